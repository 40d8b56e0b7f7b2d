/** One value of a gauge with its labels. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Something that is looked up when somebody asks for it: how many, how old, how long until. */
export interface Gauge {
  /** By Prometheus' conventions, with its unit: `landbridge_…_seconds`. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  read(): Promise<readonly Reading[]>;
}
