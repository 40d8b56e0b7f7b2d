import { ForeignHostError, MicrosoftUnavailableError } from './errors.js';

export interface HttpRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** An access token; only ever sent to the origins that were configured. */
  readonly bearer?: string;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface MicrosoftHttpOptions {
  /** Origins that may be given an access token. */
  readonly bearerOrigins: readonly string[];
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** The one door to Microsoft over HTTP: bounded in time and size, never redirected, tokens to configured hosts only. */
export class MicrosoftHttp {
  readonly #bearerOrigins: ReadonlySet<string>;
  readonly #timeoutMs: number;
  readonly #maxBytes: number;

  constructor({ bearerOrigins, timeoutMs = 12_000, maxBytes = 1024 * 1024 }: MicrosoftHttpOptions) {
    this.#bearerOrigins = new Set(bearerOrigins.map((url) => new URL(url).origin));
    this.#timeoutMs = timeoutMs;
    this.#maxBytes = maxBytes;
  }

  /**
   * Asks once and returns whatever was answered, errors included.
   * @throws MicrosoftUnavailableError when nothing came within the time, too much came, or the network failed.
   * @throws ForeignHostError when a token would go to another host.
   * @throws the signal's reason when the caller gave up.
   */
  async send(url: string, request: HttpRequest = {}): Promise<HttpAnswer> {
    const { origin, host } = new URL(url);
    if (request.bearer !== undefined && !this.#bearerOrigins.has(origin)) throw new ForeignHostError(host);
    request.signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    try {
      const response = await fetch(url, {
        method: request.method ?? 'GET',
        headers: {
          accept: 'application/json',
          ...request.headers,
          ...(request.bearer === undefined ? {} : { authorization: `Bearer ${request.bearer}` }),
        },
        redirect: 'manual',
        signal: request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]),
        ...(request.body === undefined ? {} : { body: request.body }),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await boundedText(response, this.#maxBytes),
      };
    } catch (error) {
      request.signal?.throwIfAborted();
      if (error instanceof MicrosoftUnavailableError) throw error;
      const reason = timeout.aborted ? `did not answer within ${this.#timeoutMs} ms` : 'could not be reached';
      throw new MicrosoftUnavailableError(`${host} ${reason}.`, undefined, { cause: error });
    }
  }
}

async function boundedText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new MicrosoftUnavailableError(
        `${new URL(response.url).host} answered more than ${maxBytes} bytes.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The JSON object in an answer, or null when it holds none. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
