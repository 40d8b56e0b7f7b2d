import { isDeepStrictEqual } from 'node:util';
import { authorizationHeader } from '../processes/hub.js';
import { lastRowsQuery, plainPageQuery } from './queries.js';

interface Page {
  readonly connections: {
    readonly edges: readonly { readonly cursor: string; readonly node: Readonly<Record<string, unknown>> }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly startCursor?: string };
  };
}

/**
 * Compares the first page and the page at row 99,900 of the hub and of its peers; ids of rows and cursors are each
 * server's own. Throws on the first difference: who answers less is faster for the wrong reason.
 */
export async function requireEqualAnswers(hub: string, peers: readonly string[]): Promise<void> {
  const expected = await bothPages(hub);
  for (const peer of peers) {
    const answered = await bothPages(peer);
    for (const [index, page] of expected.entries()) requireEqual(page, answered[index]);
  }
  const bytes = expected.map((page) => JSON.stringify({ data: page }).length);
  console.log(`Equal answers: page 1 ${bytes[0] ?? 0} bytes, page at row 99,900 ${bytes[1] ?? 0} bytes`);
}

async function bothPages(url: string): Promise<Page[]> {
  const first = await ask(url, plainPageQuery, {});
  const last = await ask(url, lastRowsQuery, {});
  const deep = await ask(url, plainPageQuery, { after: last.connections.pageInfo.startCursor });
  return [first, deep];
}

function requireEqual(expected: Page, answered: Page | undefined): void {
  const [left, right] = [withoutIds(expected), answered && withoutIds(answered)];
  if (isDeepStrictEqual(left, right)) return;
  const at = left.findIndex((node, index) => !isDeepStrictEqual(node, right?.[index]));
  const [hubNode, peerNode] = [JSON.stringify(left[at]), JSON.stringify(right?.[at])];
  throw new Error(`Row ${at} differs between hub and peer:\n${hubNode}\n${peerNode}`);
}

function withoutIds({ connections }: Page): unknown[] {
  return [
    ...connections.edges.map(({ node }) => ({ ...node, id: typeof node['id'] })),
    { rows: connections.edges.length, hasNextPage: connections.pageInfo.hasNextPage },
  ];
}

async function ask(url: string, query: string, variables: Record<string, unknown>): Promise<Page> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: authorizationHeader },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: Page; errors?: unknown };
  if (!answer.data || answer.errors) throw new Error(`${url}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}
