import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const minute = 60_000;
const mutation = `mutation Issue($input: IssueAccessTokenInput!) { issueAccessToken(input: $input) {
  accessToken tokenType expiresAt username retryAfterSeconds userErrors { code field message } } }`;

interface Issued {
  accessToken: string | null;
  tokenType: string | null;
  expiresAt: string | null;
  username: string | null;
  retryAfterSeconds: number | null;
  userErrors: { code: string; field: string[]; message: string }[];
}

describe.each(databaseKinds)('issueAccessToken on %s', (kind) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.stop());

  async function issue(connectionId: string, input: Record<string, unknown> = {}): Promise<Issued> {
    const answer = await hub.graphql<{ issueAccessToken: Issued }>(mutation, {
      input: { connectionId, ...input },
    });
    return answer.issueAccessToken;
  }

  async function authorized(input: Record<string, unknown> = {}, account?: string): Promise<string> {
    const { id, authorizationUrl } = await hub.add(input);
    await hub.authorize(authorizationUrl, account === undefined ? {} : { account });
    await hub.until(id, ({ status }) => status === 'AUTHORIZED');
    return id;
  }

  const codesOf = ({ userErrors }: Issued): string[] => userErrors.map(({ code }) => code);
  const secondsLeft = ({ expiresAt }: Issued): number =>
    (Date.parse(expiresAt ?? '') - hub.ambient.now().getTime()) / 1_000;
  const rawCode = async (response: Response): Promise<unknown> => {
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code;
  };

  it('hands out the token that is there, with whose mailbox it opens, and asks nobody', async () => {
    const id = await authorized();
    const asked = hub.tokenRequests();
    const issued = await issue(id);
    expect(issued).toMatchObject({
      accessToken: expect.stringMatching(/./),
      tokenType: 'Bearer',
      username: 'faktury@contoso.com',
      retryAfterSeconds: null,
      userErrors: [],
    });
    expect(secondsLeft(issued)).toBeGreaterThan(600);
    expect((await issue(id)).accessToken).toBe(issued.accessToken);
    expect(hub.tokenRequests()).toBe(asked);
  });

  it('tells when it is refreshed next, and nothing of what was never authorized', async () => {
    const query = `query ($id: ID!) { connection(id: $id) { authorization { nextRefreshAt } } }`;
    const next = async (id: string): Promise<string | null> =>
      (await hub.graphql(query, { id }))['connection'].authorization.nextRefreshAt;
    const at = Date.parse((await next(await authorized())) ?? '') - hub.ambient.now().getTime();
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(90 * minute);
    expect(await next((await hub.add({ name: 'Other' })).id)).toBeNull();
  });

  it('names the shared mailbox as whose it is', async () => {
    const id = await authorized({ mailbox: 'info@contoso.com' });
    expect((await issue(id)).username).toBe('info@contoso.com');
  });

  it('hands out no token that lives less long than asked for, unless Microsoft’s own does', async () => {
    const id = await authorized();
    const first = await issue(id);
    hub.ambient.advance((secondsLeft(first) - 3_000) * 1_000);
    const asked = hub.tokenRequests();
    // Microsoft's tokens live for an hour at least. Its refresh may have been due.
    const longer = await issue(id, { minTtlSeconds: 3_500 });
    expect(longer.accessToken).not.toBe(first.accessToken);
    expect(secondsLeft(longer)).toBeGreaterThanOrEqual(3_500);
    expect(hub.tokenRequests()).toBe(asked + 1);
    hub.ambient.advance(2_000);
    hub.simulator.scenario.set({ name: 'short-lived-tokens', seconds: 60 });
    const short = await issue(id, { minTtlSeconds: 86_400 });
    expect(secondsLeft(short)).toBeGreaterThan(50);
    expect(secondsLeft(short)).toBeLessThan(61);
  });

  it('asks Microsoft once for a thousand callers of one expired token', async () => {
    const id = await authorized();
    hub.ambient.advance(3 * 60 * minute);
    const asked = hub.tokenRequests();
    const issued = await Promise.all(Array.from({ length: 1_000 }, () => issue(id)));
    expect(hub.tokenRequests()).toBe(asked + 1);
    expect(new Set(issued.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(issued.flatMap(codesOf)).toEqual([]);
  });

  it('says when it is worth asking again, and asks nobody before', async () => {
    const id = await authorized();
    hub.ambient.advance(3 * 60 * minute);
    hub.simulator.scenario.set({ name: 'throttled', retryAfterSeconds: 40 });
    const asked = hub.tokenRequests();
    const refused = await issue(id);
    expect(codesOf(refused)).toEqual(['TEMPORARILY_UNAVAILABLE']);
    expect(refused).toMatchObject({ accessToken: null, retryAfterSeconds: 40 });
    hub.simulator.scenario.clear();
    hub.ambient.advance(10_000);
    expect(await issue(id)).toMatchObject({ accessToken: null, retryAfterSeconds: 30 });
    expect(hub.tokenRequests()).toBe(asked + 1);
    hub.ambient.advance(30_000);
    expect(codesOf(await issue(id))).toEqual([]);
    expect((await hub.authorization(id))['status']).toBe('AUTHORIZED');
  });

  it('asks again a second after a failure that may pass', async () => {
    const id = await authorized();
    hub.ambient.advance(3 * 60 * minute);
    hub.simulator.scenario.set({ name: 'token-503' });
    expect(await issue(id)).toMatchObject({ accessToken: null, retryAfterSeconds: 1 });
    hub.simulator.scenario.clear();
    hub.ambient.advance(1_000);
    expect(codesOf(await issue(id))).toEqual([]);
  });

  it('says that the connection needs to be authorized again, once Microsoft says so', async () => {
    const id = await authorized();
    hub.ambient.advance(3 * 60 * minute);
    await hub.simulator.revoke({ account: 'faktury@contoso.com' });
    expect(codesOf(await issue(id))).toEqual(['NEEDS_REAUTHORIZATION']);
    const { status, error } = await hub.authorization(id);
    expect([status, error.aadsts]).toEqual(['NEEDS_REAUTHORIZATION', 'AADSTS50173']);
    const asked = hub.tokenRequests();
    expect(codesOf(await issue(id))).toEqual(['NEEDS_REAUTHORIZATION']);
    expect(hub.tokenRequests()).toBe(asked);
    await hub.authorize(await hub.beginAgain(id));
    await hub.until(id, (authorization) => authorization['status'] === 'AUTHORIZED');
    expect(codesOf(await issue(id))).toEqual([]);
  });

  it('hands out nothing of a lost grant, though its last token is alive', async () => {
    const id = await authorized();
    await issue(id);
    await hub.simulator.revoke({ account: 'faktury@contoso.com' });
    hub.ambient.advance(minute);
    expect(codesOf(await issue(id, { minTtlSeconds: 86_400 }))).toEqual(['NEEDS_REAUTHORIZATION']);
    expect(codesOf(await issue(id))).toEqual(['NEEDS_REAUTHORIZATION']);
  });

  it('says that the app registration is refused, which is no fault of the grant', async () => {
    const id = await authorized();
    hub.ambient.advance(3 * 60 * minute);
    hub.simulator.scenario.set({ name: 'expired-secret' });
    const refused = await issue(id);
    expect(codesOf(refused)).toEqual(['MICROSOFT_REFUSED']);
    expect(refused.userErrors[0]?.message).toContain('AADSTS7000222');
    expect((await hub.authorization(id))['status']).toBe('AUTHORIZED');
  });

  it('knows what is not authorized and what is not there', async () => {
    const { id } = await hub.add();
    expect(codesOf(await issue(id))).toEqual(['NOT_AUTHORIZED']);
    expect(codesOf(await issue('bm90aGluZw'))).toEqual(['CONNECTION_NOT_FOUND']);
    const gone = await authorized();
    await issue(gone);
    await hub.graphql(
      'mutation ($id: ID!) { deleteConnection(input: { id: $id }) { userErrors { code } } }',
      {
        id: gone,
      },
    );
    expect(codesOf(await issue(gone))).toEqual(['CONNECTION_NOT_FOUND']);
  });

  it('gives scopes that were granted, of one resource', async () => {
    const id = await authorized({ name: 'Files', type: 'SHAREPOINT' }, 'admin@contoso.com');
    const graph = 'https://graph.microsoft.com';
    expect(codesOf(await issue(id, { scopes: [`${graph}/Sites.Read.All`] }))).toEqual([]);
    expect(codesOf(await issue(id, { scopes: ['files.readwrite.all', 'openid'] }))).toEqual([]);
    for (const scopes of [
      ['https://outlook.office.com/IMAP.AccessAsUser.All'],
      [`${graph}/Sites.Read.All`, 'Mail.Send'],
      [`${graph}/.default`],
      ['openid'],
      [],
    ]) {
      expect(codesOf(await issue(id, { scopes }))).toEqual(['SCOPES_NOT_ALLOWED']);
    }
  });

  it('hands out the application’s own token, once for all who ask', async () => {
    const id = await authorized({ name: 'Directory', type: 'ENTRA_ID' }, 'admin@contoso.com');
    await hub.until(id, ({ verification }) => verification?.ok === true);
    const asked = hub.tokenRequests();
    const issued = await Promise.all(Array.from({ length: 20 }, () => issue(id)));
    expect(issued.flatMap(codesOf)).toEqual([]);
    expect(issued[0]).toMatchObject({ username: null, tokenType: 'Bearer' });
    await issue(id);
    expect(hub.tokenRequests()).toBe(asked + 1);
  });

  it.each([{ minTtlSeconds: -1 }, { minTtlSeconds: 86_401 }, { scopes: ['two words'] }])(
    'refuses what is out of bounds: %o',
    async (input) => {
      const { id } = await hub.add();
      const response = await hub.post(mutation, { input: { connectionId: id, ...input } });
      expect(await rawCode(response)).toBe('BAD_USER_INPUT');
    },
  );

  it('has each token in the audit log, by whom and for what, and no token in it', async () => {
    const id = await authorized();
    const issued = await Promise.all(Array.from({ length: 30 }, () => issue(id)));
    const { audit_entries: entries = [] } = await hub.rows(['audit_entries']);
    const found = (entries as { action: string; actor_name: string; details: string }[]).filter(
      ({ action }) => action === 'token.issued',
    );
    expect(found).toHaveLength(30);
    expect(found[0]).toMatchObject({ actor_name: 'Bootstrap API key' });
    expect(JSON.parse(found[0]?.details ?? '{}')).toEqual({
      scopes: ['https://outlook.office.com/IMAP.AccessAsUser.All'],
      expiresAt: issued[0]?.expiresAt,
    });
    expect(JSON.stringify(entries)).not.toContain(issued[0]?.accessToken);
  });
});
