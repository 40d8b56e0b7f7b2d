import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKey, TestHub } from './hub.js';

type Headers = Record<string, string>;
type Answer = Record<string, any>;

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

/**
 * The twelve checks of graphql-cop (github.com/dolevf/graphql-cop, MIT), which is written in Python: what it sends, and
 * what it takes for a weakness.
 */
const checks: Record<string, (url: string, headers: Headers) => Promise<boolean>> = {
  aliases: async (url, headers) => {
    const answer = await posted(url, headers, `{ ${many(101, (n) => `alias${n}: __typename`)} }`);
    return answer['data']?.alias100 !== undefined;
  },
  batches: async (url, headers) => {
    const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }));
    const answer = await answerOf(url, {
      method: 'POST',
      headers: json(headers),
      body: JSON.stringify(batch),
    });
    return Array.isArray(answer) && answer.length >= 10;
  },
  'circular introspection': async (url, headers) => {
    const nested = many(4, () => 'fields { type {');
    const answer = await posted(url, headers, `{ __schema { types { ${nested} name ${'} }'.repeat(4)} } } }`);
    return answer['data']?.__schema?.types.length > 25;
  },
  directives: async (url, headers) =>
    (await posted(url, headers, `{ __typename ${'@aa'.repeat(10)} }`))['errors']?.length === 10,
  suggestions: async (url, headers) =>
    String((await posted(url, headers, '{ __schema { directive } }'))['errors']?.[0]?.message).includes(
      'Did you mean',
    ),
  introspection: async (url, headers) =>
    Boolean(
      (await posted(url, headers, '{ __schema { types { name fields { name } } } }'))['data']?.__schema,
    ),
  'mutations by GET': (url, headers) => isAnswered(`${url}?query=mutation+cop+{__typename}`, { headers }),
  'queries by GET': (url, headers) => isAnswered(`${url}?query=query+cop+{__typename}`, { headers }),
  forms: (url, headers) =>
    isAnswered(url, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ query: 'query cop { __typename }' }),
    }),
  GraphiQL: async (url, headers) => {
    const page = await fetch(url, { headers: { ...headers, accept: 'text/html' } });
    return /graphiql|graphql.playground/i.test(await page.text());
  },
  tracing: async (url, headers) =>
    JSON.stringify(await posted(url, headers, '{ __typename }')).includes('"tracing"'),
  'unhandled errors': async (url, headers) =>
    JSON.stringify(await posted(url, headers, 'qwerty cop { abc }')).includes('"exception"'),
};

const json = (headers: Headers): Headers => ({ ...headers, 'content-type': 'application/json' });

async function answerOf(url: string, init: RequestInit): Promise<Answer> {
  const text = await (await fetch(url, init)).text();
  return text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Answer) : {};
}

function posted(url: string, headers: Headers, query: string): Promise<Answer> {
  return answerOf(url, { method: 'POST', headers: json(headers), body: JSON.stringify({ query }) });
}

async function isAnswered(url: string, init: RequestInit): Promise<boolean> {
  return (await answerOf(url, init))['data']?.__typename !== undefined;
}

describe('what graphql-cop finds', () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await TestHub.start({ kind: 'sqlite' });
  });
  afterAll(() => hub.stop());

  async function found(headers: Headers): Promise<string[]> {
    const hits: string[] = [];
    for (const [name, isWeak] of Object.entries(checks)) {
      if (await isWeak(`${hub.url}/graphql`, headers)) hits.push(name);
    }
    return hits;
  }

  it('is nothing for a stranger', async () => {
    expect(Object.keys(checks)).toHaveLength(12);
    expect(await found({})).toEqual([]);
  });

  it('is the schema alone for whoever has an API key, and is meant to read it', async () => {
    expect(await found({ authorization: `Bearer ${apiKey}` })).toEqual(['suggestions', 'introspection']);
  });
});
