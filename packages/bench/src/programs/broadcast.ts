// The floor of the push: a WebSocket server that sends the same text to everybody. `node broadcast.js PORT`, then over
// the parent's channel { broadcast: text } → { at }, the monotonic time in nanoseconds before the first send, and
// { measureMemory: true } → { memory }.
import { WebSocketServer } from 'ws';
import { memoryAfterCollection } from './memory.js';

const server = new WebSocketServer({ port: Number(process.argv[2]), host: '127.0.0.1' });

process.on('message', (message: { broadcast?: string; measureMemory?: boolean }) => {
  if (message.measureMemory) process.send?.({ memory: memoryAfterCollection() });
  if (message.broadcast === undefined) return;
  const at = process.hrtime.bigint();
  for (const client of server.clients) client.send(message.broadcast);
  process.send?.({ at: String(at) });
});
server.once('listening', () => console.log('ready'));
process.once('SIGTERM', () => process.exit());
