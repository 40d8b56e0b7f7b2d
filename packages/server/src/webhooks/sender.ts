import type { Agent, request } from 'undici';
import type { Ambient } from '../ambient.js';
import { AddressRefusedError, permittedAddresses, type Resolve } from './address.js';

/** How one attempt ended; `error` when nothing was answered. */
export type Answer =
  | {
      readonly kind: 'ANSWERED';
      readonly status: number;
      /** The first 1,000 characters. */
      readonly text: string;
      readonly retryAfterMs: number | null;
      readonly durationMs: number;
    }
  | { readonly kind: 'NOTHING'; readonly error: string; readonly durationMs: number };

export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SenderOptions {
  readonly ambient: Ambient;
  readonly allowPrivate: boolean;
  readonly resolve: Resolve;
  readonly userAgent: string;
}

/** For so long a receiver may take, its answer included. */
export const timeoutMs = 15_000;
/** When the hub stops, what is under way may still be answered for so long. */
const stopGraceMs = 2_000;
const maxAnswerBytes = 64 * 1_024;
const keptCharacters = 1_000;

/**
 * Sends webhooks. The address of a host is looked up, checked and connected to in one step, so that no second answer of
 * the DNS can lead elsewhere; a redirect is an answer like any other and is not followed.
 */
export class Sender {
  #client: Promise<{ readonly agent: Agent; readonly request: typeof request }> | null = null;

  constructor(private readonly options: SenderOptions) {}

  /** Sends once; whatever becomes of it is a value. `signal` ends it a little later than it is aborted. */
  async send(message: Message, signal: AbortSignal): Promise<Answer> {
    const startedAt = performance.now();
    const duration = (): number => Math.round(performance.now() - startedAt);
    const limit = this.#timeLimit(signal);
    try {
      // Names are checked when they are looked up, which a literal address is not.
      const { hostname } = new URL(message.url);
      if (/^\[|^[\d.]+$/.test(hostname)) await permittedAddresses(hostname, this.options);
      const client = await (this.#client ??= this.#open());
      const { statusCode, headers, body } = await client.request(message.url, {
        method: 'POST',
        dispatcher: client.agent,
        headers: {
          'content-type': 'application/json',
          'user-agent': this.options.userAgent,
          ...message.headers,
        },
        body: message.body,
        signal: limit.signal,
      });
      const text = await firstCharacters(body);
      const retryAfterMs = retryAfterOf(headers['retry-after'], this.options.ambient.now());
      return { kind: 'ANSWERED', status: statusCode, text, retryAfterMs, durationMs: duration() };
    } catch (error) {
      return { kind: 'NOTHING', error: limit.reason() ?? errorText(error), durationMs: duration() };
    } finally {
      limit.end();
    }
  }

  async close(): Promise<void> {
    const client = await this.#client;
    await client?.agent.destroy();
  }

  /** Not before it is needed: most starts of a hub send no webhook, and the library is large. */
  async #open(): Promise<{ agent: Agent; request: typeof request }> {
    const undici = await import('undici');
    const agent = new undici.Agent({
      connect: {
        timeout: timeoutMs,
        lookup: (hostname, { all }, callback) => {
          permittedAddresses(hostname, this.options).then(
            (addresses) => {
              const [first] = addresses;
              if (all) callback(null, [...addresses]);
              else callback(null, first?.address ?? '', first?.family);
            },
            (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ''),
          );
        },
      },
    });
    return { agent, request: undici.request };
  }

  #timeLimit(stopping: AbortSignal): { signal: AbortSignal; reason: () => string | null; end: () => void } {
    const { ambient } = this.options;
    const ended = new AbortController();
    const limit = new AbortController();
    let reason: string | null = null;
    const after = (ms: number, why: string): void => {
      ambient.sleep(ms, ended.signal).then(
        () => {
          reason ??= why;
          limit.abort();
        },
        () => undefined,
      );
    };
    after(timeoutMs, 'TIMEOUT');
    const stop = (): void => after(stopGraceMs, 'INTERRUPTED');
    if (stopping.aborted) stop();
    else stopping.addEventListener('abort', stop, { once: true, signal: ended.signal });
    return { signal: limit.signal, reason: () => reason, end: () => ended.abort() };
  }
}

/** Reads 64 KB at most; what breaks off after the status is kept as far as it came. */
async function firstCharacters(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= maxAnswerBytes) break;
    }
  } catch {
    // The status is the answer; a body that does not end says no more.
  }
  // PostgreSQL stores every character but this one.
  return Buffer.concat(chunks).toString('utf8').replaceAll('\0', '\uFFFD').slice(0, keptCharacters);
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfterOf(header: string | string[] | undefined, now: Date): number | null {
  if (typeof header !== 'string') return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

function errorText(error: unknown): string {
  const cause = rootOf(error);
  if (cause instanceof AddressRefusedError) return 'ADDRESS_REFUSED';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  if (code === 'ENOTFOUND' || code === 'ENODATA') return 'HOST_NOT_FOUND';
  const isTls = code !== null && /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code);
  const kind = isTls ? 'TLS_FAILED' : 'CONNECTION_FAILED';
  return code === null ? kind : `${kind} (${code})`;
}

/** With several addresses, Node.js tells of each in an AggregateError. */
function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors[0]);
  if (error instanceof Error && error.cause instanceof Error) return rootOf(error.cause);
  return error;
}
