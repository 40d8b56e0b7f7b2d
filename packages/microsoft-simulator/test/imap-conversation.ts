import { connect, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';

/** IMAP as it is written and read on the wire. */
export class ImapConversation {
  readonly #lines: AsyncIterator<string>;

  private constructor(
    private readonly socket: Socket,
    lines: Interface,
  ) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Connects and hears the greeting. */
  static async begin(url: string): Promise<ImapConversation> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const talk = new ImapConversation(socket, createInterface({ input: socket, crlfDelay: Infinity }));
    await talk.#until((line) => line.startsWith('* OK'));
    return talk;
  }

  async authenticate(user: string, accessToken: string): Promise<string[]> {
    const response = Buffer.from(`user=${user}\x01auth=Bearer ${accessToken}\x01\x01`).toString('base64');
    return this.say(`auth AUTHENTICATE XOAUTH2 ${response}`);
  }

  send(text: string): void {
    this.socket.write(`${text}\r\n`);
  }

  /** Sends a command and hears everything up to the line that begins with its tag, or with `end`. */
  async say(command: string, end = command.split(' ')[0] ?? ''): Promise<string[]> {
    this.send(command);
    return this.#until((line) => line.startsWith(end));
  }

  /** Everything up to the end of the connection. */
  rest(): Promise<string[]> {
    return this.#until(() => false);
  }

  async end(): Promise<void> {
    this.send('end LOGOUT');
    await this.rest();
  }

  async #until(isLast: (line: string) => boolean): Promise<string[]> {
    const heard: string[] = [];
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done === true) return heard;
      heard.push(value);
      if (isLast(value)) return heard;
    }
  }
}
