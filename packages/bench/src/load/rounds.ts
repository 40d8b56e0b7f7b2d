import { median } from '../report/figures.js';

/** What one contender did in each round. */
export type Rounds<Name extends string, Result> = Readonly<Record<Name, readonly Result[]>>;

/**
 * Lets the contenders run one after the other, round after round (A B C, A B C, …), so that a machine that others use
 * too slows all of them alike. A round before the first warms up and is not counted.
 */
export async function inRounds<Name extends string, Result>(
  rounds: number,
  contenders: Readonly<Record<Name, (isWarmUp: boolean) => Promise<Result>>>,
): Promise<Rounds<Name, Result>> {
  const names = Object.keys(contenders) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const result = await contenders[name](round === 0);
      if (round > 0) results[name].push(result);
    }
  }
  return results;
}

/** The median of the rounds' own ratios. */
export function medianRatio<Result>(
  product: readonly Result[],
  floor: readonly Result[],
  value: (result: Result) => number,
): number {
  return median(product.map((result, round) => value(result) / value(floor[round] ?? result)));
}

export function medianOf<Result>(results: readonly Result[], value: (result: Result) => number): number {
  return median(results.map(value));
}
