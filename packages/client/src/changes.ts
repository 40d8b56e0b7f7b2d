import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { LandbridgeError } from './errors.js';
import { ConnectionsChangedDocument, type ConnectionsChangedSubscription } from './generated/graphql.js';

export type ConnectionChange = ConnectionsChangedSubscription['connectionsChanged'];

export interface ChangesOptions {
  /** The `eventId` that was handled last: what came after it is replayed. Absent: from now on. */
  readonly after?: string;
  readonly signal?: AbortSignal;
}

/** Close codes that another try does not mend (graphql-ws; the hub's own 4401 and 4403). */
const finalCodes: ReadonlySet<number> = new Set([4400, 4401, 4403, 4406, 4409]);

/**
 * Every change of a connection, in order. Connects again by itself and goes on where it was; ends with the signal.
 * @throws LandbridgeError when the hub refuses
 */
export async function* connectionChanges(
  { url, apiKey }: { url: string; apiKey: string },
  { after, signal }: ChangesOptions,
): AsyncGenerator<ConnectionChange, void, undefined> {
  let last = after;
  for (let failures = 0; !signal?.aborted; failures += 1) {
    try {
      for await (const change of once({ url, apiKey, after: last, signal })) {
        failures = 0;
        last = change.eventId;
        yield change;
      }
    } catch (error) {
      if (error instanceof LandbridgeError) throw error;
    }
    await pause(Math.min(30_000, 500 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random() / 2), signal);
  }
}

interface OnceOptions extends ChangesOptions {
  readonly url: string;
  readonly apiKey: string;
}

/** One socket; ends or throws with it. */
async function* once({ url, apiKey, after, signal }: OnceOptions): AsyncGenerator<ConnectionChange, void> {
  const address = new URL('/graphql', url);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const client = createClient({
    url: address.href,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${apiKey}` },
    keepAlive: 15_000,
    retryAttempts: 0,
  });
  const results = client.iterate<ConnectionsChangedSubscription>({
    query: ConnectionsChangedDocument.toString(),
    variables: { after },
  });
  const end = (): void => void client.dispose();
  signal?.addEventListener('abort', end, { once: true });
  try {
    for await (const { data, errors } of results) {
      const [error] = errors ?? [];
      if (error) throw new LandbridgeError(codeOf(error.extensions), error.message);
      if (data) yield data.connectionsChanged;
    }
  } catch (error) {
    if (signal?.aborted) return;
    throw refusalOf(error) ?? error;
  } finally {
    signal?.removeEventListener('abort', end);
    await client.dispose();
  }
}

function codeOf(extensions: { code?: unknown } | undefined): string {
  return typeof extensions?.code === 'string' ? extensions.code : 'UNKNOWN';
}

/** What graphql-ws throws: a close event with a code, or the errors of a refused operation. */
function refusalOf(error: unknown): LandbridgeError | null {
  if (Array.isArray(error)) {
    const [first] = error as { message?: string; extensions?: { code?: unknown } }[];
    return new LandbridgeError(
      codeOf(first?.extensions),
      first?.message ?? 'The hub refused the subscription.',
    );
  }
  const { code, reason } = (error ?? {}) as { code?: unknown; reason?: unknown };
  if (typeof code !== 'number' || !finalCodes.has(code)) return null;
  const isStranger = code === 4401 || code === 4403;
  return new LandbridgeError(isStranger ? 'UNAUTHENTICATED' : 'REFUSED', String(reason));
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
    if (signal?.aborted) done();
  });
}
