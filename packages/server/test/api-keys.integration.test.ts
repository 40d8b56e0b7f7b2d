import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest } from '../src/digest.js';
import { scopes } from '../src/scopes.js';
import { databaseKinds } from './databases.js';
import { Followed } from './followed.js';
import { apiKey as bootstrapKey, GraphqlFixture } from './graphql-fixture.js';

const add = `mutation ($input: AddApiKeyInput!) { addApiKey(input: $input) {
  key apiKey { id name prefix scopes connectionIds createdBy { kind name } createdAt expiresAt lastUsedAt revokedAt }
  userErrors { code field } } }`;
const revoke = `mutation ($id: ID!) { revokeApiKey(input: { id: $id }) {
  apiKey { id revokedAt } userErrors { code field } } }`;
const minuteMs = 60_000;

describe.each(databaseKinds)('API keys on %s', (kind) => {
  let hub: GraphqlFixture;

  beforeAll(async () => {
    hub = await GraphqlFixture.start(kind);
    await hub.access.start();
  });

  afterAll(() => hub.stop());

  async function made(input: Record<string, unknown> = {}): Promise<Record<string, any>> {
    const given = { name: 'ERP', scopes: ['connections:read'], ...input };
    const { addApiKey } = await hub.ask(add, { input: given });
    expect(addApiKey.userErrors).toEqual([]);
    return addApiKey;
  }

  const answer = async (key: string, query: string, variables = {}): Promise<Record<string, any>> => {
    const response = await hub.post({ query, variables }, { authorization: `Bearer ${key}` });
    return { status: response.status, ...((await response.json()) as object) };
  };

  const refused = async (input: Record<string, unknown>): Promise<unknown> => {
    const given = { name: 'ERP', scopes: ['connections:read'], ...input };
    const { addApiKey } = await hub.ask(add, { input: given });
    expect([addApiKey.key, addApiKey.apiKey]).toEqual([null, null]);
    return addApiKey.userErrors;
  };

  const lastUsedAt = async (id: string): Promise<unknown> => {
    await hub.access.apiKeys.stop();
    const { apiKeys } = await hub.ask('{ apiKeys(first: 100) { edges { node { id lastUsedAt } } } }');
    return apiKeys.edges.find(({ node }: any) => node.id === id).node.lastUsedAt;
  };

  it('shows a key once and keeps its digest alone', async () => {
    const { key, apiKey } = await made({ name: '  Účetní  ' });
    expect(key).toMatch(/^lb_[\w-]{8}_[\w-]{43}$/);
    expect(apiKey).toMatchObject({
      name: 'Účetní',
      prefix: key.slice(0, 11),
      scopes: ['connections:read'],
      connectionIds: null,
      createdBy: { kind: 'API_KEY', name: 'Bootstrap API key' },
      ...{ expiresAt: null, lastUsedAt: null, revokedAt: null },
    });
    const stored = await hub.test.database.query('SELECT * FROM api_keys WHERE key_hash = ?', [digest(key)]);
    expect(stored).toHaveLength(1);
    const everything = JSON.stringify([stored, await hub.test.database.query('SELECT * FROM audit_entries')]);
    expect(everything).not.toContain(key.slice(12));
    expect(everything).toContain('api_key.added');
  });

  it('lets an application in that sends it, with the scopes it was given', async () => {
    const { key } = await made({ name: 'Reader' });
    const { data } = await answer(key, '{ viewer { name scopes connectionIds } }');
    expect(data.viewer).toEqual({ name: 'Reader', scopes: ['connections:read'], connectionIds: null });
    const { errors } = await answer(
      key,
      `mutation { deleteConnection(input: { id: "x" }) { deletedConnectionId } }`,
    );
    expect(errors[0].extensions).toEqual({ code: 'FORBIDDEN', scope: 'connections:write' });
  });

  it('names every field that is wrong', async () => {
    const { ambient } = hub;
    expect(
      await refused({ name: ' ', scopes: [], connectionIds: [], expiresAt: ambient.now().toISOString() }),
    ).toEqual([
      { code: 'REQUIRED', field: ['name'] },
      { code: 'REQUIRED', field: ['scopes'] },
      { code: 'REQUIRED', field: ['connectionIds'] },
      { code: 'EXPIRY_IN_THE_PAST', field: ['expiresAt'] },
    ]);
    expect(await refused({ scopes: ['connections:delete'] })).toEqual([
      { code: 'SCOPE_UNKNOWN', field: ['scopes'] },
    ]);
    expect(await refused({ connectionIds: ['x', 'y'] })).toEqual([
      { code: 'CONNECTION_NOT_FOUND', field: ['connectionIds'] },
    ]);
  });

  it('gives no key the right to make keys', async () => {
    expect(await refused({ scopes: ['access:manage'] })).toEqual([
      { code: 'SCOPE_RESERVED', field: ['scopes'] },
    ]);
    const { key, apiKey } = await made({ scopes: scopes.filter((scope) => scope !== 'access:manage') });
    for (const [query, variables] of [
      [add, { input: { name: 'More', scopes: ['connections:read'] } }],
      [revoke, { id: apiKey.id }],
      ['{ apiKeys { totalCount } }', {}],
    ] as const) {
      const { errors } = await answer(key, query, variables);
      expect(errors[0].extensions).toEqual({ code: 'FORBIDDEN', scope: 'access:manage' });
    }
  });

  it('refuses a key from the moment it expires', async () => {
    const expiresAt = new Date(hub.ambient.now().getTime() + minuteMs).toISOString();
    const { key } = await made({ expiresAt });
    hub.ambient.advance(minuteMs - 1);
    expect(await answer(key, '{ viewer { name } }')).toMatchObject({ status: 200 });
    hub.ambient.advance(1);
    const { status, errors } = await answer(key, '{ viewer { name } }');
    expect([status, errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('refuses a key that was revoked, and says so of one that is not in use', async () => {
    const { key, apiKey } = await made();
    const { revokeApiKey } = await hub.ask(revoke, { id: apiKey.id });
    expect(revokeApiKey).toEqual({
      apiKey: { id: apiKey.id, revokedAt: hub.ambient.now().toISOString() },
      userErrors: [],
    });
    expect(await answer(key, '{ viewer { name } }')).toMatchObject({ status: 401 });
    for (const id of [apiKey.id, 'x']) {
      expect(await hub.ask(revoke, { id })).toEqual({
        revokeApiKey: { apiKey: null, userErrors: [{ code: 'API_KEY_NOT_FOUND', field: ['id'] }] },
      });
    }
  });

  const following = async (key: string): Promise<{ closed: Promise<number> }> => {
    const client = hub.socket({ authorization: `Bearer ${key}` });
    const closed = new Promise<number>((resolve) => client.on('closed', (event: any) => resolve(event.code)));
    new Followed(client, 'subscription { connectionsChanged { eventId } }');
    await new Followed(client, '{ viewer { name } }').until(1);
    return { closed };
  };

  it('ends the subscriptions of a key that is revoked', async () => {
    const { key, apiKey } = await made();
    const { closed } = await following(key);
    await hub.ask(revoke, { id: apiKey.id });
    expect(await closed).toBe(4403);
  });

  it('ends them within 5 seconds when another node revoked it, or it expired', async () => {
    const { key } = await made();
    const { key: expiring } = await made({
      expiresAt: new Date(hub.ambient.now().getTime() + 1_000).toISOString(),
    });
    const sockets = [await following(key), await following(expiring)];
    await hub.test.database.unitOfWork.run((tx) =>
      tx.execute('UPDATE api_keys SET revoked_at = ? WHERE key_hash = ?', ['2026', digest(key)]),
    );
    await hub.ambient.untilAsleepFor(3_000);
    hub.ambient.advance(3_000);
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4403, 4403]);
  });

  it('knows to the minute when a key was last used', async () => {
    const { key, apiKey } = await made();
    expect(await lastUsedAt(apiKey.id)).toBeNull();
    const first = hub.ambient.now().toISOString();
    await Promise.all([1, 2, 3].map(() => answer(key, '{ viewer { name } }')));
    expect(await lastUsedAt(apiKey.id)).toBe(first);
    hub.ambient.advance(minuteMs - 1);
    await answer(key, '{ viewer { name } }');
    expect(await lastUsedAt(apiKey.id)).toBe(first);
    hub.ambient.advance(1);
    await answer(key, '{ viewer { name } }');
    expect(await lastUsedAt(apiKey.id)).toBe(hub.ambient.now().toISOString());
  });

  it('lists keys by pages, the newest first', async () => {
    const names = [];
    for (const name of ['A', 'B', 'C']) {
      hub.ambient.advance(1);
      names.unshift((await made({ name })).apiKey.name);
    }
    const query = `query ($after: String) { apiKeys(first: 2, after: $after) {
      totalCount edges { node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    const first = (await hub.ask(query)).apiKeys;
    const second = (await hub.ask(query, { after: first.pageInfo.endCursor })).apiKeys;
    const shown = [...first.edges, ...second.edges].map(({ node }: any) => node.name);
    expect(shown.slice(0, 3)).toEqual(names);
    expect([first.pageInfo.hasNextPage, first.pageInfo.hasPreviousPage]).toEqual([true, false]);
    expect(second.pageInfo.hasPreviousPage).toBe(true);
    expect(first.totalCount).toBeGreaterThan(3);
    const { errors } = await hub.answer(query, { after: 'x' });
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    'lb_',
    'lb_aaaaaaaa_',
    `lb_aaaaaaaa_${'a'.repeat(43)}`,
    `${bootstrapKey}x`,
    `lb_${'a'.repeat(9_000)}`,
  ])('lets nobody in with %s', async (key) => {
    expect(await answer(key, '{ viewer { name } }')).toMatchObject({ status: 401 });
  });
});
