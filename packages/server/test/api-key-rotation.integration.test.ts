import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { Followed } from './followed.js';
import { GraphqlFixture } from './graphql-fixture.js';

const add = `mutation ($input: AddApiKeyInput!) { addApiKey(input: $input) {
  key apiKey { id prefix } userErrors { code } } }`;
const revoke = 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { userErrors { code } } }';
const rotate = `mutation ($id: ID!, $overlapSeconds: Int!) {
  rotateApiKey(input: { id: $id, overlapSeconds: $overlapSeconds }) {
    key apiKey { id prefix former { prefix until } } userErrors { code field } } }`;
const minuteMs = 60_000;

describe.each(databaseKinds)('a new secret for an API key on %s', (kind) => {
  let hub: GraphqlFixture;

  beforeAll(async () => {
    hub = await GraphqlFixture.start(kind);
    await hub.access.start();
  });

  afterAll(() => hub.stop());

  const made = async (name = 'ERP'): Promise<Record<string, any>> =>
    (await hub.ask(add, { input: { name, scopes: ['connections:read', 'events:read'] } })).addApiKey;

  const answer = async (key: string, query: string, variables = {}): Promise<Record<string, any>> => {
    const response = await hub.post({ query, variables }, { authorization: `Bearer ${key}` });
    return { status: response.status, ...((await response.json()) as object) };
  };

  const following = async (key: string): Promise<{ closed: Promise<number> }> => {
    const client = hub.socket({ authorization: `Bearer ${key}` });
    const closed = new Promise<number>((resolve) => client.on('closed', (event: any) => resolve(event.code)));
    new Followed(client, 'subscription { connectionsChanged { eventId } }');
    await new Followed(client, '{ viewer { name } }').until(1);
    return { closed };
  };

  it('takes both secrets of a rotated key until the overlap ends, and then the new one alone', async () => {
    const { key: old, apiKey } = await made('Rotated');
    const { rotateApiKey } = await hub.ask(rotate, { id: apiKey.id, overlapSeconds: 60 });
    const until = new Date(hub.ambient.now().getTime() + minuteMs).toISOString();
    expect(rotateApiKey).toMatchObject({
      apiKey: { id: apiKey.id, former: { prefix: apiKey.prefix, until } },
      userErrors: [],
    });
    const { key } = rotateApiKey;
    expect(key.startsWith(rotateApiKey.apiKey.prefix)).toBe(true);
    for (const secret of [old, key]) {
      expect((await answer(secret, '{ viewer { name } }')).data.viewer).toEqual({ name: 'Rotated' });
    }
    hub.ambient.advance(minuteMs);
    expect(await answer(old, '{ viewer { name } }')).toMatchObject({ status: 401 });
    expect(await answer(key, '{ viewer { name } }')).toMatchObject({ status: 200 });
    const audit = JSON.stringify(await hub.test.database.query('SELECT * FROM audit_entries'));
    expect(audit).toContain('api_key.rotated');
    expect(audit).not.toContain(key.slice(12));
  });

  it('ends the secret before the last at once when a key is rotated again, and every one when it is revoked', async () => {
    const { key: first, apiKey } = await made();
    const next = async (overlapSeconds: number): Promise<string> =>
      (await hub.ask(rotate, { id: apiKey.id, overlapSeconds })).rotateApiKey.key;
    const second = await next(60);
    const third = await next(60);
    const statuses = async () =>
      Promise.all(
        [first, second, third].map(async (key) => (await answer(key, '{ viewer { name } }')).status),
      );
    expect(await statuses()).toEqual([401, 200, 200]);
    await hub.ask(revoke, { id: apiKey.id });
    expect(await statuses()).toEqual([401, 401, 401]);
  });

  it('rotates at once where no overlap is wanted, and refuses one that is too long', async () => {
    const { key, apiKey } = await made();
    const { closed } = await following(key);
    await hub.ask(rotate, { id: apiKey.id, overlapSeconds: 0 });
    expect(await closed).toBe(4403);
    expect(await answer(key, '{ viewer { name } }')).toMatchObject({ status: 401 });
    for (const overlapSeconds of [-1, 2_592_001]) {
      const { errors } = await hub.answer(rotate, { id: apiKey.id, overlapSeconds });
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    }
    expect(await hub.ask(rotate, { id: 'x', overlapSeconds: 0 })).toEqual({
      rotateApiKey: {
        ...{ apiKey: null, key: null },
        userErrors: [{ code: 'API_KEY_NOT_FOUND', field: ['id'] }],
      },
    });
  });

  it('ends the subscriptions that live by the former secret when the overlap ends', async () => {
    const { key: old, apiKey } = await made();
    const sockets = [await following(old)];
    const { rotateApiKey } = await hub.ask(rotate, { id: apiKey.id, overlapSeconds: 1 });
    sockets.push(await following(rotateApiKey.key));
    await hub.ambient.untilAsleepFor(3_000);
    hub.ambient.advance(3_000);
    expect(await sockets[0]?.closed).toBe(4403);
    expect(await answer(rotateApiKey.key, '{ viewer { name } }')).toMatchObject({ status: 200 });
  });
});
