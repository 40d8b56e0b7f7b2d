import { authorizationHeader, type Hub } from '../processes/hub.js';
import type { Measure } from '../report/table.js';
import { httpLoad, type LoadResult } from './http-load.js';
import { medianOf, medianRatio } from './rounds.js';

/** How many ask at the same time, and how often all contenders take their turn. */
export const clients = 50;
export const rounds = 3;
const warmUpSeconds = 1;
const roundSeconds = 1.5;

type Variables = Record<string, unknown>;

export const rate = (result: LoadResult): number => result.perSecond;
export const typicalMs = (result: LoadResult): number => result.p50;
export const slowestMs = (result: LoadResult): number => result.p99;

/** One contender: the query as often as it is answered for a round. */
export function load(url: string, query: string, variables: Variables = {}) {
  return (isWarmUp: boolean): Promise<LoadResult> =>
    httpLoad({
      url: `${url}/graphql`,
      headers: { authorization: authorizationHeader },
      body: { query, variables },
      connections: clients,
      seconds: isWarmUp ? warmUpSeconds : roundSeconds,
    });
}

/**
 * What the last round left to the hub must not be measured with the next: the same once more is answered after it.
 */
export function drained(hub: Hub, query: string, variables: Variables = {}) {
  const search = load(hub.url, query, variables);
  return async (isWarmUp: boolean): Promise<LoadResult> => {
    const result = await search(isWarmUp);
    await hub.graphql(query, variables);
    return result;
  };
}

/** What compares an answer's typical time with that of page 1 in the same rounds. */
export function againstPageOne(first: readonly LoadResult[]) {
  return (name: string, results: readonly LoadResult[], most: number | null): Measure => ({
    name,
    unit: 'ms',
    product: medianOf(results, typicalMs),
    floor: { name: 'page 1', value: medianOf(first, typicalMs) },
    ratio: medianRatio(results, first, typicalMs),
    p50: medianOf(results, typicalMs),
    p99: medianOf(results, slowestMs),
    aim: most === null ? null : { of: 'ratio', at: 'most', value: most },
  });
}
