import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalIdOf } from '../src/connections/index.js';
import { databaseKinds } from './databases.js';
import { Followed } from './followed.js';
import { GraphqlFixture } from './graphql-fixture.js';

const otherTenant = '5b0c7bb3-5f0c-4d3a-8f1c-0a3d5c9f7e11';
const nobody = globalIdOf('Connection', '00000000-0000-4000-8000-000000000000');

const byId: [string, string][] = [
  ['connection', 'query ($id: ID!) { connection(id: $id) { id history { totalCount } dependents } }'],
  ['node', 'query ($id: ID!) { node(id: $id) { id } }'],
  ['nodes', 'query ($id: ID!) { nodes(ids: [$id]) { id } }'],
  [
    'authorizeConnection',
    'mutation ($id: ID!) { answer: authorizeConnection(input: { id: $id }) { connection { id } authorizationUrl userErrors { code field message } } }',
  ],
  [
    'createAuthorizationLink',
    'mutation ($id: ID!) { answer: createAuthorizationLink(input: { connectionId: $id }) { connection { id } url userErrors { code field message } } }',
  ],
  [
    'withdrawAuthorizationLink',
    'mutation ($id: ID!) { answer: withdrawAuthorizationLink(input: { connectionId: $id }) { connection { id } userErrors { code field message } } }',
  ],
  [
    'updateConnection',
    'mutation ($id: ID!) { answer: updateConnection(input: { id: $id, name: "Mine" }) { connection { id } userErrors { code field message } } }',
  ],
  [
    'deleteConnection',
    'mutation ($id: ID!) { answer: deleteConnection(input: { id: $id }) { deletedConnectionId userErrors { code field message } } }',
  ],
  [
    'testConnection',
    'mutation ($id: ID!) { answer: testConnection(input: { id: $id }) { connection { id } test { ok } userErrors { code field message } } }',
  ],
];

describe.each(databaseKinds)('a key that is limited to one connection, on %s', (kind) => {
  let hub: GraphqlFixture;
  let key: string;
  let own: Record<string, any>;
  let foreign: Record<string, any>;

  beforeAll(async () => {
    hub = await GraphqlFixture.start(kind);
    own = (await hub.add({ name: 'Own invoices' })).connection;
    foreign = (await hub.add({ name: 'Foreign invoices', tenantId: otherTenant })).connection;
    key = await keyFor([own.id]);
  });

  afterAll(() => hub.stop());

  async function keyFor(connectionIds: string[]): Promise<string> {
    const { addApiKey } = await hub.ask(
      'mutation ($input: AddApiKeyInput!) { addApiKey(input: $input) { key userErrors { code } } }',
      { input: { name: 'Limited', scopes: ['connections:read', 'connections:write'], connectionIds } },
    );
    return addApiKey.key;
  }

  const answer = async (query: string, variables = {}, by = key): Promise<Record<string, any>> => {
    const response = await hub.post({ query, variables }, { authorization: `Bearer ${by}` });
    return (await response.json()) as Record<string, any>;
  };

  it.each(byId)('is answered by %s about another one as about none', async (_name, query) => {
    const about = await answer(query, { id: foreign['id'] });
    expect(about).toEqual(await answer(query, { id: nobody }));
    expect(JSON.stringify(about)).not.toMatch(/foreign|auth\/start/i);
    expect(
      (await hub.ask(`query { connection(identifier: "foreign-invoices") { name } }`))['connection'],
    ).toEqual({
      name: 'Foreign invoices',
    });
  });

  it('sees its own, by id, by identifier and as a node', async () => {
    const query = `query ($id: ID!) { connection(id: $id) { name history { edges { node { kind } } } }
      byIdentifier: connection(identifier: "own-invoices") { name } node(id: $id) { id } viewer { connectionIds } }`;
    const { data } = await answer(query, { id: own['id'] });
    expect(data).toMatchObject({
      connection: { name: 'Own invoices' },
      byIdentifier: { name: 'Own invoices' },
      node: { id: own['id'] },
      viewer: { connectionIds: [own['id']] },
    });
    const other = await answer('{ connection(identifier: "foreign-invoices") { name } }');
    expect(other).toEqual({ data: { connection: null } });
  });

  it('finds and counts nothing else in any list', async () => {
    const { data } = await answer(`{
      all: connections { totalCount edges { node { name } } }
      found: connections(filter: { text: "invoices" }) { totalCount edges { node { name } } }
      foreign: connections(filter: { text: "foreign" }) { totalCount edges { node { name } } }
      connectionStatusCounts { count }
      searched: connectionStatusCounts(filter: { text: "invoices" }) { count }
      tenants { totalCount edges { connectionCount node { id } } } }`);
    const mine = { totalCount: 1, edges: [{ node: { name: 'Own invoices' } }] };
    expect(data).toMatchObject({ all: mine, found: mine, foreign: { totalCount: 0, edges: [] } });
    const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
    expect([sum(data.connectionStatusCounts), sum(data.searched)]).toEqual([1, 1]);
    expect(data.tenants).toEqual({
      totalCount: 1,
      edges: [{ connectionCount: 1, node: { id: own['tenant'].id } }],
    });
  });

  it.each([
    [
      'add one',
      `mutation { addConnection(input: { name: "New", tenantId: "contoso.com", type: MAIL_IMAP }) { userErrors { code } } }`,
    ],
    ['ask which identifiers are free', '{ identifierProposal(name: "Foreign invoices") }'],
    ['ask about a tenant', '{ tenant(idOrDomain: "contoso.com") { id } }'],
  ])('may not %s', async (_what, query) => {
    const { errors } = await answer(query);
    expect(errors[0].extensions).toEqual({ code: 'FORBIDDEN' });
    expect(errors[0].message).toContain('limited to named connections');
  });

  it('cannot follow another one', async () => {
    const query = 'subscription ($id: ID!) { connectionAuthorization(id: $id) { name } }';
    const client = hub.socket({ authorization: `Bearer ${key}` });
    const [foreignEnd, noneEnd]: any[] = [
      await new Followed(client, query, { id: foreign['id'] }).ended,
      await new Followed(client, query, { id: nobody }).ended,
    ];
    expect(foreignEnd).toEqual(noneEnd);
    const [first] = await new Followed(client, query, { id: own['id'] }).until(1);
    expect(first.data.connectionAuthorization).toEqual({ name: 'Own invoices' });
    await client.dispose();
  });

  it('hears of its own changes alone, also of those that it missed, though somebody with every right asks the same', async () => {
    const query = 'subscription ($after: ID) { connectionsChanged(after: $after) { connectionId kind } }';
    const client = hub.socket({ authorization: `Bearer ${key}` });
    const everybody = hub.socket();
    const missed = new Followed(client, query, { after: '0' });
    const live = new Followed(client, query);
    const all = new Followed(everybody, query);
    await new Followed(client, '{ viewer { name } }').until(1);
    await new Followed(everybody, '{ viewer { name } }').until(1);
    const rename = `mutation ($id: ID!, $name: String!) { updateConnection(input: { id: $id, name: $name }) { userErrors { code } } }`;
    await hub.ask(rename, { id: foreign['id'], name: 'Foreign invoices 2' });
    await hub.ask(rename, { id: own['id'], name: 'Own invoices 2' });
    await hub.ask(rename, { id: own['id'], name: 'Own invoices' });
    await hub.ask(rename, { id: foreign['id'], name: 'Foreign invoices' });
    const heard = (results: any[]) => results.map(({ data }) => data.connectionsChanged.connectionId);
    expect(heard(await live.until(2))).toEqual([own['id'], own['id']]);
    expect(new Set(heard(await missed.until(4)))).toEqual(new Set([own['id']]));
    expect(heard(await all.until(4))).toEqual([foreign['id'], own['id'], own['id'], foreign['id']]);
    await Promise.all([client.dispose(), everybody.dispose()]);
  });

  it('sees nothing at all once its connection is deleted', async () => {
    const { connection } = await hub.add({ name: 'Short-lived' });
    const limited = await keyFor([connection.id]);
    await hub.ask(`mutation ($id: ID!) { deleteConnection(input: { id: $id }) { userErrors { code } } }`, {
      id: connection.id,
    });
    const { data } = await answer('{ connections { totalCount } tenants { totalCount } }', {}, limited);
    expect(data).toEqual({ connections: { totalCount: 0 }, tenants: { totalCount: 0 } });
  });

  it.each(['metrics:read', 'webhooks:read', 'app-registrations:read'])('cannot have %s', async (scope) => {
    const { addApiKey } = await hub.ask(
      'mutation ($input: AddApiKeyInput!) { addApiKey(input: $input) { key userErrors { code field } } }',
      { input: { name: 'Limited', scopes: [scope], connectionIds: [own['id']] } },
    );
    expect(addApiKey).toEqual({ key: null, userErrors: [{ code: 'SCOPE_RESERVED', field: ['scopes'] }] });
  });

  it('may do with its own what its scopes allow', async () => {
    const { data } = await answer(
      'mutation ($id: ID!) { updateConnection(input: { id: $id, note: "Seen" }) { connection { note } userErrors { code } } }',
      { id: own['id'] },
    );
    expect(data.updateConnection).toEqual({ connection: { note: 'Seen' }, userErrors: [] });
  });
});
