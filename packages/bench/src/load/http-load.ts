import { runNode } from '../processes/child.js';
import { peer } from '../processes/peers.js';

export interface LoadRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A GraphQL request; `{{n}}` in it becomes a number that no other request has. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly connections: number;
  readonly seconds: number;
  readonly firstNumber?: number;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Requests that were not answered 200. */
  readonly failed: number;
  readonly lastNumber: number;
  readonly firstAnswer: string | null;
}

/** One round of load from a process of its own. Throws when any request failed: its time would say nothing. */
export async function httpLoad(request: LoadRequest): Promise<LoadResult> {
  const result = await runNode<LoadResult>(peer('load'), [
    JSON.stringify({
      ...request,
      headers: { 'content-type': 'application/json', ...request.headers },
      body: JSON.stringify(request.body),
    }),
  ]);
  if (result.failed > 0 || result.firstAnswer === null || /"errors":\[/.test(result.firstAnswer)) {
    throw new Error(
      `${result.failed} requests failed at ${request.url}; the first answer: ${String(result.firstAnswer)}`,
    );
  }
  return result;
}
