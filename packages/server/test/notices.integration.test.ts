import { type FetchMessageObject, ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const administrator = 'admin@contoso.com';

describe.each(databaseKinds)('e-mail to administrators on %s', (kind) => {
  let hub: TestHub;
  let inbox: ImapFlow;
  let sending: string;

  beforeAll(async () => {
    hub = await TestHub.start({ kind, env: { LANDBRIDGE_NOTICE_DELAY_SECONDS: '0' } });
    await hub.signUp({ name: 'Hana', email: administrator, password: 'correct horse battery' }, 'cs-CZ');
  });
  afterAll(async () => {
    inbox.close();
    await hub.stop();
  });

  async function authorized(input: Record<string, unknown>, account: string): Promise<string> {
    const { id, authorizationUrl } = await hub.add(input);
    const browser = new Browser();
    await browser.fetch(await hub.signIn(await hub.open(browser, authorizationUrl), { account }));
    return id;
  }

  async function openInbox(connectionId: string): Promise<ImapFlow> {
    const { issueAccessToken } = await hub.graphql(
      'mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) { accessToken username } }',
      { id: connectionId },
    );
    const { hostname, port } = new URL(hub.simulator.imapUrl);
    const { username: user, accessToken } = issueAccessToken;
    const options = {
      host: hostname,
      port: Number(port),
      secure: false,
      doSTARTTLS: false,
      logger: false,
    } as const;
    const client = new ImapFlow({ ...options, auth: { user, accessToken } });
    await client.connect();
    await client.mailboxOpen('INBOX');
    return client;
  }

  /** The next e-mail to the administrator. */
  function nextMail(): Promise<FetchMessageObject> {
    const arrived = new Promise<number>((resolve) => {
      inbox.once('exists', ({ count }: { count: number }) => resolve(count));
    });
    // By itself imapflow would begin to listen after a quarter of a minute.
    void inbox.idle();
    return arrived.then(async (count) => {
      const message = await inbox.fetchOne(String(count), { envelope: true, source: true });
      if (message === false) throw new Error('The e-mail is not there.');
      return message;
    });
  }

  /** Microsoft takes back what an account granted, and the hub hears of it. */
  async function lose(connectionId: string, account: string): Promise<void> {
    await hub.simulator.revoke({ account });
    await hub.graphql(
      'mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id, minTtlSeconds: 86400 }) { userErrors { code } } }',
      { id: connectionId },
    );
    expect(await hub.authorization(connectionId)).toMatchObject({ status: 'NEEDS_REAUTHORIZATION' });
  }

  it('tells of a lost connection, in the language of the window, through one that is alive', async () => {
    sending = await authorized({ name: 'Odesílání', type: 'MAIL_SMTP' }, administrator);
    inbox = await openInbox(await authorized({ name: 'Schránka', type: 'MAIL_IMAP' }, administrator));
    const lost = await authorized({ name: 'Faktury', type: 'MAIL_IMAP' }, 'faktury@contoso.com');
    const mail = nextMail();
    await lose(lost, 'faktury@contoso.com');
    const message = await mail;
    expect(message.envelope?.subject).toBe('Landbridge: připojení „Faktury“ je třeba znovu autorizovat');
    expect(message.envelope?.to?.[0]?.address).toBe(administrator);
    expect(String(message.source)).toContain('Auto-Submitted: auto-generated');
  });

  it('goes out through a connection that acts as the application', async () => {
    await hub.graphql(
      `mutation ($id: ID!) {
        deleteConnection(input: { id: $id, confirmDependents: true }) { userErrors { code } } }`,
      { id: sending },
    );
    const mailbox = 'faktury@contoso.com';
    await hub.simulator.setMailbox({ mailbox, sendAs: true });
    const application = { name: 'Aplikace', type: 'MAIL_SMTP', access: 'APPLICATION', mailbox };
    const sender = await authorized(application, administrator);
    const lost = await authorized({ name: 'Poptávky', type: 'MAIL_IMAP' }, 'faktury@contoso.com');
    const mail = nextMail();
    await lose(lost, 'faktury@contoso.com');
    const { envelope } = await mail;
    expect(envelope?.subject).toBe('Landbridge: připojení „Poptávky“ je třeba znovu autorizovat');
    expect(envelope?.from?.[0]?.address).toBe(mailbox);
    expect(await hub.authorization(sender)).toMatchObject({ status: 'AUTHORIZED', error: null });
  });
});
