import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What a scripted server says to a line; nothing (`null`) keeps the client waiting. */
export type Script = (line: string, say: (text: string) => void, socket: Socket) => void;

/** In the place of an answer: the connection is cut. */
export const connectionIsCut = '(the connection is cut)';

/** A mail server that says what a test tells it to, for sentences that a well-behaved one would not say. */
export class ScriptedMailServer {
  /** Every line that a client has said. */
  readonly heard: string[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#meet(socket));

  private constructor(
    private readonly greeting: string | null,
    private readonly script: Script,
  ) {}

  static async start(greeting: string | null, script: Script): Promise<ScriptedMailServer> {
    const server = new ScriptedMailServer(greeting, script);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many clients are connected. */
  get clients(): number {
    return this.#sockets.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #meet(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    const say = (text: string): void => {
      if (text.endsWith(connectionIsCut)) socket.destroy();
      else if (socket.writable) socket.write(`${text}\r\n`);
    };
    if (this.greeting !== null) say(this.greeting);
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        this.heard.push(line);
        this.script(line, say, socket);
      }
    });
  }
}

// What Exchange Online says of itself before a sign-in.
const capability =
  '* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+';

const usual: Readonly<Record<string, readonly string[]>> = {
  CAPABILITY: [capability, 'OK CAPABILITY completed.'],
  AUTHENTICATE: ['OK AUTHENTICATE completed.'],
  ID: ['* ID ("name" "Microsoft.Exchange.Imap4.Imap4Server" "version" "15.20")', 'OK ID completed.'],
  NAMESPACE: ['* NAMESPACE (("" "/")) NIL NIL', 'OK NAMESPACE completed.'],
  LIST: ['* LIST (\\Marked \\HasNoChildren) "/" INBOX', 'OK LIST completed.'],
  LSUB: ['* LSUB (\\HasNoChildren) "/" INBOX', 'OK LSUB completed.'],
  SELECT: [
    '* 3 EXISTS',
    '* 0 RECENT',
    '* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)',
    '* OK [UIDVALIDITY 14] UIDVALIDITY value',
    '* OK [UIDNEXT 99] The next unique identifier value',
    'OK [READ-WRITE] SELECT completed.',
  ],
  LOGOUT: ['* BYE Microsoft Exchange Server IMAP4 server signing off.', 'OK LOGOUT completed.'],
};

/**
 * An IMAP server that answers as Exchange does, but for what a test says: by command (`''` for an empty line), its
 * answers without tags. An answer `* BYE …` ends the connection; none at all keeps the client waiting.
 */
export function startScriptedImap(
  answers: Readonly<Record<string, readonly string[]>> = {},
  greeting: string | null = '* OK The Microsoft Exchange IMAP4 service is ready.',
): Promise<ScriptedMailServer> {
  let asked = '';
  return ScriptedMailServer.start(greeting, (line, say, socket) => {
    // An empty line answers a challenge: the command before it goes on.
    const [tag = '', command = ''] = line === '' ? [asked] : line.split(' ');
    asked = tag;
    const said = answers[command] ?? usual[command] ?? ['BAD Command Error. 10'];
    for (const answer of said) say(/^[*+]/.test(answer) ? answer : `${tag} ${answer}`);
    if (said.some((answer) => answer.startsWith('* BYE'))) socket.end();
  });
}

/** An SMTP server without encryption that answers as Exchange does, but for what a test says, by verb. */
export function startScriptedSmtp(
  answers: Readonly<Record<string, string>> = {},
  greeting = '220 PR3P195CA0023.outlook.office365.com Microsoft ESMTP MAIL Service ready',
): Promise<ScriptedMailServer> {
  const said: Readonly<Record<string, string>> = {
    EHLO: '250-outlook.office365.com Hello\r\n250-SIZE 157286400\r\n250-PIPELINING\r\n250-AUTH LOGIN XOAUTH2\r\n250 SMTPUTF8',
    AUTH: '235 2.7.0 Authentication successful',
    MAIL: '250 2.1.0 Sender OK',
    RCPT: '250 2.1.5 Recipient OK',
    RSET: '250 2.0.0 Resetting',
    QUIT: '221 2.0.0 Service closing transmission channel',
    ...answers,
  };
  return ScriptedMailServer.start(greeting, (line, say, socket) => {
    const verb = line.split(' ')[0]?.toUpperCase() ?? '';
    const answer = said[verb] ?? '500 5.3.3 Unrecognized command';
    say(answer);
    if (/^(?:221|421)/.test(answer)) socket.end();
  });
}
