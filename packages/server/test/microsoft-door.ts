import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a refresh takes: long enough for another one to fall into it. */
const refreshMs = 100;

/** The way to the simulator, on which refreshes of the same grant are seen that happen at the same time. */
export class MicrosoftDoor {
  readonly #inFlight = new Set<string>();
  readonly #server = createServer((asked, reply) => void this.#lead(asked, reply));
  #target = 0;
  /** How many refreshes went through. */
  refreshes = 0;
  /** How many of them began while another one of the same grant was on its way. */
  overlaps = 0;

  /** Opens the door, behind which nothing is yet. @returns its address */
  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The port of the simulator. */
  set target(port: number) {
    this.#target = port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #lead(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    try {
      const body = await buffer(asked);
      const isForm = asked.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
      const form = new URLSearchParams(isForm ? body.toString('utf8') : '');
      const refreshToken = form.get('refresh_token');
      if (refreshToken === null) {
        await this.#forward(asked, body, reply);
        return;
      }
      this.refreshes += 1;
      if (this.#inFlight.has(refreshToken)) this.overlaps += 1;
      this.#inFlight.add(refreshToken);
      await pause(refreshMs);
      await this.#forward(asked, body, reply);
      this.#inFlight.delete(refreshToken);
    } catch {
      // Whoever asked is gone.
      reply.destroy();
    }
  }

  async #forward(asked: IncomingMessage, body: Buffer, reply: ServerResponse): Promise<void> {
    const { method, url: path, headers } = asked;
    const far = request({ host: '127.0.0.1', port: this.#target, method, path, headers });
    far.end(body);
    const [answer] = (await once(far, 'response')) as [IncomingMessage];
    const content = await buffer(answer);
    reply.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
  }
}
