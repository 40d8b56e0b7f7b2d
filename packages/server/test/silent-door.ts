import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way to the simulator, behind which Microsoft can fall silent: it takes what is sent, and answers nothing. */
export class SilentDoor {
  /** The port of the simulator. */
  target = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((near) => this.#lead(near));
  #isSilent = false;

  /** Opens the door, behind which nothing is yet. @returns its address */
  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on nothing is answered, whatever has been asked already. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  /** What was asked meanwhile stays without an answer. */
  speakAgain(): void {
    this.#isSilent = false;
    this.#hangUp();
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#hangUp();
    await once(this.#server, 'close');
  }

  #hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #lead(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    const pass = (to: Socket) => (chunk: Buffer) => {
      if (!this.#isSilent) to.write(chunk);
    };
    near.on('data', pass(far));
    far.on('data', pass(near));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      // Whoever cuts its end is gone; that the other end goes too is all there is to say.
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
