import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { contoso, GraphqlFixture } from './graphql-fixture.js';

const fabrikam = '6a7be5c7-7e1d-4c2f-9f3a-0d7c9f1b2e3a';
const fields = [
  'NAME',
  'IDENTIFIER',
  'TYPE',
  'STATUS',
  'UPDATED_AT',
  'CREATED_AT',
  'TENANT',
  'ACCOUNT',
  'LAST_VERIFIED_AT',
] as const;
const types = ['ETOKEN', 'MAIL_IMAP', 'MAIL_SMTP', 'SSO', 'SHAREPOINT'] as const;
const query = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: ConnectionFilter,
  $orderBy: ConnectionOrder) {
  connections(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount edges { cursor node { id name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

describe.each(databaseKinds)('pages of connections on %s', (kind) => {
  let hub: GraphqlFixture;
  const total = 43;

  beforeAll(async () => {
    hub = await GraphqlFixture.start(kind);
    for (let n = 0; n < total; n += 1) {
      if (n % 3 === 0) hub.ambient.advance(1_000);
      await hub.add({
        name: ['Účty', 'účty', 'Zebra 50%', 'archiv_x', 'Мир'][n % 5],
        type: types[n % types.length],
        tenantId: n % 4 === 0 ? fabrikam : contoso,
      });
    }
  });

  afterAll(() => hub.stop());

  const page = async (variables: Record<string, unknown>) => (await hub.ask(query, variables)).connections;
  const refusal = async (variables: Record<string, unknown>) => {
    const { errors } = await hub.answer(query, variables);
    return errors?.[0]?.extensions.code;
  };

  async function walk(orderBy: object, isBackward: boolean, size: number): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const found: Record<string, any> = await page(
        isBackward ? { orderBy, last: size, before: cursor } : { orderBy, first: size, after: cursor },
      );
      const part = found.edges.map((edge: { node: { id: string } }) => edge.node.id);
      ids[isBackward ? 'unshift' : 'push'](...part);
      if (!(isBackward ? found.pageInfo.hasPreviousPage : found.pageInfo.hasNextPage)) return ids;
      cursor = isBackward ? found.pageInfo.startCursor : found.pageInfo.endCursor;
    }
  }

  it.each(fields.flatMap((field) => (['ASC', 'DESC'] as const).map((direction) => ({ field, direction }))))(
    'show each connection once, forwards and backwards, by $field $direction',
    async (orderBy) => {
      const whole = (await page({ orderBy, first: 100 })).edges.map(
        (edge: { node: { id: string } }) => edge.node.id,
      );
      expect(new Set(whole).size).toBe(total);
      expect(await walk(orderBy, false, 7)).toEqual(whole);
      expect(await walk(orderBy, true, 7)).toEqual(whole);
    },
  );

  it('sort names without case and accents', async () => {
    const found = await page({ first: 100 });
    const names = found.edges.map((edge: { node: { name: string } }) => edge.node.name.toLowerCase());
    expect([...new Set(names)]).toEqual(['archiv_x', 'účty', 'zebra 50%', 'мир']);
  });

  it('show what was there before, once, while others are added', async () => {
    const before = (await page({ first: 100 })).edges.map((edge: { node: { id: string } }) => edge.node.id);
    const seen: string[] = [];
    let after: string | null = null;
    const added: string[] = [];
    for (let round = 0; ; round += 1) {
      const found: Record<string, any> = await page({ first: 10, after });
      seen.push(...found.edges.map((edge: { node: { id: string } }) => edge.node.id));
      if (!found.pageInfo.hasNextPage) break;
      after = found.pageInfo.endCursor;
      for (const name of ['aaa', 'účty', 'яяя']) added.push((await hub.add({ name })).connection.id);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((id: string) => !seen.includes(id))).toEqual([]);
    for (const id of added) {
      await hub.ask('mutation ($id: ID!) { deleteConnection(input: { id: $id }) { deletedConnectionId } }', {
        id,
      });
    }
  });

  it('stay where they were when the row of the cursor is gone', async () => {
    const { connection } = await hub.add({ name: 'between' });
    const found = await page({ first: 100 });
    const cursor = found.edges.find(
      (edge: { node: { id: string } }) => edge.node.id === connection.id,
    ).cursor;
    await hub.ask('mutation ($id: ID!) { deleteConnection(input: { id: $id }) { deletedConnectionId } }', {
      id: connection.id,
    });
    const index = found.edges.findIndex((edge: { cursor: string }) => edge.cursor === cursor);
    expect((await page({ first: 1, after: cursor })).edges[0].node.id).toBe(
      found.edges[Number(index) + 1].node.id,
    );
  });

  it('hold 50 unless told otherwise, none when none are wanted', async () => {
    expect((await page({})).edges).toHaveLength(total);
    const none = await page({ first: 0 });
    expect([none.edges, none.pageInfo.hasNextPage, none.pageInfo.startCursor]).toEqual([[], true, null]);
  });

  it.each([
    { first: -1 },
    { first: 101 },
    { first: 1_000_000_000 },
    { last: -1 },
    { last: 101 },
    { first: 1, last: 1 },
    { after: 'broken' },
    { after: '' },
    { before: 'a'.repeat(20_000) },
    { after: Buffer.from('0+00000000-0000-0000-0000-000000000000\0').toString('base64url') },
    { filter: { text: 'a'.repeat(201) } },
    { filter: { tenantIds: ['x'] } },
  ])('are refused with BAD_USER_INPUT %#', async (variables) => {
    expect(await refusal(variables)).toBe('BAD_USER_INPUT');
  });

  it('refuse the cursor of another order', async () => {
    const { pageInfo } = await page({ first: 1 });
    const after = pageInfo.endCursor;
    expect(await refusal({ after, orderBy: { field: 'TYPE' } })).toBe('BAD_USER_INPUT');
    expect(await refusal({ after, orderBy: { field: 'NAME', direction: 'DESC' } })).toBe('BAD_USER_INPUT');
    expect(await refusal({ after, orderBy: { field: 'NAME' } })).toBeUndefined();
  });

  it.each([
    [{ text: 'ucty' }, 18],
    [{ text: 'ÚČTY' }, 18],
    [{ text: '50%' }, 9],
    [{ text: '%' }, 9],
    [{ text: '_' }, 8],
    [{ text: 'мир' }, 8],
    [{ text: 'ucty 2' }, null],
    [{ text: "' OR 1=1 --" }, 0],
    [{ text: '\u0000' }, 43],
    [{ text: 'b410305f' }, 32],
    [{ text: 'a r c h i v x _' }, 8],
    [{ text: 'a r c h i v x _ missing' }, 0],
    [{ text: `${'a '.repeat(90)}missing` }, 0],
    [{ text: `${'ﷺ'.repeat(60)} missing` }, 0],
    [{ types: ['SSO'] }, 8],
    [{ types: [] }, 0],
    [{ types: ['SSO', 'MAIL_IMAP', 'SSO', 'ETOKEN'] }, 26],
    [{ statuses: ['AWAITING_SIGN_IN'] }, 43],
    [{ statuses: ['AUTHORIZED', 'FAILED'] }, 0],
    [{ tenantIds: [fabrikam.toUpperCase()] }, 11],
    [{ tenantIds: [fabrikam], types: ['SSO'], text: 'archiv' }, null],
  ])('filter by %j', async (filter, expected) => {
    const found = await page({ filter, first: 100 });
    if (expected !== null) expect(found.totalCount).toBe(expected);
    expect(found.edges).toHaveLength(found.totalCount);
    const { connectionStatusCounts } = await hub.ask(
      'query ($filter: ConnectionFilter) { connectionStatusCounts(filter: $filter) { status count } }',
      { filter },
    );
    expect(connectionStatusCounts).toHaveLength(5);
    expect(connectionStatusCounts.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(
      found.totalCount,
    );
  });
});
