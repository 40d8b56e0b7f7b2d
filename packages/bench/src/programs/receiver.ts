// A server that takes webhooks: `node receiver.js PORT`. Over the parent's channel { until: count } → { at }, the
// monotonic time in nanoseconds when it had taken that many in all.
import { createServer } from 'node:http';

let taken = 0;
let until = Infinity;

function tellWhenReached(): void {
  if (taken < until) return;
  until = Infinity;
  process.send?.({ at: String(process.hrtime.bigint()) });
}

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(204).end();
    taken += 1;
    tellWhenReached();
  });
});
process.on('message', (message: { until: number }) => {
  until = message.until;
  tellWhenReached();
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
process.once('SIGTERM', () => process.exit());
