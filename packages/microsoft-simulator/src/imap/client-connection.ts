import type { Socket } from 'node:net';
import { CommandReader, type CommandParts } from './command-reader.js';

/** A client's socket: commands in, lines out. */
export class ClientConnection {
  readonly #reader: CommandReader;
  readonly #ready: CommandParts[] = [];
  #waiting: ((parts: CommandParts | null) => void) | null = null;
  #isOver = false;

  constructor(
    private readonly socket: Socket,
    maxLiteralBytes: number,
  ) {
    this.#reader = new CommandReader(maxLiteralBytes);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('close', () => this.#end());
    // A client that goes away without a word is no error of ours; `close` follows.
    socket.on('error', () => this.#end());
  }

  /** The next command or answer of the client; null once the connection is over. */
  next(): Promise<CommandParts | null> {
    const parts = this.#ready.shift();
    if (parts !== undefined) return Promise.resolve(parts);
    if (this.#isOver) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** Sends one line, which may hold bytes. */
  line(...pieces: readonly (string | Buffer)[]): void {
    if (!this.socket.writable) return;
    this.socket.write(Buffer.concat([...pieces.map((piece) => Buffer.from(piece)), Buffer.from('\r\n')]));
  }

  /** Says the last words, if any, and hangs up. */
  end(lastLine?: string): void {
    if (lastLine !== undefined) this.line(lastLine);
    this.socket.end();
    this.#end();
  }

  #read(chunk: Buffer): void {
    this.#reader.push(chunk);
    for (let event = this.#reader.next(); event !== null; event = this.#reader.next()) {
      if (this.#isOver) return;
      if (event.kind === 'too-long') this.end('* BYE Command is too long.');
      else if (event.kind === 'literal-wanted') this.line('+ Ready for additional command text.');
      else this.#deliver(event.parts);
    }
  }

  #deliver(parts: CommandParts): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting === null) this.#ready.push(parts);
    else waiting(parts);
  }

  #end(): void {
    this.#isOver = true;
    this.#ready.length = 0;
    this.#waiting?.(null);
    this.#waiting = null;
  }
}
