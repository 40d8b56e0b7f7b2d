import { LandbridgeError } from './errors.js';
import type { TypedDocumentString } from './generated/graphql.js';

export interface RequestsOptions {
  /** The hub's address, e.g. `https://hub.example.com`. */
  readonly url: string;
  readonly apiKey: string;
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs: number;
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { message: string; extensions?: { code?: unknown } }[];
}

/** Asks the hub over HTTP. */
export class Requests {
  constructor(private readonly options: RequestsOptions) {}

  /** @throws LandbridgeError, or the signal's reason */
  async send<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Result> {
    const response = await this.#post(JSON.stringify({ query: document.toString(), variables }), signal);
    const answer = await bodyOf<Result>(response);
    const [error] = answer?.errors ?? [];
    if (error) {
      const code = typeof error.extensions?.code === 'string' ? error.extensions.code : 'UNKNOWN';
      throw new LandbridgeError(code, error.message, secondsOf(response.headers.get('retry-after')));
    }
    if (!answer?.data) {
      throw new LandbridgeError(
        'UNREACHABLE',
        `Something that is no Landbridge answered ${response.status}.`,
      );
    }
    return answer.data;
  }

  async #post(body: string, signal?: AbortSignal): Promise<Response> {
    const { url, apiKey, timeoutMs } = this.options;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await fetch(new URL('/graphql', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
        body,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        // A key goes to the hub and to nobody that an answer names.
        redirect: 'error',
      });
    } catch (cause) {
      signal?.throwIfAborted();
      const how = timeout.aborted ? `did not answer within ${timeoutMs} ms` : 'could not be reached';
      throw new LandbridgeError('UNREACHABLE', `The hub ${how}.`, 1, { cause });
    }
  }
}

async function bodyOf<Result>(response: Response): Promise<Answer<Result> | null> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Answer<Result> | null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function secondsOf(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
