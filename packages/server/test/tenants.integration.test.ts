import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { theHub } from '../src/audit/index.js';
import { databaseKinds } from './databases.js';
import { contoso, GraphqlFixture } from './graphql-fixture.js';

const query = `query ($first: Int, $after: String, $filter: TenantFilter) {
  tenants(first: $first, after: $after, filter: $filter) {
    totalCount edges { cursor connectionCount node { id displayName domain } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const guid = (n: number) => `6a7be5c7-7e1d-4c2f-9f3a-${String(n).padStart(12, '0')}`;

describe.each(databaseKinds)('tenants on %s', (kind) => {
  let hub: GraphqlFixture;

  beforeEach(async () => {
    hub = await GraphqlFixture.start(kind);
  });

  afterEach(() => hub.stop());

  const tenants = async (variables: Record<string, unknown> = {}) =>
    (await hub.ask(query, variables)).tenants;
  const idsOf = (page: Record<string, any>): string[] =>
    page.edges.map(({ node }: { node: { id: string } }) => node.id);

  async function addTo(id: string, displayName: string | null, domain: string | null = null) {
    hub.tenants.answer = { kind: 'found', tenantId: id, displayName, domain, cloud: 'global' };
    return hub.add({ tenantId: id });
  }

  it('are those that there are connections of, by name, else domain, else GUID, with how many', async () => {
    await addTo(guid(1), 'Zebra', 'aaa.example');
    await addTo(guid(2), 'Účetní');
    await addTo(guid(2), 'Účetní');
    await addTo(guid(3), null, 'contoso.com');
    const { connection } = await addTo(guid(4), 'Gone');
    await hub.ask('mutation ($id: ID!) { deleteConnection(input: { id: $id }) { deletedConnectionId } }', {
      id: connection.id,
    });
    await addTo(guid(5), null);
    const page = await tenants();
    expect(page.totalCount).toBe(4);
    expect(page.edges.map(({ node, connectionCount }: any) => [node, connectionCount])).toEqual([
      [{ id: guid(5), displayName: null, domain: null }, 1],
      [{ id: guid(3), displayName: null, domain: 'contoso.com' }, 1],
      [{ id: guid(2), displayName: 'Účetní', domain: null }, 2],
      [{ id: guid(1), displayName: 'Zebra', domain: 'aaa.example' }, 1],
    ]);
  });

  it('come a page at a time, each once, although two have the same name', async () => {
    for (let n = 0; n < 9; n += 1) await addTo(guid(n), n < 6 ? 'Same' : `Other ${n}`);
    const whole = idsOf(await tenants());
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Record<string, any> = await tenants({ first: 2, after });
      seen.push(...idsOf(page));
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(9);
  });

  it('are found by name, domain and GUID, without case and accents, and by their ids', async () => {
    await addTo(guid(1), 'Účetní s.r.o.', 'ucto.example');
    await addTo(guid(2), '100% Zebra', 'zebra.example');
    const found = async (filter: object) => idsOf(await tenants({ filter }));
    expect(await found({ text: 'UCETNI' })).toEqual([guid(1)]);
    expect(await found({ text: 'example zebra' })).toEqual([guid(2)]);
    expect(await found({ text: '%' })).toEqual([guid(2)]);
    expect(await found({ text: guid(1).toUpperCase() })).toEqual([guid(1)]);
    expect(await found({ text: 'nobody' })).toEqual([]);
    expect(await found({ ids: [guid(2).toUpperCase(), guid(9)] })).toEqual([guid(2)]);
    expect(await found({ ids: [] })).toEqual([]);
  });

  it.each([
    { first: 101 },
    { first: -1 },
    { after: 'broken' },
    { filter: { ids: ['x'] } },
    { filter: { text: 'a'.repeat(201) } },
  ])('are refused with BAD_USER_INPUT %#', async (variables) => {
    const { errors } = await hub.answer(query, variables);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('take no cursor of a list of connections, nor the other way round', async () => {
    await addTo(guid(1), 'Zebra');
    const { connections } = await hub.ask('{ connections(first: 1) { pageInfo { endCursor } } }');
    const ofTenants = (await tenants()).pageInfo.endCursor;
    const first = await hub.answer(query, { after: connections.pageInfo.endCursor });
    const second = await hub.answer('query ($after: String) { connections(after: $after) { totalCount } }', {
      after: ofTenants,
    });
    for (const { errors } of [first, second]) expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('sort their connections by the name that became known later', async () => {
    await addTo(guid(1), 'Alpha');
    const { connection } = await addTo(guid(2), null, 'zzz.example');
    const order = async () => {
      const { connections } = await hub.ask(
        '{ connections(orderBy: { field: TENANT }) { edges { node { tenant { id } } } } }',
      );
      return connections.edges.map(({ node }: any) => node.tenant.id);
    };
    expect(await order()).toEqual([guid(1), guid(2)]);
    const [row] = await hub.test.database.query<{ id: string }>(
      'SELECT id FROM connections WHERE tenant_id = ?',
      [guid(2)],
    );
    const test = { ok: true, testedAt: hub.ambient.now().toISOString(), steps: [] };
    const shown = { id: guid(2), displayName: 'Aaa', domain: null, cloud: 'global' as const };
    await hub.test.database.unitOfWork.run((tx) =>
      hub.connections.recordVerification(tx, row?.id ?? '', { test, grantedAt: null, tenant: shown }, theHub),
    );
    expect(await order()).toEqual([guid(2), guid(1)]);
    const { edges } = await tenants();
    expect(edges[0].node).toEqual({ id: guid(2), displayName: 'Aaa', domain: 'zzz.example' });
    expect(connection.tenant.id).toBe(guid(2));
  });

  it('are kept from who is not signed in', async () => {
    const response = await hub.post({ query }, { authorization: '' });
    expect(response.status).toBe(401);
  });

  it('know a domain for what it was before', async () => {
    await hub.add({ tenantId: 'contoso.com' });
    expect((await tenants()).edges[0].node).toEqual({
      id: contoso,
      displayName: null,
      domain: 'contoso.com',
    });
  });
});
