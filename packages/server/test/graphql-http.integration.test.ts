import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getIntrospectionQuery, type GraphQLFormattedError } from 'graphql';
import { apiKey, GraphqlFixture } from './graphql-fixture.js';

let hub: GraphqlFixture;

beforeAll(async () => {
  hub = await GraphqlFixture.start('sqlite');
});

afterAll(() => hub.stop());

const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return [response.status, errors?.[0]?.extensions.code ?? null];
};

describe('GraphQL over HTTP', () => {
  it('passes the audits of graphql-http', async () => {
    const results = await auditServer({
      url: hub.url,
      fetchFn: (url: string, init?: RequestInit) =>
        fetch(url, {
          ...init,
          headers: [...new Headers(init?.headers).entries(), ['authorization', `Bearer ${apiKey}`]],
        }),
    });
    const failed = results.filter(({ status }) => status === 'error');
    expect(failed.map(({ name }) => name)).toEqual([]);
    expect(results.filter(({ status }) => status === 'ok').length).toBeGreaterThanOrEqual(55);
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'answers a stranger’s %s with 401',
    async (method) => {
      for (const type of [
        'application/json',
        'text/plain',
        'multipart/form-data',
        'application/x-www-form-urlencoded',
      ]) {
        const body = method === 'GET' ? {} : { body: '{"query":"{ __typename }"}' };
        const response = await fetch(hub.url, { method, headers: { 'content-type': type }, ...body });
        expect(await codeOf(response)).toEqual([401, 'UNAUTHENTICATED']);
      }
    },
  );

  it.each([
    ['malformed JSON', '{"query":', { 'content-type': 'application/json' }],
    ['an empty body', '', { 'content-type': 'application/json' }],
    ['plain text', '{"query":"{ __typename }"}', { 'content-type': 'text/plain' }],
    ['a form', 'query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['multipart', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['a batch', '[{"query":"{ __typename }"}]', { 'content-type': 'application/json' }],
    ['a number', '1', { 'content-type': 'application/json' }],
    ['a query that is no text', '{"query":{"a":1}}', { 'content-type': 'application/json' }],
    [
      'variables that are text',
      '{"query":"{ __typename }","variables":"x"}',
      { 'content-type': 'application/json' },
    ],
    [
      'more than 1 MiB',
      JSON.stringify({ query: 'x'.repeat(1_100_000) }),
      { 'content-type': 'application/json' },
    ],
    [
      'an unknown operation',
      '{"query":"query A { __typename }","operationName":"B"}',
      { 'content-type': 'application/json' },
    ],
    ['an unknown field', '{"query":"{ secrets }"}', { 'content-type': 'application/json' }],
    [
      'a subscription',
      '{"query":"subscription { connectionsChanged { eventId } }"}',
      { 'content-type': 'application/json' },
    ],
  ])('refuses %s with 4xx and a GraphQL error', async (_what, body, headers) => {
    const [status, code] = await codeOf(await hub.post(body, headers));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(code).not.toBeNull();
    expect(code).not.toBe('INTERNAL_SERVER_ERROR');
  });

  it('keeps no documents by digest, and says so as clients know it', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'x' } };
    for (const body of [{ extensions }, { extensions, query: '{ __typename }' }])
      expect(await codeOf(await hub.post(body))).toEqual([200, 'PERSISTED_QUERY_NOT_SUPPORTED']);
  });

  it('changes nothing by GET', async () => {
    const query =
      'mutation { addConnection(input: { name: "x", tenantId: "contoso.com", type: SSO }) { userErrors { code } } }';
    const response = await fetch(`${hub.url}?query=${encodeURIComponent(query)}`, {
      headers: { authorization: `Bearer ${apiKey}`, 'apollo-require-preflight': 'yes' },
    });
    expect(response.status).toBe(405);
    expect((await hub.ask('{ connections { totalCount } }')).connections.totalCount).toBe(0);
  });

  it('says nothing of what went wrong inside', async () => {
    const get = hub.connections.getByIdentifier.bind(hub.connections);
    hub.connections.getByIdentifier = async () => {
      throw new Error('SELECT secret FROM nowhere');
    };
    const { data, errors } = await hub.answer('{ connection(identifier: "x") { id } }');
    hub.connections.getByIdentifier = get;
    expect(data).toEqual({ connection: null });
    expect(errors[0].extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(JSON.stringify(errors)).not.toContain('stack');
    expect(hub.logged.at(-1)?.facts['errorId']).toBe(errors[0].extensions.errorId);
  });
});

describe('the limits of a document', () => {
  const refused = async (query: string) => (await codeOf(await hub.post({ query })))[0];

  it('let the usual introspection pass', async () => {
    const { data, errors } = await hub.answer(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data.__schema.types.length).toBeGreaterThan(30);
  });

  // GraphQL §7.1.2: an answer without `data` was refused before anything of it was run.
  it('refuse a thousand aliases at the token where the limit is met, unread beyond it', async () => {
    const query = `{ ${Array.from({ length: 1_000 }, (_, n) => `a${n}: nowhere`).join(' ')} }`;
    const { errors, ...rest } = await hub.answer(query);
    expect(rest).toEqual({});
    // Had it been read to its end and validated, the unknown fields would be named instead.
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('2000 tokens'),
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
    const [{ line, column }] = errors[0].locations;
    expect([line, query.slice(0, column - 1).match(/\w+|[:{}]/g)?.length]).toEqual([1, 2_000]);
  });

  it('refuse three hundred aliases of what may be asked, and run none', async () => {
    const aliases = Array.from({ length: 300 }, (_, n) => `a${n}: connections { totalCount }`);
    const { errors, ...rest } = await hub.answer(`{ ${aliases.join(' ')} }`);
    expect(rest).toEqual({});
    expect(errors.map((error: GraphQLFormattedError) => error.extensions?.['code'])).toEqual([
      'DOCUMENT_TOO_LARGE',
    ]);
  });

  it('refuse more than 30 aliases, 15 levels, 20 directives and 2,000 tokens', async () => {
    const aliases = (n: number) =>
      `{ ${Array.from({ length: n }, (_, i) => `a${i}: __typename`).join(' ')} }`;
    expect(await refused(aliases(30))).toBe(200);
    expect(await refused(aliases(31))).toBe(400);
    const nested = (n: number) =>
      `{ __schema { types { fields { type { ${'ofType { '.repeat(n)} name ${' }'.repeat(n)} } } } } }`;
    expect(await refused(nested(8))).toBe(200);
    expect(await refused(nested(20))).toBe(400);
    expect(await refused(`{ __typename ${'@include(if: true) '.repeat(21)} }`)).toBe(400);
    expect(await refused(`{ ${'__typename '.repeat(2_100)} }`)).toBe(400);
  });

  it('refuse what asks for too much, by its pages and whichever way their size is said, and run none of it', async () => {
    const names = 'id name identifier note mailbox type createdAt updatedAt';
    const many = (size: string) =>
      Array.from(
        { length: 30 },
        (_, n) => `a${n}: connections(first: ${size}) { edges { node { ${names} } } }`,
      );
    const { errors, ...rest } = await hub.answer(`{ ${many('100').join(' ')} }`);
    expect(rest).toEqual({});
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/up to 30,030 fields.* may ask for 20,000/),
        extensions: { code: 'QUERY_TOO_COSTLY' },
      },
    ]);
    expect(await refused(`{ ${many('100').join(' ')} }`)).toBe(400);
    expect(await refused(`{ ${many('50').join(' ')} }`)).toBe(200);
    // Nothing is taken from what was counted for another size, or another operation, of the same document.
    const sized = `query A($n: Int) { ${many('$n').join(' ')} } query B { __typename }`;
    const sizes = [1, 100, 1, null, 1_000_000_000];
    const answered = [];
    for (const n of sizes) {
      answered.push((await hub.post({ query: sized, operationName: 'A', variables: { n } })).status);
    }
    expect(answered).toEqual([200, 400, 200, 200, 400]);
    expect((await hub.post({ query: sized, operationName: 'B' })).status).toBe(200);
  });

  it('count what a variable is by default, where it is not sent, and what null stands for, where it is', async () => {
    const selection = 'edges { node { id name identifier note mailbox type createdAt updatedAt } }';
    const lists = Array.from({ length: 30 }, (_, n) => `a${n}: connections(first: $n) { ${selection} }`);
    const query = `query ($n: Int = 100) { ${lists.join(' ')} }`;
    expect((await hub.post({ query, variables: { n: null } })).status).toBe(200);
    expect((await hub.post({ query, variables: {} })).status).toBe(400);
    expect((await hub.post({ query, variables: { n: null } })).status).toBe(200);
  });

  it('count what is asked of a node for each of the ids', async () => {
    const history = 'history(first: 90) { edges { node { id kind } } }';
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Connection { ${history} } } }`;
    const statusOf = async (n: number) =>
      (await hub.post({ query, variables: { ids: Array.from({ length: n }, () => 'x') } })).status;
    expect([await statusOf(50), await statusOf(100), await statusOf(50)]).toEqual([200, 400, 200]);
  });

  it('refuse fragments that double at each level, without counting them all', async () => {
    const spread = (n: number) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`;
    const levels = Array.from({ length: 150 }, (_, n) => spread(n));
    const { errors, ...rest } = await hub.answer(
      `{ ...F0 } ${levels.join(' ')} fragment F150 on Query { __typename }`,
    );
    expect(rest).toEqual({});
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
  });

  it('stop at five mistakes, however many a document holds', async () => {
    const { errors } = await hub.answer(`{ __typename ${'@unknown '.repeat(19)} }`);
    expect(errors).toHaveLength(6);
    expect(errors.at(-1)).toMatchObject({
      message: expect.stringContaining('Too many validation errors'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('hold where fragments hide them', async () => {
    const aliases = Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ');
    expect(await refused(`{ ...A } fragment A on Query { ${aliases} }`)).toBe(400);
    expect(await refused('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).toBe(400);
  });

  it('go by what is sent, however long', async () => {
    const response = await hub.post({
      query: 'query ($a: Int) { connections(first: $a) { totalCount } }',
      variables: { a: 'x'.repeat(500_000) },
    });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text.length).toBeLessThan(2_000);
  });
});
