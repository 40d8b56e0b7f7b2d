/** A message as a folder keeps it. */
export interface Message {
  readonly uid: number;
  /** Grows with every change of the folder, so that sessions find what is new to them. */
  changedAt: number;
  readonly flags: Set<string>;
  readonly internalDate: Date;
  readonly raw: Buffer;
}

/** What is needed to put a message into a folder. */
export interface NewMessage {
  readonly raw: Buffer;
  readonly flags: readonly string[];
  readonly internalDate: Date;
}
