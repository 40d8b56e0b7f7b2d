import { ImapFlow } from 'imapflow';
import type { RunningHub } from './hub.js';

/** The inbox that a Mail (IMAP) connection opens, in the simulator. */
export class Mailbox {
  private constructor(private readonly client: ImapFlow) {}

  static async open(hub: RunningHub, connectionId: string): Promise<Mailbox> {
    const { issueAccessToken } = await hub.graphql<{
      issueAccessToken: { accessToken: string; username: string };
    }>('mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) { accessToken username } }', {
      id: connectionId,
    });
    const { username: user, accessToken } = issueAccessToken;
    const { hostname, port } = new URL(await imapUrl(hub));
    const address = { host: hostname, port: Number(port), secure: false, doSTARTTLS: false } as const;
    const client = new ImapFlow({ ...address, logger: false, auth: { user, accessToken } });
    await client.connect();
    await client.mailboxOpen('INBOX');
    return new Mailbox(client);
  }

  /** The subjects of everything in it, oldest first. */
  async subjects(): Promise<(string | undefined)[]> {
    // A session is told what has arrived with the answer to a command (RFC 9051 §5.2).
    await this.client.noop();
    const messages = await this.client.fetchAll('1:*', { envelope: true });
    return messages.map(({ envelope }) => envelope?.subject);
  }

  close(): void {
    this.client.close();
  }
}

async function imapUrl({ simulatorUrl }: RunningHub): Promise<string> {
  const answer = (await (await fetch(`${simulatorUrl}/simulator/mailboxes`)).json()) as { imapUrl: string };
  return answer.imapUrl;
}
