import { createServer, type Server, type Socket } from 'node:net';
import type { MailContext } from '../mail/index.js';
import { lastWords } from './check-session.js';
import { ClientConnection } from './client-connection.js';
import type { ImapSession } from './imap-session.js';
import { runSession } from './run-session.js';

/** The largest literal is a message to append; Exchange takes larger ones. */
const maxLiteralBytes = 10 * 1024 * 1024;
/** How often idle sessions are asked whether their token still holds. */
const checkIntervalMs = 1_000;

/** An IMAP server in front of the simulator's mailboxes: plain, since it is for the machine it runs on. */
export class ImapServer {
  readonly #sessions = new Map<ImapSession, Socket>();
  /** Connections that nobody answers. */
  readonly #held = new Set<Socket>();
  readonly #server: Server;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly context: MailContext) {
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
  }

  /**
   * @param port 0 takes any free one
   * @returns the port it listens on
   * @throws {Error} EADDRINUSE and the like
   */
  async start(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    this.#timer = setInterval(() => this.#tick(), checkIntervalMs).unref();
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  /** What has to happen without a command. */
  #tick(): void {
    this.endStaleSessions();
    this.context.rate.deliverDue();
  }

  /** Hangs up on every session whose token has expired or was revoked. */
  endStaleSessions(): void {
    for (const session of this.#sessions.keys()) {
      const words = lastWords(session);
      if (words !== null) session.connection.end(`* BYE ${words}`);
    }
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const [session, socket] of this.#sessions) {
      session.connection.end('* BYE Server is shutting down.');
      socket.destroySoon();
    }
    for (const socket of this.#held) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #accept(socket: Socket): void {
    if (this.context.scenario.use('mail-server-silent', null) !== null) {
      this.#hold(socket);
      return;
    }
    const connection = new ClientConnection(socket, maxLiteralBytes);
    const session: ImapSession = {
      context: this.context,
      connection,
      identity: null,
      selected: null,
      refusals: 0,
    };
    this.#sessions.set(session, socket);
    socket.once('close', () => this.#sessions.delete(session));
    runSession(session).catch((error: unknown) => {
      console.error(error);
      connection.end('* BYE Server error.');
    });
  }

  #hold(socket: Socket): void {
    this.#held.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#held.delete(socket));
    socket.resume();
  }
}
