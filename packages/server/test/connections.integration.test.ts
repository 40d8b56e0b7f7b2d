import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { contoso, GraphqlFixture } from './graphql-fixture.js';

const fabrikam = '6a7be5c7-7e1d-4c2f-9f3a-0d7c9f1b2e3a';
const codes = (payload: Record<string, any>) =>
  payload.userErrors.map(({ code, field }: { code: string; field: string[] | null }) => [
    code,
    field?.[0] ?? null,
  ]);

describe.each(databaseKinds)('connections on %s', (kind) => {
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

  it('adds a connection and begins its sign-in', async () => {
    const added = await hub.add({ name: ' Účetní 1/2 ', note: 'a\nb', mailbox: 'ucty@contoso.com' });
    expect(added).toMatchObject({
      connection: {
        name: 'Účetní 1/2',
        identifier: 'ucetni-1-2',
        note: 'a\nb',
        mailbox: 'ucty@contoso.com',
        type: 'MAIL_IMAP',
        tenant: { id: contoso },
        authorization: { status: 'AWAITING_SIGN_IN' },
      },
      userErrors: [],
    });
    expect(added.authorizationUrl).toContain('/auth/start/');
  });

  it.each([
    [{ name: '' }, [['REQUIRED', 'name']]],
    [{ name: ' \t ' }, [['REQUIRED', 'name']]],
    [{ name: 'a'.repeat(201) }, [['TOO_LONG', 'name']]],
    [{ name: 'a\u0000b' }, [['INVALID_CHARACTERS', 'name']]],
    [{ name: 'a\u202Eb' }, [['INVALID_CHARACTERS', 'name']]],
    [{ note: 'a'.repeat(2_001) }, [['TOO_LONG', 'note']]],
    [{ note: 'a\u0000' }, [['INVALID_CHARACTERS', 'note']]],
    [{ identifier: 'Sales' }, [['IDENTIFIER_MALFORMED', 'identifier']]],
    [{ identifier: 'a'.repeat(65) }, [['IDENTIFIER_MALFORMED', 'identifier']]],
    [{ identifier: ' ' }, [['REQUIRED', 'identifier']]],
    [{ mailbox: 'nobody' }, [['MAILBOX_MALFORMED', 'mailbox']]],
    [{ type: 'SSO', mailbox: 'a@contoso.com' }, [['MAILBOX_NOT_APPLICABLE', 'mailbox']]],
    [{ idempotencyKey: '' }, [['REQUIRED', 'idempotencyKey']]],
    [{ idempotencyKey: 'a'.repeat(201) }, [['TOO_LONG', 'idempotencyKey']]],
    [{ idempotencyKey: 'a\u0000' }, [['INVALID_CHARACTERS', 'idempotencyKey']]],
    [
      { name: '', tenantId: 'x', identifier: '-', note: '\u0001', mailbox: '@' },
      [
        ['REQUIRED', 'name'],
        ['INVALID_CHARACTERS', 'note'],
        ['MAILBOX_MALFORMED', 'mailbox'],
        ['IDENTIFIER_MALFORMED', 'identifier'],
        ['TENANT_ID_MALFORMED', 'tenantId'],
      ],
    ],
  ])('refuses bad input %# and stores nothing', async (input, expected) => {
    expect(codes(await hub.add(input))).toEqual(expected);
    expect((await hub.ask('{ connections { totalCount } }')).connections.totalCount).toBe(0);
  });

  it.each(['<b>"&</b>', '😀', "Robert'); DROP TABLE connections;--", '{{name}}', '%_\\'])(
    'keeps the name %s as it is',
    async (name) => {
      expect((await hub.add({ name })).connection.name).toBe(name);
    },
  );

  it.each([
    '',
    ' ',
    '\u200b',
    'b410305f-3ebe-474a-a83f-4add9acd47d',
    '{{tenantid}}',
    '<tenant-id>',
    'x@127.0.0.1',
    '../',
    '[::1]',
  ])('refuses the tenant ID %j without a call to Microsoft', async (tenantId) => {
    hub.tenants.asked = 0;
    const [error] = codes(await hub.add({ tenantId }));
    expect(error).toEqual([
      tenantId.trim() === '' || tenantId === '\u200b' ? 'REQUIRED' : 'TENANT_ID_MALFORMED',
      'tenantId',
    ]);
    expect(hub.tenants.asked).toBe(0);
  });

  it.each([
    `https://login.microsoftonline.com/${contoso}/oauth2/v2.0/authorize`,
    `{${contoso.toUpperCase()}}`,
    `\u00a0${contoso}\u200b\n`,
    'contoso.com',
  ])('takes the tenant ID out of %j', async (tenantId) => {
    expect((await hub.add({ tenantId })).connection.tenant.id).toBe(contoso);
  });

  it.each([
    [{ kind: 'notFound' }, 'TENANT_NOT_FOUND'],
    [{ kind: 'otherCloud', cloud: 'usgov' }, 'TENANT_IN_OTHER_CLOUD'],
    [{ kind: 'unavailable', reason: 'x' }, 'TENANT_LOOKUP_UNAVAILABLE'],
  ] as const)('says what Microsoft says of a tenant: %j', async (answer, code) => {
    hub.tenants.answer = answer;
    expect(codes(await hub.add({ name: '' }))).toEqual([
      ['REQUIRED', 'name'],
      [code, 'tenantId'],
    ]);
    const { data, errors } = await hub.answer('{ tenant(idOrDomain: "contoso.com") { id } }');
    if (code === 'TENANT_NOT_FOUND') expect([data.tenant, errors]).toEqual([null, undefined]);
    else expect(errors[0].extensions.code).toBe(code);
  });

  it('says which cloud has no app registration, and when only the type has none', async () => {
    hub.tenants.answer = {
      kind: 'found',
      tenantId: contoso,
      displayName: null,
      domain: null,
      cloud: 'usgov-dod',
    };
    const { userErrors } = await hub.add();
    expect(userErrors).toEqual([
      {
        code: 'TENANT_IN_OTHER_CLOUD',
        field: ['tenantId'],
        message: expect.stringMatching(/US Government \(DoD\).*MICROSOFT_USGOV_DOD_CLIENT_ID/),
      },
    ]);
    const { errors } = await hub.answer('{ tenant(idOrDomain: "contoso.com") { id } }');
    expect(errors[0].extensions).toMatchObject({ code: 'TENANT_IN_OTHER_CLOUD', cloud: 'usgov-dod' });
    hub.tenants.answer = null;
    hub.unregisteredTypes.push('MAIL_IMAP');
    const refused = codes(await hub.add({ type: 'MAIL_IMAP' }));
    hub.unregisteredTypes.length = 0;
    expect(refused).toEqual([['APP_REGISTRATION_MISSING', 'type']]);
  });

  describe('changed', () => {
    const update = async (input: Record<string, unknown>) =>
      (
        await hub.ask(
          `mutation ($input: UpdateConnectionInput!) { updateConnection(input: $input) {
            connection { name note mailbox identifier updatedAt authorization { lastVerifiedAt verification { ok } } }
            userErrors { code field } } }`,
          { input },
        )
      ).updateConnection;

    it('keeps what is not named, and empties by null', async () => {
      const { connection } = await hub.add({ note: 'n', mailbox: 'a@contoso.com' });
      expect((await update({ id: connection.id, name: 'New' })).connection).toMatchObject({
        name: 'New',
        note: 'n',
        mailbox: 'a@contoso.com',
        identifier: 'invoices',
      });
      expect((await update({ id: connection.id, note: null, mailbox: '' })).connection).toMatchObject({
        note: null,
        mailbox: null,
      });
      expect(codes(await update({ id: connection.id, name: null, mailbox: 'x' }))).toEqual([
        ['REQUIRED', 'name'],
        ['MAILBOX_MALFORMED', 'mailbox'],
      ]);
    });

    it('is refused when somebody else was first', async () => {
      const { connection } = await hub.add();
      const expectedUpdatedAt = connection.updatedAt;
      const both = await Promise.all(
        ['A', 'B'].map((name) => update({ id: connection.id, name, expectedUpdatedAt })),
      );
      expect(both.flatMap(codes)).toEqual([['CHANGED_MEANWHILE', 'expectedUpdatedAt']]);
    });

    it('has to be verified again when the mailbox is another', async () => {
      const { connection } = await hub.add();
      await hub.ask(`mutation ($id: ID!) { testConnection(input: { id: $id }) { test { ok } } }`, {
        id: connection.id,
      });
      const renamed = await update({ id: connection.id, name: 'Other' });
      expect(renamed.connection.authorization.verification).toEqual({ ok: true });
      const moved = await update({ id: connection.id, mailbox: 'b@contoso.com' });
      expect(moved.connection.authorization).toEqual({ lastVerifiedAt: null, verification: null });
    });
  });

  it('names what depends on a connection before it deletes it', async () => {
    const { connection } = await hub.add();
    hub.dependents.push('NOTICES');
    const remove = async (confirmDependents: boolean) =>
      (
        await hub.ask(
          `mutation ($input: DeleteConnectionInput!) { deleteConnection(input: $input) {
            deletedConnectionId userErrors { code field message } } }`,
          { input: { id: connection.id, confirmDependents } },
        )
      ).deleteConnection;
    const refused = await remove(false);
    expect(codes(refused)).toEqual([['HAS_DEPENDENTS', 'id']]);
    expect(refused.userErrors[0].message).toContain('NOTICES');
    expect((await remove(true)).deletedConnectionId).toBe(connection.id);
    expect(codes(await remove(true))).toEqual([['CONNECTION_NOT_FOUND', 'id']]);
  });

  it('finds a connection as a node, of its own type', async () => {
    const { connection } = await hub.add();
    const { node } = await hub.ask(
      'query ($id: ID!) { node(id: $id) { __typename id ... on Connection { name authorization { status } } } }',
      { id: connection.id },
    );
    expect(node).toMatchObject({ __typename: 'Connection', id: connection.id });
    expect(node.authorization.status).toBeDefined();
  });

  it('finds several at once, in the order of their ids, with a gap where there is none', async () => {
    const names = ['First', 'Second'];
    const ids = [];
    for (const name of names) ids.push((await hub.add({ name })).connection.id);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Connection { name } } }';
    const asked = [ids[1], 'x', ids[0], ids[1]];
    const { nodes } = await hub.ask(query, { ids: asked });
    expect(nodes).toEqual([
      { id: ids[1], name: 'Second' },
      null,
      { id: ids[0], name: 'First' },
      { id: ids[1], name: 'Second' },
    ]);
    expect(await hub.ask(query, { ids: [] })).toEqual({ nodes: [] });
    const response = await hub.post({ query, variables: { ids: Array.from({ length: 101 }, () => 'x') } });
    const { errors } = (await response.json()) as { errors: object[] };
    expect(errors).toMatchObject([
      { message: 'At most 100 ids at once.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it.each([
    'x',
    '',
    'Q29ubmVjdGlvbjp4',
    Buffer.from(`Connection:${fabrikam}`).toString('base64'),
    Buffer.from(`Connection:${fabrikam}`).toString('base64url'),
    Buffer.from(`Trigger:${fabrikam}`).toString('base64url'),
    Buffer.from('Connection:\0').toString('base64url'),
    'a'.repeat(10_000),
  ])('finds nothing under the id %#', async (id) => {
    const found = await hub.ask('query ($id: ID!) { node(id: $id) { id } connection(id: $id) { id } }', {
      id,
    });
    expect(found).toEqual({ node: null, connection: null });
    const mutations = await hub.ask(
      `mutation ($id: ID!) {
        updateConnection(input: { id: $id, name: "x" }) { userErrors { code } }
        deleteConnection(input: { id: $id }) { userErrors { code } }
        authorizeConnection(input: { id: $id }) { userErrors { code } }
        testConnection(input: { id: $id }) { userErrors { code } }
        createAuthorizationLink(input: { connectionId: $id }) { userErrors { code } }
        withdrawAuthorizationLink(input: { connectionId: $id }) { userErrors { code } } }`,
      { id },
    );
    for (const payload of Object.values(mutations))
      expect(payload.userErrors).toEqual([{ code: 'CONNECTION_NOT_FOUND' }]);
  });

  it('writes the event and the audit entry with the change', async () => {
    const { connection } = await hub.add();
    const [entry] = await hub.test.database.query<{
      actor_name: string;
      subject_id: string;
      details: string;
    }>(
      `SELECT actor_name, subject_id, details FROM audit_entries WHERE action = 'connection.added' ORDER BY sequence DESC LIMIT 1`,
    );
    expect(entry?.actor_name).toBe('Bootstrap API key');
    expect(JSON.parse(entry?.details ?? '{}')).toMatchObject({
      name: 'Invoices',
      identifier: connection.identifier,
    });
    const events = await hub.test.database.query<{ type: string }>(
      'SELECT type FROM events WHERE subject_id = ? ORDER BY position',
      [entry?.subject_id ?? ''],
    );
    expect(events.map(({ type }) => type)).toEqual(['connection.added', 'connection.authorization_started']);
  });
});
