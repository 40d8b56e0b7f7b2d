import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { connectionError, type ConnectionFailure } from './connection-errors.js';
import type { MailAddress } from './mail-address.js';
import { MailNotEncryptedError, MailRefusedError, type MailError } from './mail.errors.js';

/** What nodemailer puts on an error, besides what sockets do. */
interface SmtpFailure extends ConnectionFailure {
  readonly response?: unknown;
  readonly command?: unknown;
}

// A name of its own: for XOAUTH2 nodemailer takes whatever the server offers first, unless it makes the token itself.
const mechanism = 'XOAUTH2-AS-WRITTEN-HERE';

/**
 * Commands and their answers over nodemailer's connection, which greets and encrypts by itself. It offers no way to say
 * single commands but the one it gives to a custom mechanism of signing in; that one stays good as long as the session.
 */
export class SmtpDialogue {
  /** Rejects when the connection ends, for nodemailer forgets whoever waits for an answer then. */
  readonly #ended: Promise<never>;
  #say: (command: string) => Promise<string> = () => Promise.reject(this.#lost);

  constructor(
    private readonly server: MailAddress,
    private readonly connection: SMTPConnection,
  ) {
    this.#ended = new Promise((_resolve, reject) => {
      connection.on('error', (error: SmtpFailure) => reject(this.#mailErrorOf(error)));
      connection.once('end', () => reject(this.#lost));
    });
    // Nobody may be waiting when it ends.
    this.#ended.catch(() => undefined);
  }

  get isEncrypted(): boolean {
    return this.connection.secure;
  }

  /** Greets the server and encrypts the connection. @throws MailError */
  async connect(): Promise<void> {
    await this.#unlessEnded(
      new Promise<void>((resolve, reject) => {
        this.connection.connect((error) => {
          if (error) reject(this.#mailErrorOf(error));
          else resolve();
        });
      }),
    );
  }

  /** Signs in with an initial response of XOAUTH2; answers with the server's words. @throws MailError */
  signIn(initialResponse: string): Promise<string> {
    const xoauth2 = async (): Promise<string> => {
      const answer = await this.ask(`AUTH XOAUTH2 ${initialResponse}`);
      // The reason comes as a challenge in base64, and the refusal after an empty answer.
      return answer.startsWith('334') ? this.ask('') : answer;
    };
    return this.#unlessEnded(
      this.#begin().then(async () => {
        const answer = await xoauth2();
        if (!answer.startsWith('2')) throw new MailRefusedError(this.server, answer);
        return answer;
      }),
    );
  }

  /** Says one command and hears its answer, whatever it is. @throws MailError when the connection ends before */
  ask(command: string): Promise<string> {
    return this.#unlessEnded(this.#say(command));
  }

  /** Says goodbye and waits for the end. */
  async quit(): Promise<void> {
    const ended = this.#ended.catch(() => undefined);
    if (!this.connection.destroyed) this.connection.quit();
    await ended;
  }

  hangUp(): void {
    this.connection.close();
  }

  /** Takes the way to say commands out of nodemailer's hands, in the place of a mechanism. */
  #begin(): Promise<void> {
    return new Promise((resolve) => {
      this.connection.customAuth.set(mechanism, ({ sendCommand }) => {
        this.#say = async (command) => (await sendCommand(command)).response;
        resolve();
      });
      this.connection.login({ method: mechanism }, () => undefined);
    });
  }

  #unlessEnded<T>(answer: Promise<T>): Promise<T> {
    return Promise.race([answer, this.#ended]);
  }

  get #lost(): MailError {
    const words = this.connection.lastServerResponse;
    return typeof words === 'string' && /^[45]\d\d/.test(words)
      ? new MailRefusedError(this.server, words)
      : connectionError({ message: 'the connection was closed' }, this.server);
  }

  #mailErrorOf(error: SmtpFailure): MailError {
    const words = typeof error.response === 'string' ? error.response : null;
    const cause = { cause: error };
    if (error.command === 'STARTTLS' && words !== null)
      return new MailNotEncryptedError(this.server, words, cause);
    return words !== null && /^[45]\d\d/.test(words)
      ? new MailRefusedError(this.server, words, cause)
      : connectionError(error, this.server);
  }
}
