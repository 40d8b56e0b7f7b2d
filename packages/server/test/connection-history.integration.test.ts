import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { apiKey, TestHub } from './hub.js';

const hour = 3_600_000;
const key = { kind: 'API_KEY', name: 'Bootstrap API key' };
// A key has no name: the link's own page and its history call its bearer the same.
const link = { kind: 'AUTHORIZATION_LINK', name: 'Bootstrap API key' };
const hubItself = { kind: 'SYSTEM', name: 'Landbridge' };
const entry = `id kind occurredAt actor { kind name } account { username } failure { code aadsts }
  failedStep { name } changedFields`;

describe.each(databaseKinds)('the history of a connection on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.simulator.reset());
  afterAll(() => hub.stop());

  it('tells newest first who did what, through sign-ins, links and renaming', async () => {
    const { id, authorizationUrl } = await hub.add();
    await hub.authorize(authorizationUrl, { decision: 'deny' });
    const url = await makeLink(id);
    await useLink(url);
    await rename(id, 'Invoices, Contoso');
    // The hub tests the mailbox by itself, sooner or later than the renaming.
    const done = (await history(id)).filter(({ kind: what }) => what !== 'VERIFIED');
    expect(done.map(({ kind: what, actor }) => [what, actor])).toEqual([
      ['UPDATED', key],
      ['AUTHORIZED', link],
      ['AUTHORIZATION_STARTED', link],
      ['LINK_CREATED', key],
      ['AUTHORIZATION_FAILED', key],
      ['AUTHORIZATION_STARTED', key],
      ['ADDED', key],
    ]);
    const [renamed, authorized, , , failed] = done;
    expect(renamed?.['changedFields']).toEqual(['NAME']);
    expect(authorized?.['account']).toEqual({ username: 'faktury@contoso.com' });
    expect(failed?.['failure']).toMatchObject({ code: 'CONSENT_DECLINED', aadsts: 'AADSTS65004' });
  });

  it('tells what the hub did by itself: a test, and the end of what ran out', async () => {
    const { id } = await hub.add();
    await makeLink(id);
    hub.ambient.advance(25 * hour);
    const ended = await until(id, 'LINK_EXPIRED');
    expect(ended.slice(0, 2).map(({ kind: what, actor }) => [what, actor])).toEqual([
      ['LINK_EXPIRED', hubItself],
      ['AUTHORIZATION_EXPIRED', key],
    ]);

    const tested = await hub.add({ type: 'SHAREPOINT' });
    await hub.authorize(tested.authorizationUrl, { account: 'admin@contoso.com' });
    expect((await until(tested.id, 'VERIFIED'))[0]).toMatchObject({ kind: 'VERIFIED', actor: hubItself });
  });

  it('tells of a link that was withdrawn while a sign-in was under way, which goes on', async () => {
    const { id, authorizationUrl } = await hub.add();
    await makeLink(id);
    await hub.graphql(
      `mutation ($id: ID!) { withdrawAuthorizationLink(input: { connectionId: $id }) { userErrors { code } } }`,
      { id },
    );
    expect((await history(id))[0]).toMatchObject({ kind: 'LINK_WITHDRAWN', actor: key });
    expect(await hub.authorization(id)).toMatchObject({ status: 'AWAITING_SIGN_IN', link: null });
    await hub.authorize(authorizationUrl);
    expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
  });

  it('is read page by page, without gap or repeat although more happens meanwhile', async () => {
    const { id } = await hub.add();
    for (let n = 0; n < 5; n += 1) await rename(id, `Invoices ${n}`);
    const first = await page(id, 3);
    expect(first).toMatchObject({
      totalCount: 7,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    await rename(id, 'Invoices, later');
    const second = await page(id, 3, first['pageInfo'].endCursor);
    const third = await page(id, 3, second['pageInfo'].endCursor);
    const kinds = [first, second, third].flatMap(({ edges }) =>
      edges.map(({ node }: { node: Record<string, any> }) => node['kind']),
    );
    expect(kinds).toEqual([...Array<string>(5).fill('UPDATED'), 'AUTHORIZATION_STARTED', 'ADDED']);
    expect(third['pageInfo']).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it.each([
    ['first: -1', 'first'],
    ['first: 101', 'first'],
    ['after: "x"', 'after'],
    ['after: "ZXZlbnQ6MQ=="', 'after'],
  ])('refuses %s', async (argument, name) => {
    const { id } = await hub.add();
    const response = await hub.post(
      `query ($id: ID!) { connection(id: $id) { history(${argument}) { totalCount } } }`,
      { id },
    );
    const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: name });
  });

  it('ends with the connection, and whoever looks at it is told who deleted it', async () => {
    const { id } = await hub.add();
    const deleted = deletionOf(id);
    await hub.graphql(
      `mutation ($id: ID!) { deleteConnection(input: { id: $id }) { deletedConnectionId } }`,
      { id },
    );
    const { connection } = await hub.graphql(`query ($id: ID!) { connection(id: $id) { name } }`, { id });
    expect(connection).toBeNull();
    expect(await deleted).toEqual(key);
  });

  /** Who deleted it, as a subscriber who hears everything from the beginning is told. */
  async function deletionOf(id: string): Promise<unknown> {
    const client = createClient({
      url: `${hub.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${apiKey}` },
    });
    const changes = client.iterate<Record<string, any>>({
      query: 'subscription { connectionsChanged(after: "0") { kind connectionId actor { kind name } } }',
    });
    for await (const { data } of changes) {
      const { kind: what, connectionId, actor } = data?.['connectionsChanged'] ?? {};
      if (what !== 'DELETED' || connectionId !== id) continue;
      await client.dispose();
      return actor;
    }
    return null;
  }

  async function page(id: string, first: number, after?: string): Promise<Record<string, any>> {
    const { connection } = await hub.graphql(
      `query ($id: ID!, $first: Int, $after: String) { connection(id: $id) { history(first: $first, after: $after) {
        totalCount edges { cursor node { ${entry} } }
        pageInfo { hasNextPage hasPreviousPage endCursor } } } }`,
      { id, first, after },
    );
    return connection.history;
  }

  async function history(id: string): Promise<Record<string, any>[]> {
    const { edges } = await page(id, 100);
    return edges.map(({ node }: { node: Record<string, any> }) => node);
  }

  /** The history once this is the latest of it; time stands still meanwhile. */
  async function until(id: string, latest: string): Promise<Record<string, any>[]> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const all = await history(id);
      if (all[0]?.['kind'] === latest) return all;
      if (Date.now() > deadline) throw new Error(`Not reached: ${JSON.stringify(all)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function rename(id: string, name: string): Promise<void> {
    await hub.graphql(
      `mutation ($id: ID!, $name: String) { updateConnection(input: { id: $id, name: $name }) { userErrors { code } } }`,
      { id, name },
    );
  }

  async function makeLink(id: string): Promise<string> {
    const { createAuthorizationLink } = await hub.graphql(
      `mutation ($id: ID!) { createAuthorizationLink(input: { connectionId: $id }) { url } }`,
      { id },
    );
    return createAuthorizationLink.url;
  }

  async function useLink(url: string): Promise<void> {
    const browser = new Browser();
    const html = await (await browser.fetch(url)).text();
    const [, name = '', value = ''] = /<input type="hidden" name="([^"]+)" value="([^"]*)"/.exec(html) ?? [];
    const posted = await browser.submit(url, { [name]: value });
    await hub.authorize(posted.headers.get('location') ?? '', { browser });
  }
});
