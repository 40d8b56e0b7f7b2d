import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { administrator, contoso, FakeTenants, GraphqlFixture } from './graphql-fixture.js';

const fabrikam = '6a7be5c7-7e1d-4c2f-9f3a-0d7c9f1b2e3a';
const codes = (payload: Record<string, any>) =>
  payload.userErrors.map(({ code, field }: { code: string; field: string[] | null }) => [
    code,
    field?.[0] ?? null,
  ]);

describe.each(databaseKinds)('adding connections on %s', (kind) => {
  let hub: GraphqlFixture;

  beforeAll(async () => {
    hub = await GraphqlFixture.start(kind);
  });

  afterAll(() => hub.stop());

  beforeEach(async () => {
    hub.tenants.answer = null;
    hub.dependents.length = 0;
    await hub.test.database.unitOfWork.run((tx) => tx.execute('DELETE FROM connections'));
  });

  it('numbers twenty connections of one name that are added at once', async () => {
    const added = await Promise.all(Array.from({ length: 20 }, () => hub.add({ name: 'Sales' })));
    const identifiers = added.map(({ connection }) => connection.identifier);
    const expected = Array.from({ length: 20 }, (_, n) => (n === 0 ? 'sales' : `sales-${n + 1}`));
    expect([...identifiers].sort()).toEqual([...expected].sort());
    expect((await hub.ask('{ identifierProposal(name: "Sales") }')).identifierProposal).toBe('sales-21');
  });

  it('refuses an identifier that was typed and is taken', async () => {
    await hub.add({ identifier: 'sales' });
    expect(codes(await hub.add({ identifier: 'sales' }))).toEqual([['IDENTIFIER_TAKEN', 'identifier']]);
  });

  it('adds one connection for one idempotency key, however often and concurrently it is sent', async () => {
    const added = await Promise.all(Array.from({ length: 5 }, () => hub.add({ idempotencyKey: 'k1' })));
    expect(new Set(added.map(({ connection }) => connection.id)).size).toBe(1);
    expect(new Set(added.map(({ authorizationUrl }) => authorizationUrl)).size).toBe(5);
    expect((await hub.ask('{ connections { totalCount } }')).connections.totalCount).toBe(1);
    expect(codes(await hub.add({ idempotencyKey: 'k1', name: 'Other' }))).toEqual([
      ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'],
    ]);
  });

  it('stores no connection whose sign-in could not be begun, and tells nobody of it', async () => {
    const position = await hub.events.lastPosition();
    const attempts = {
      plan: () => ({
        ...hub.starter().plan({ allowAccountChange: false, actor: administrator }),
        storeFirst: () => Promise.reject(new Error('no')),
      }),
    };
    const adding = hub.connections.add(
      { name: 'Invoices', tenantId: contoso, type: 'MAIL_IMAP' },
      { actor: administrator, attempts },
    );
    await expect(adding).rejects.toThrow('no');
    expect((await hub.ask('{ connections { totalCount } }')).connections.totalCount).toBe(0);
    expect(await hub.events.readAfter(position, 10)).toEqual([]);
  });

  it('keeps what is known of a tenant when only its GUID is typed, and learns what is new', async () => {
    const other = '0b0a1d9e-6a65-4c0e-9a3b-2c1f0d4e5f60';
    const found = (domain: string | null) =>
      ({ kind: 'found', tenantId: other, displayName: null, domain, cloud: 'global' }) as const;
    const seen: unknown[] = [];
    for (const domain of [null, 'a.example', null, 'b.example', null]) {
      hub.tenants.answer = found(domain);
      seen.push((await hub.add({ tenantId: other })).connection.tenant.domain);
    }
    expect(seen).toEqual([null, 'a.example', 'a.example', 'b.example', 'b.example']);
  });

  it('tells whoever follows of an added connection what can be read of it then', async () => {
    const fields = `id name identifier note mailbox type createdAt updatedAt tenant { id displayName domain }
      authorization { status awaitingUntil scopes authorizedAt lastVerifiedAt account { id } link { createdAt }
        error { code } verification { ok } }`;
    const client = hub.socket();
    const told = client.iterate({
      query: `subscription { connectionsChanged { connection { ${fields} } } }`,
    });
    const first = told.next();
    // Answered on the same socket after the subscription was begun.
    await client.iterate({ query: '{ viewer { name } }' }).next();
    const { connection } = await hub.add({ note: 'n', tenantId: 'contoso.com' });
    const read = await hub.ask(`query ($id: ID!) { connection(id: $id) { ${fields} } }`, {
      id: connection.id,
    });
    expect((await first).value).toEqual({ data: { connectionsChanged: read } });
    await client.dispose();
  });

  it('stops asking Microsoft, and stores nothing, when the client has gone', async () => {
    const client = new AbortController();
    const asked = new Promise<AbortSignal | undefined>((resolve) => {
      hub.tenants.lookUp = (_name, signal) => {
        resolve(signal);
        return new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('gave up')), { once: true });
        });
      };
    });
    const query = `mutation { addConnection(input: { name: "Gone", tenantId: "${contoso}", type: SSO }) {
      connection { id } } }`;
    const asking = hub.post({ query }, {}, client.signal);
    const signal = await asked;
    expect(signal?.aborted).toBe(false);
    const stopped = new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
    client.abort();
    await expect(asking).rejects.toThrow();
    await stopped;
    hub.tenants.lookUp = FakeTenants.prototype.lookUp;
    expect((await hub.ask('{ connections { totalCount } }')).connections.totalCount).toBe(0);
  });

  it('allows one Entra ID connection for each tenant', async () => {
    const both = await Promise.all([hub.add({ type: 'ENTRA_ID' }), hub.add({ type: 'ENTRA_ID' })]);
    expect(both.flatMap(codes)).toEqual([['ENTRA_ID_CONNECTION_EXISTS', 'type']]);
    expect(codes(await hub.add({ type: 'ENTRA_ID', tenantId: fabrikam }))).toEqual([]);
  });
});
