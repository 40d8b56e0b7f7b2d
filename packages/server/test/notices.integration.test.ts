import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const administrator = 'admin@contoso.com';

describe.each(databaseKinds)('e-mail to administrators on %s', (kind) => {
  let hub: TestHub;
  let inbox: ImapFlow;

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

  it('tells of a lost connection, in the language of the window, through one that is alive', async () => {
    await authorized({ name: 'Odesílání', type: 'MAIL_SMTP' }, administrator);
    inbox = await openInbox(await authorized({ name: 'Schránka', type: 'MAIL_IMAP' }, administrator));
    const lost = await authorized({ name: 'Faktury', type: 'MAIL_IMAP' }, 'faktury@contoso.com');
    const arrived = new Promise<number>((resolve) => {
      inbox.on('exists', ({ count }: { count: number }) => resolve(count));
    });
    // By itself imapflow would begin to listen after a quarter of a minute.
    void inbox.idle();
    await hub.simulator.revoke({ account: 'faktury@contoso.com' });
    await hub.graphql(
      'mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id, minTtlSeconds: 86400 }) { userErrors { code } } }',
      { id: lost },
    );
    expect(await hub.authorization(lost)).toMatchObject({ status: 'NEEDS_REAUTHORIZATION' });
    const message = await inbox.fetchOne(String(await arrived), { envelope: true, source: true });
    if (message === false) throw new Error('The e-mail is not there.');
    expect(message.envelope?.subject).toBe('Landbridge: připojení „Faktury“ je třeba znovu autorizovat');
    expect(message.envelope?.to?.[0]?.address).toBe(administrator);
    expect(String(message.source)).toContain('Auto-Submitted: auto-generated');
  });
});
