import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

describe.each(databaseKinds)('a shared mailbox on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.simulator.reset());
  afterAll(() => hub.stop());

  const tested = async (id: string): Promise<Record<string, any>> => {
    const { testConnection } = await hub.graphql(
      `mutation ($id: ID!) { testConnection(input: { id: $id }) {
        test { ok steps { name ok detail remedyCode } } userErrors { code } } }`,
      { id },
    );
    return testConnection.test;
  };
  const change = async (id: string, mailbox: string | null): Promise<Record<string, any>> => {
    const { updateConnection } = await hub.graphql(
      `mutation ($id: ID!, $mailbox: String) { updateConnection(input: { id: $id, mailbox: $mailbox }) {
        connection { mailbox authorization { status lastVerifiedAt account { username } verification { ok } } }
        userErrors { code } } }`,
      { id, mailbox },
    );
    return updateConnection;
  };

  it.each(['MAIL_IMAP', 'MAIL_SMTP'])(
    'is opened by whoever signed in for it, and verified by itself (%s)',
    async (type) => {
      const { id, authorizationUrl } = await hub.add({ type, mailbox: 'info@contoso.com' });
      await hub.authorize(authorizationUrl);
      const { account, verification } = await hub.until(id, (now) => now['verification'] !== null);
      expect(account.username).toBe('faktury@contoso.com');
      expect(verification.ok).toBe(true);
      expect(JSON.stringify(verification.steps)).toContain('info@contoso.com');
    },
  );

  it('is not verified any more once it is another one, and keeps its authorization', async () => {
    const { id, authorizationUrl } = await hub.add({ mailbox: 'info@contoso.com' });
    await hub.authorize(authorizationUrl);
    await hub.until(id, (now) => now['verification'] !== null);
    expect(await change(id, 'vedeni@contoso.com')).toMatchObject({
      connection: {
        mailbox: 'vedeni@contoso.com',
        authorization: { status: 'AUTHORIZED', account: { username: 'faktury@contoso.com' } },
      },
      userErrors: [],
    });
    // Nobody but the administrator may open it.
    expect((await tested(id)).ok).toBe(false);
    await change(id, null);
    const own = await tested(id);
    expect(own.ok).toBe(true);
    expect(JSON.stringify(own.steps)).toContain('faktury@contoso.com');
  });
});
