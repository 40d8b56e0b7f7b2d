import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { GraphqlFixture } from './graphql-fixture.js';
import { certificate, type MadeCertificate } from './made-certificate.js';

const fields = `id name clientId cloud isDefault types source connectionCount
  credentials { id kind thumbprint expiresAt addedAt }`;
const clientId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const value = 'abc8Q~a-secret-value';
const nextYear = '2027-11-25T00:00:00.000Z';

describe.each(databaseKinds)('app registrations on %s', (kind) => {
  let hub: GraphqlFixture;
  let made: MadeCertificate;

  beforeAll(() => {
    made = certificate();
  });
  beforeEach(async () => {
    hub = await GraphqlFixture.start(kind);
  });
  afterEach(() => hub.stop());

  async function mutate(name: string, inputType: string, input: Record<string, unknown>, selects: string) {
    const document = `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${selects} userErrors { code field message } } }`;
    return (await hub.ask(document, { input }))[name];
  }
  const add = (input: Record<string, unknown> = {}) =>
    mutate(
      'addAppRegistration',
      'AddAppRegistrationInput',
      { name: 'Ours', clientId: clientId(1), credential: { secret: value, expiresAt: nextYear }, ...input },
      `appRegistration { ${fields} }`,
    );
  const addCredential = (appRegistrationId: string, credential: Record<string, unknown>) =>
    mutate(
      'addAppRegistrationCredential',
      'AddAppRegistrationCredentialInput',
      { appRegistrationId, credential },
      `appRegistration { ${fields} }`,
    );
  const removeCredential = (appRegistrationId: string, credentialId: string) =>
    mutate(
      'removeAppRegistrationCredential',
      'RemoveAppRegistrationCredentialInput',
      { appRegistrationId, credentialId },
      `appRegistration { ${fields} }`,
    );
  const remove = (id: string) =>
    mutate('deleteAppRegistration', 'DeleteAppRegistrationInput', { id }, 'deletedAppRegistrationId');
  const list = async (variables: Record<string, unknown> = {}) =>
    (
      await hub.ask(
        `query ($first: Int, $after: String) { appRegistrations(first: $first, after: $after) {
          edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } totalCount } }`,
        variables,
      )
    ).appRegistrations;
  const codes = ({ userErrors }: Record<string, any>) =>
    userErrors.map(({ code, field }: Record<string, any>) => [code, field?.join('.') ?? null]);

  it('are added with a secret that nobody reads again, and listed a page at a time', async () => {
    const { appRegistration } = await add({ isDefault: true, types: ['MAIL_IMAP'] });
    expect(appRegistration).toMatchObject({
      ...{ name: 'Ours', clientId: clientId(1), cloud: 'global', isDefault: true, types: ['MAIL_IMAP'] },
      ...{ source: 'STORED', connectionCount: 0 },
    });
    expect(appRegistration.credentials).toEqual([
      expect.objectContaining({ kind: 'SECRET', thumbprint: null, expiresAt: nextYear }),
    ]);
    await add({ name: 'Other', clientId: clientId(2) });
    const first = await list({ first: 1 });
    const second = await list({ first: 1, after: first.pageInfo.endCursor });
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([
      2,
      true,
      false,
    ]);
    expect([first, second].map(({ edges }) => edges[0].node.name)).toEqual(['Other', 'Ours']);
    const rows = await hub.test.database.query('SELECT * FROM app_registration_credentials');
    const audit = await hub.test.database.query('SELECT details FROM audit_entries');
    expect(JSON.stringify([rows, audit, first, second])).not.toContain(value);
  });

  it('say what is wrong with each field', async () => {
    const wrong = await add({
      ...{ name: ' ', clientId: 'my app', cloud: 'mars' },
      credential: { secret: ' ', expiresAt: '2020-01-01T00:00:00Z' },
    });
    expect(codes(wrong)).toEqual([
      ['REQUIRED', 'name'],
      ['CLIENT_ID_MALFORMED', 'clientId'],
      ['CLOUD_UNKNOWN', 'cloud'],
      ['REQUIRED', 'secret'],
      ['EXPIRY_IN_THE_PAST', 'expiresAt'],
    ]);
    expect(codes(await add({ credential: { secret: value } }))).toEqual([['REQUIRED', 'expiresAt']]);
    await add();
    expect(codes(await add({ clientId: clientId(1).toUpperCase() }))).toEqual([
      ['CLIENT_ID_TAKEN', 'clientId'],
    ]);
  });

  it('warn when the Secret ID is pasted for the Value, and take it when it is confirmed', async () => {
    const credential = { secret: 'b410305f-3ebe-474a-a83f-4add9acd47d1', expiresAt: nextYear };
    expect(codes(await add({ credential }))).toEqual([['SECRET_LOOKS_LIKE_ID', 'secret']]);
    expect(codes(await add({ credential: { ...credential, confirmSecret: true } }))).toEqual([]);
  });

  it('take a certificate with its key, and read its expiry', async () => {
    const { appRegistration } = await add({ credential: made });
    const [credential] = appRegistration.credentials;
    expect(credential).toMatchObject({
      kind: 'CERTIFICATE',
      thumbprint: expect.stringMatching(/^[0-9A-F]{64}$/),
    });
    const days = (Date.parse(credential.expiresAt) - Date.now()) / (24 * 60 * 60_000);
    expect(Math.round(days)).toBe(90);
    const other = certificate();
    for (const [credentialInput, expected] of [
      [{ certificate: made.certificate }, [['REQUIRED', 'privateKey']]],
      [{ ...made, certificate: 'nonsense' }, [['CERTIFICATE_MALFORMED', 'certificate']]],
      [{ ...made, privateKey: 'nonsense' }, [['PRIVATE_KEY_MALFORMED', 'privateKey']]],
      [{ ...made, privateKey: other.privateKey }, [['PRIVATE_KEY_MISMATCH', 'privateKey']]],
      [{ ...certificate('ec ec_paramgen_curve:prime256v1') }, [['CERTIFICATE_NOT_RSA', 'certificate']]],
      [{ ...made, secret: value }, [['CREDENTIAL_AMBIGUOUS', 'secret']]],
    ] as const) {
      expect(codes(await addCredential(appRegistration.id, credentialInput))).toEqual(expected);
    }
  });

  it('replace a credential: the new one first, then the old one goes, but never the last', async () => {
    const { appRegistration } = await add();
    const [old] = appRegistration.credentials;
    expect(codes(await removeCredential(appRegistration.id, old.id))).toEqual([
      ['LAST_CREDENTIAL', 'credentialId'],
    ]);
    hub.ambient.advance(1_000);
    const both = (await addCredential(appRegistration.id, { secret: 'new', expiresAt: nextYear }))
      .appRegistration;
    expect(both.credentials.map(({ id }: { id: string }) => id === old.id)).toEqual([false, true]);
    const { appRegistration: left } = await removeCredential(appRegistration.id, old.id);
    expect(left.credentials).toHaveLength(1);
    expect(codes(await removeCredential(appRegistration.id, old.id))).toEqual([
      ['CREDENTIAL_NOT_FOUND', 'credentialId'],
    ]);
  });

  it('take over the default and the types of their cloud from one another', async () => {
    await add({ isDefault: true, types: ['SSO', 'ETOKEN'] });
    await add({ name: 'Taker', clientId: clientId(2), isDefault: true, types: ['SSO'] });
    await add({ name: 'Elsewhere', clientId: clientId(3), cloud: 'usgov', isDefault: true, types: ['SSO'] });
    const rows = (await list()).edges.map(({ node }: { node: Record<string, any> }) => [
      node['name'],
      node['isDefault'],
      node['types'],
    ]);
    expect(rows).toEqual([
      ['Elsewhere', true, ['SSO']],
      ['Ours', false, ['ETOKEN']],
      ['Taker', true, ['SSO']],
    ]);
  });

  it('can be chosen for a connection, which keeps them from being deleted', async () => {
    const { appRegistration } = await add();
    const usgov = (await add({ clientId: clientId(2), cloud: 'usgov' })).appRegistration;
    const chosen = { appRegistrationId: appRegistration.id };
    expect(codes(await hub.add({ appRegistrationId: usgov.id }))).toEqual([
      ['APP_REGISTRATION_NOT_FOUND', 'appRegistrationId'],
    ]);
    const { connection } = await hub.add({ name: 'Invoices', ...chosen });
    const shown = await hub.ask(
      'query ($id: ID!) { connection(id: $id) { chosenAppRegistrationId appRegistration { name clientId isChosen } } }',
      { id: connection.id },
    );
    expect(shown.connection.chosenAppRegistrationId).toBe(appRegistration.id);
    expect(shown.connection.appRegistration).toEqual({ name: 'Ours', clientId: clientId(1), isChosen: true });
    const refused = await remove(appRegistration.id);
    expect(codes(refused)).toEqual([['APP_REGISTRATION_IN_USE', 'id']]);
    expect(refused.userErrors[0].message).toContain('Invoices');
    const update =
      'mutation ($id: ID!) { updateConnection(input: { id: $id, appRegistrationId: null }) { userErrors { code } } }';
    await hub.ask(update, { id: connection.id });
    expect(codes(await remove(appRegistration.id))).toEqual([]);
    expect(codes(await remove(appRegistration.id))).toEqual([['APP_REGISTRATION_NOT_FOUND', 'id']]);
  });

  it('are not deleted while a grant is theirs', async () => {
    const { appRegistration } = await add();
    const { connection } = await hub.add({ name: 'Helpdesk' });
    const id = Buffer.from(connection.id, 'base64url').toString().split(':')[1] ?? '';
    const grant = { kind: 'GRANTED', account: null, scopes: [], clientId: clientId(1) } as const;
    const actor = { kind: 'system', id: null, name: 'Landbridge' } as const;
    await hub.test.database.unitOfWork.run((tx) => hub.connections.recordAuthorization(tx, id, grant, actor));
    expect(codes(await remove(appRegistration.id))).toEqual([['APP_REGISTRATION_IN_USE', 'id']]);
    const { edges } = await list();
    expect(edges[0].node.connectionCount).toBe(1);
  });
});
