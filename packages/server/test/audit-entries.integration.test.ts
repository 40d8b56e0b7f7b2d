import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { apiKey, TestHub } from './hub.js';

const evil = '=HYPERLINK("https://evil.example","<img src=x onerror=alert(1)>")';
const query = `query Entries($first: Int, $after: String, $filter: AuditEntryFilter) {
  auditEntries(first: $first, after: $after, filter: $filter) {
    edges { cursor node { sequence occurredAt actor { kind name } actorId address action subjectKind subjectId details hash } }
    pageInfo { hasNextPage endCursor } } }`;

interface Page {
  readonly edges: { readonly cursor: string; readonly node: Record<string, any> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe.each(databaseKinds)('the audit log of a hub on %s', (kind) => {
  let hub: TestHub;
  let connectionId: string;

  beforeAll(async () => {
    hub = await TestHub.start({ kind });
    connectionId = (await hub.add({ name: evil })).id;
    await hub.add({ name: 'Second' });
  });

  afterAll(() => hub.stop());

  const page = async (variables: Record<string, unknown> = {}): Promise<Page> =>
    (await hub.graphql(query, variables)).auditEntries;
  const exported = (file: string, headers: Record<string, string> = { authorization: `Bearer ${apiKey}` }) =>
    fetch(`${hub.url}/export/audit.${file}`, { headers });

  async function keyWith(scopes: string[], connectionIds: string[] | null = null) {
    const { addApiKey } = await hub.graphql(
      'mutation Add($input: AddApiKeyInput!) { addApiKey(input: $input) { key userErrors { code } } }',
      { input: { name: 'ERP', scopes, connectionIds } },
    );
    return addApiKey;
  }

  it('is read a page at a time, the newest first, without a gap or a repetition', async () => {
    const all = await page({ first: 100 });
    const sequences = all.edges.map(({ node }) => node['sequence']);
    expect(sequences).toEqual(sequences.map((_, index) => sequences.length - index));
    const paged: number[] = [];
    for (let after: string | null = null; ;) {
      const { edges, pageInfo }: Page = await page({ first: 2, after });
      paged.push(...edges.map(({ node }) => node['sequence']));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(paged).toEqual(sequences);
  });

  it('says who, what, and of what, with the ids of the API', async () => {
    const { edges } = await page({ filter: { subjectId: connectionId, action: 'connection.added' } });
    expect(edges.map(({ node }) => node)).toMatchObject([
      {
        actor: { kind: 'API_KEY', name: 'Bootstrap API key' },
        actorId: 'bootstrap',
        subjectKind: 'connection',
        subjectId: connectionId,
      },
    ]);
    expect(edges[0]?.node['address']).toMatch(/^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/);
    expect(JSON.parse(edges[0]?.node['details'])).toMatchObject({ name: evil });
  });

  it('is filtered by each of its facts', async () => {
    const now = hub.ambient.now();
    const later = new Date(now.getTime() + 1).toISOString();
    expect(
      (await page({ filter: { actorKind: 'API_KEY', subjectKind: 'connection' } })).edges.length,
    ).toBeGreaterThan(1);
    expect((await page({ filter: { actorKind: 'AUTHORIZATION_LINK' } })).edges).toEqual([]);
    expect((await page({ filter: { actorId: 'nobody' } })).edges).toEqual([]);
    expect((await page({ filter: { from: later } })).edges).toEqual([]);
    expect((await page({ filter: { to: later } })).edges.length).toBeGreaterThan(1);
    const broken = await hub.post(query, { after: 'x' });
    expect(await broken.text()).toContain('BAD_USER_INPUT');
  });

  it('is exported whole, so that a stranger can compute every hash', async () => {
    const response = await exported('ndjson');
    expect(response.headers.get('content-disposition')).toContain('landbridge-audit.ndjson');
    const entries = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    let previous = '0'.repeat(64);
    for (const [index, entry] of entries.entries()) {
      const { occurredAt, actorKind, actorId, actorName, address, action, subjectKind, subjectId, details } =
        entry;
      const text = JSON.stringify([
        ...[index + 1, previous, occurredAt, actorKind, actorId, actorName, address],
        ...[action, subjectKind, subjectId, details],
      ]);
      previous = createHash('sha256').update(text).digest('hex');
      expect(entry.hash).toBe(previous);
    }
    const [newest] = (await page({ first: 1 })).edges;
    expect(newest?.node).toMatchObject({ action: 'audit.exported', sequence: entries.length + 1 });
  });

  it('is exported as a table by the same filter, and no text in it becomes a formula', async () => {
    const response = await exported('csv?action=connection.added');
    const ofOne = await (await exported(`csv?subjectId=${connectionId}&action=connection.added`)).text();
    expect(ofOne.trimEnd().split('\r\n')).toHaveLength(2);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await response.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).not.toMatch(/(^|,)"?[=+@]/m);
  });

  it('is for those with audit:read alone, and for no limited key', async () => {
    const { key: without } = await keyWith(['connections:read', 'events:read', 'metrics:read']);
    for (const file of ['csv', 'ndjson']) {
      expect((await exported(file, { authorization: `Bearer ${without}` })).status).toBe(403);
      expect((await exported(file, {})).status).toBe(401);
    }
    const { key: reading } = await keyWith(['audit:read']);
    expect((await exported('csv', { authorization: `Bearer ${reading}` })).status).toBe(200);
    expect((await exported('csv?actorKind=x', { authorization: `Bearer ${reading}` })).status).toBe(400);
    expect((await exported('csv?unknown=x', { authorization: `Bearer ${reading}` })).status).toBe(400);
    const limited = await keyWith(['audit:read'], [connectionId]);
    expect(limited.userErrors).toEqual([{ code: 'SCOPE_RESERVED' }]);
    const refused = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${without}` },
      body: JSON.stringify({ query }),
    });
    expect(await refused.text()).toContain('FORBIDDEN');
  });

  it('lets a session of an administrator export by a link of the window, and by nobody else’s page', async () => {
    const cookie = await hub.signUp({
      name: 'Hana',
      email: 'hana@contoso.com',
      password: 'correct horse battery',
    });
    expect((await exported('csv', { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await exported('csv', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await exported('csv', { cookie })).status).toBe(403);
  });
});
