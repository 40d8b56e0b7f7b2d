import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { scopes } from '../src/scopes.js';
import { databaseKinds } from './databases.js';
import { Followed } from './followed.js';
import { apiKey, GraphqlFixture } from './graphql-fixture.js';

const changes = `subscription ($after: ID) { connectionsChanged(after: $after) {
  eventId kind connectionId connection { name authorization { status link { expiresAt } } } } }`;

describe.each(databaseKinds)('GraphQL over WebSocket on %s', (kind) => {
  let hub: GraphqlFixture;

  beforeAll(async () => {
    hub = await GraphqlFixture.start(kind, { maxSubscriptionsPerSocket: 5 });
  });

  afterAll(() => hub.stop());

  function closing(
    messages: unknown[],
    options: { protocol?: string; headers?: Record<string, string> } = {},
  ) {
    const socket = new WebSocket(hub.url.replace('http', 'ws'), options.protocol ?? 'graphql-transport-ws', {
      headers: options.headers ?? {},
    });
    const received: any[] = [];
    socket.on('open', () => {
      for (const message of messages)
        socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    });
    socket.on('message', (data) => received.push(JSON.parse((data as Buffer).toString())));
    return new Promise<{ code: number; received: any[] }>((resolve, reject) => {
      socket.on('close', (code) => resolve({ code, received }));
      socket.on('error', reject);
    });
  }

  const init = { type: 'connection_init', payload: { authorization: `Bearer ${apiKey}` } };
  const subscribe = {
    type: 'subscribe',
    id: '1',
    payload: { query: 'subscription { connectionsChanged { eventId } }' },
  };

  it.each([
    ['4400', 'a broken message', ['{'], 4400],
    ['4400', 'an unknown message', [{ type: 'x' }], 4400],
    ['4401', 'a subscription before the greeting', [subscribe], 4401],
    ['4403', 'no key', [{ type: 'connection_init' }], 4403],
    ['4403', 'a wrong key', [{ type: 'connection_init', payload: { authorization: 'Bearer x' } }], 4403],
    ['4403', 'a key that is no text', [{ type: 'connection_init', payload: { authorization: 1 } }], 4403],
    ['4409', 'two subscriptions of one id', [init, subscribe, subscribe], 4409],
    ['4429', 'two greetings', [init, init], 4429],
    ['1009', 'a message beyond the limit', ['x'.repeat(300_000)], 1009],
  ])('closes with %s on %s', async (_code, _what, messages, code) => {
    // The greeting is answered before what follows it is looked at.
    if (code === 4409) {
      const socket = new WebSocket(hub.url.replace('http', 'ws'), 'graphql-transport-ws');
      socket.on('open', () => socket.send(JSON.stringify(init)));
      socket.once('message', () => {
        socket.send(JSON.stringify(subscribe));
        socket.send(JSON.stringify(subscribe));
      });
      expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(code);
      return;
    }
    expect((await closing(messages)).code).toBe(code);
  });

  it('lets no page of another origin ride on a cookie', async () => {
    const { setupUrl } = await hub.access.start();
    const signedUp = await hub.access.links.setUp(
      new URL(setupUrl ?? '').hash.slice(1),
      { name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' },
      '127.0.0.1',
    );
    if (!('session' in signedUp)) throw new Error(JSON.stringify(signedUp));
    const cookies = `landbridge=${signedUp.session.token}`;
    const greeting = { type: 'connection_init' };
    for (const origin of ['https://evil.example.com', 'null']) {
      const { code, received } = await closing([greeting], { headers: { cookie: cookies, origin } });
      expect([code, received]).toEqual([4403, []]);
    }
    const own = new WebSocket(hub.url.replace('http', 'ws'), 'graphql-transport-ws', {
      headers: { cookie: cookies, origin: 'http://localhost:4000' },
    });
    own.on('open', () => own.send(JSON.stringify(greeting)));
    expect(JSON.parse(String(await new Promise((resolve) => own.once('message', resolve))))).toEqual({
      type: 'connection_ack',
    });
    own.send(JSON.stringify(subscribe));
    const closed = new Promise((resolve) => own.on('close', resolve));
    await hub.access.signOut(cookies);
    expect(await closed).toBe(4403);
  });

  it('answers queries and mutations too, with the same limits', async () => {
    const client = hub.socket();
    const query = new Followed(client, '{ viewer { name scopes } }');
    expect((await query.until(1))[0]).toEqual({
      data: { viewer: { name: 'Bootstrap API key', scopes: [...scopes] } },
    });
    const bad = new Followed(client, 'query ($first: Int) { connections(first: $first) { totalCount } }', {
      first: 101,
    });
    expect((await bad.until(1))[0].errors[0].extensions).toEqual({
      code: 'BAD_USER_INPUT',
      argument: 'first',
    });
    const deep = new Followed(
      client,
      `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
    );
    expect((await deep.ended) as any[]).toMatchObject([{ extensions: { code: 'DOCUMENT_TOO_LARGE' } }]);
    await client.dispose();
  });

  it('tells every change to everybody, and reads nothing for it after the commit', async () => {
    const { database } = hub.test;
    const clients = Array.from({ length: 3 }, () => hub.socket());
    let reads = 0;
    const query = database.query.bind(database);
    const followed = clients.map((client) => new Followed(client, changes));
    await Promise.all(clients.map((client) => new Followed(client, '{ viewer { name } }').until(1)));
    database.query = (sql, params) => {
      if (/FROM (connections|authorization_links)/.test(sql)) reads += 1;
      return query(sql, params);
    };
    await database.unitOfWork.run(async () => undefined);
    const added = await hub.connections.add(
      { name: 'Shared', tenantId: 'contoso.com', type: 'SSO' },
      { actor: { kind: 'system', id: null, name: 'x' }, attempts: hub.starter() },
    );
    if (!added.ok) throw new Error('not added');
    for (const one of followed) {
      const told = await one.until(2);
      const connection = { name: 'Shared', authorization: { status: 'AWAITING_SIGN_IN', link: null } };
      expect(told.map(({ data }) => data.connectionsChanged)).toMatchObject([
        { kind: 'ADDED', connection },
        { kind: 'AUTHORIZATION_STARTED', connection },
      ]);
    }
    database.query = query;
    // PostgreSQL's own notification may come before the answer to the commit: the log is then read, once for all.
    expect(reads).toBeLessThanOrEqual(kind === 'postgres' ? 2 : 0);
    for (const client of clients) await client.dispose();
  });

  it('replays what was missed, and only that', async () => {
    const client = hub.socket();
    const before = new Followed(client, changes, { after: '0' });
    await before.until(1);
    before.stop();
    const last = String(await hub.events.lastPosition());
    const { connection } = await hub.add({ name: 'Missed' });
    await hub.ask('mutation ($id: ID!) { deleteConnection(input: { id: $id }) { deletedConnectionId } }', {
      id: connection.id,
    });
    const after = new Followed(client, changes, { after: last });
    const kinds = (await after.until(3)).map(({ data }) => data.connectionsChanged.kind);
    expect(kinds).toEqual(['ADDED', 'AUTHORIZATION_STARTED', 'DELETED']);
    expect(after.results[2].data.connectionsChanged).toMatchObject({
      connectionId: connection.id,
      connection: null,
    });
    await client.dispose();
  });

  it.each(['x', '-1', '1e3', '', '999999999', '9'.repeat(40)])(
    'refuses to replay after %j',
    async (after) => {
      const client = hub.socket();
      expect(await new Followed(client, changes, { after }).firstError()).toBe('BAD_USER_INPUT');
      await client.dispose();
    },
  );

  it('shows the present state of a connection, then each change, and ends with it', async () => {
    const { connection } = await hub.add({ name: 'Watched' });
    const client = hub.socket();
    const query = `subscription ($id: ID!) { connectionAuthorization(id: $id) { name authorization { status verification { ok } } } }`;
    const followed = new Followed(client, query, { id: connection.id });
    const [present] = await followed.until(1);
    expect(present.data.connectionAuthorization.authorization).toEqual({
      status: 'AWAITING_SIGN_IN',
      verification: null,
    });
    await hub.add({ name: 'Another' });
    await hub.ask('mutation ($id: ID!) { testConnection(input: { id: $id }) { test { ok } } }', {
      id: connection.id,
    });
    // What was under way as the subscription began may be told once more before it.
    const isTested = ({ data }: any) => data.connectionAuthorization.authorization.verification?.ok === true;
    for (let count = 2; !followed.results.some(isTested); count += 1) await followed.until(count);
    expect(followed.results.map(({ data }) => data.connectionAuthorization.name)).not.toContain('Another');
    await hub.ask('mutation ($id: ID!) { deleteConnection(input: { id: $id }) { deletedConnectionId } }', {
      id: connection.id,
    });
    expect(await followed.ended).toBe('complete');
    expect(await new Followed(client, query, { id: connection.id }).firstError()).toBe('BAD_USER_INPUT');
    await client.dispose();
  });

  it('bounds the subscriptions of one socket', async () => {
    const client = hub.socket();
    const many = Array.from({ length: 6 }, () => new Followed(client, changes));
    const refused = await Promise.race(many.map(({ ended }) => ended));
    expect(refused).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }]);
    await client.dispose();
  });
});

it('stops although somebody has gone without a word and answers nothing any more', async () => {
  const hub = await GraphqlFixture.start('sqlite', { closeTimeoutMs: 50 });
  const gone = new WebSocket(hub.url.replace('http', 'ws'), 'graphql-transport-ws');
  await new Promise((resolve) => gone.on('open', resolve));
  gone.pause();
  await hub.stop();
  gone.terminate();
});

it('closes with 4408 a socket that does not say who it is', async () => {
  const hub = await GraphqlFixture.start('sqlite', { connectionInitTimeoutMs: 50 });
  const silent = new WebSocket(hub.url.replace('http', 'ws'), 'graphql-transport-ws');
  expect(await new Promise((resolve) => silent.on('close', resolve))).toBe(4408);
  await hub.stop();
});
