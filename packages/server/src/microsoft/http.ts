import { randomUUID } from 'node:crypto';
import { deadline } from './deadline.js';
import { ForeignHostError, MicrosoftUnavailableError } from './errors.js';
import { errorCodeOf } from './error-code.js';

export interface HttpRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** An access token; only ever sent to the origins that were configured. */
  readonly bearer?: string;
  /** By which Microsoft's logs know the request; a new one unless given. */
  readonly correlationId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** How one request to Microsoft went, for logs and metrics: nothing of what was sent or answered beyond its code. */
export interface MicrosoftExchange {
  readonly host: string;
  /** Null when nothing came. */
  readonly status: number | null;
  /** What an error answer calls itself: `AADSTS700082`, `invalid_grant`, `Authorization_RequestDenied`. */
  readonly code: string | null;
  readonly durationMs: number;
  /** The `client-request-id` that was sent. */
  readonly correlationId: string;
  /** What Microsoft calls it (`x-ms-request-id`, `request-id`): its support asks for it. */
  readonly requestId: string | null;
}

export interface MicrosoftHttpOptions {
  /** Origins that may be given an access token. */
  readonly bearerOrigins: readonly string[];
  readonly timeoutMs?: number | undefined;
  readonly maxBytes?: number;
  /** Told of every exchange once it ended. */
  readonly onExchange?: ((exchange: MicrosoftExchange) => void) | undefined;
}

/** The one door to Microsoft over HTTP: bounded in time and size, never redirected, tokens to configured hosts only. */
export class MicrosoftHttp {
  readonly #bearerOrigins: ReadonlySet<string>;
  readonly #timeoutMs: number;
  readonly #maxBytes: number;
  readonly #onExchange: (exchange: MicrosoftExchange) => void;

  constructor({
    bearerOrigins,
    timeoutMs = 12_000,
    maxBytes = 1024 * 1024,
    onExchange = () => undefined,
  }: MicrosoftHttpOptions) {
    this.#bearerOrigins = new Set(bearerOrigins.map((url) => new URL(url).origin));
    this.#timeoutMs = timeoutMs;
    this.#maxBytes = maxBytes;
    this.#onExchange = onExchange;
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
    const correlationId = request.correlationId ?? randomUUID();
    const startedAt = performance.now();
    const tell = (answer: HttpAnswer | null): void =>
      this.#onExchange({
        host,
        status: answer?.status ?? null,
        code: answer && errorCodeOf(answer),
        durationMs: Math.round(performance.now() - startedAt),
        correlationId,
        requestId: answer?.headers['x-ms-request-id'] ?? answer?.headers['request-id'] ?? null,
      });
    try {
      const answer = await this.#exchange(url, { ...request, correlationId });
      tell(answer);
      return answer;
    } catch (error) {
      request.signal?.throwIfAborted();
      tell(null);
      throw error;
    }
  }

  /** @throws MicrosoftUnavailableError, or the signal's reason */
  async #exchange(url: string, request: HttpRequest & { correlationId: string }): Promise<HttpAnswer> {
    const end = deadline(this.#timeoutMs, request.signal);
    try {
      const response = await fetch(url, {
        method: request.method ?? 'GET',
        headers: {
          accept: 'application/json',
          'client-request-id': request.correlationId,
          ...request.headers,
          ...(request.bearer === undefined ? {} : { authorization: `Bearer ${request.bearer}` }),
        },
        redirect: 'manual',
        signal: end.signal,
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
      const reason = end.isOver() ? `did not answer within ${this.#timeoutMs} ms` : 'could not be reached';
      throw new MicrosoftUnavailableError(`${new URL(url).host} ${reason}.`, undefined, { cause: error });
    } finally {
      end.release();
    }
  }
}

async function boundedText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  // An answer that says how long it is and is not packed holds no more than that; to read it at once costs far less.
  const { headers } = response;
  const declaredBytes = Number(headers.get('content-length') ?? Number.NaN);
  if (declaredBytes <= maxBytes && !headers.has('content-encoding')) return response.text();
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
