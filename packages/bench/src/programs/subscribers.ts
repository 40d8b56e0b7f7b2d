// The subscribers of hub and floor, one process for both. Over the parent's channel { open: SubscriberGroup } →
// { opened: name }; then for each message that all of a group have received { name, text, times }: what the first one
// received, and when each had it (monotonic, in nanoseconds).
import { WebSocket } from 'ws';

export interface SubscriberGroup {
  readonly name: string;
  readonly url: string;
  readonly count: number;
  /** The GraphQL subscription over graphql-transport-ws; null: whatever the server sends. */
  readonly subscription: { readonly query: string; readonly authorization: string } | null;
}

export interface Received {
  readonly name: string;
  readonly text: string;
  readonly times: readonly string[];
}

interface Arrival {
  text: string;
  times: string[];
}

process.on('message', (message: { open?: SubscriberGroup }) => {
  if (message.open) void open(message.open);
});
process.once('SIGTERM', () => process.exit());

async function open(group: SubscriberGroup): Promise<void> {
  const arrivals: (Arrival | undefined)[] = [];
  const onEvent = (sequence: number, data: Buffer): void => {
    const at = String(process.hrtime.bigint());
    const arrival = (arrivals[sequence] ??= { text: data.toString(), times: [] });
    arrival.times.push(at);
    if (arrival.times.length < group.count) return;
    arrivals[sequence] = undefined;
    process.send?.({ name: group.name, ...arrival } satisfies Received);
  };
  for (let index = 0; index < group.count; index += 1) await connect(group, onEvent);
  process.send?.({ opened: group.name });
}

/** Resolves when the socket is open and, for a subscription, the hub was asked for it. */
function connect(group: SubscriberGroup, onEvent: (sequence: number, data: Buffer) => void): Promise<void> {
  const { subscription } = group;
  const socket = new WebSocket(group.url, subscription ? 'graphql-transport-ws' : []);
  let sequence = 0;
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', (code, reason) => {
      reject(new Error(`Closed: ${code} ${reason.toString()}`));
    });
    socket.once('open', () => {
      if (!subscription) resolve();
      else send(socket, { type: 'connection_init', payload: { authorization: subscription.authorization } });
    });
    socket.on('message', (data: Buffer) => {
      if (!subscription || data.subarray(0, 60).includes('"type":"next"')) {
        onEvent(sequence, data);
        sequence += 1;
      } else if (data.includes('"connection_ack"')) {
        send(socket, { id: 'changes', type: 'subscribe', payload: { query: subscription.query } });
        resolve();
      }
    });
  });
}

function send(socket: WebSocket, message: Readonly<Record<string, unknown>>): void {
  socket.send(JSON.stringify(message));
}
