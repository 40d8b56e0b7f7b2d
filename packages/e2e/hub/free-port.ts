import { createServer } from 'node:net';

// Below the range from which systems take ports for outgoing connections, and a part of it for each worker: a port
// that was found free stays free until it is used.
const first = 20_000 + 500 * Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
let next = first;

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  for (; next < first + 500;) {
    const port = next++;
    if (await isFree(port)) return port;
  }
  throw new Error('No free port.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
