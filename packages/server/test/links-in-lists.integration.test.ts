import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const hour = 3_600_000;

interface Edge {
  readonly node: {
    readonly id: string;
    readonly authorization: { readonly link: { createdAt: string } | null };
  };
}

describe.each(databaseKinds)('authorization links in a list on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterAll(() => hub.stop());

  async function makeLink(id: string): Promise<void> {
    const { createAuthorizationLink } = await hub.graphql(
      'mutation ($id: ID!) { createAuthorizationLink(input: { connectionId: $id }) { url userErrors { code } } }',
      { id },
    );
    expect(createAuthorizationLink.userErrors).toEqual([]);
  }

  async function linksOf(ids: readonly string[], filter: object): Promise<(string | null | undefined)[]> {
    const { connections } = await hub.graphql<{ connections: { edges: Edge[] } }>(
      `query ($filter: ConnectionFilter) { connections(first: 100, filter: $filter) {
       edges { node { id authorization { link { createdAt } } } } } }`,
      { filter },
    );
    const byId = new Map(connections.edges.map(({ node }) => [node.id, node.authorization.link]));
    return ids.map((id) => {
      const link = byId.get(id);
      return link ? link.createdAt : link;
    });
  }

  it('are told with their connections, also in a search, as long as they are good', async () => {
    const ids = [(await hub.add()).id, (await hub.add()).id];
    await makeLink(ids[0] ?? '');
    const [older] = await linksOf(ids, {});
    hub.ambient.advance(hour);
    await makeLink(ids[0] ?? '');
    const newer = new Date(Date.parse(older ?? '') + hour).toISOString();
    for (const filter of [{}, { text: 'b410305f' }])
      expect(await linksOf(ids, filter)).toEqual([newer, null]);
    hub.ambient.advance(24 * hour);
    for (const filter of [{}, { text: 'b410305f' }]) expect(await linksOf(ids, filter)).toEqual([null, null]);
  });
});
