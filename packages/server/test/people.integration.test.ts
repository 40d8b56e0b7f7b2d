import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { Followed } from './followed.js';
import { GraphqlFixture } from './graphql-fixture.js';
import { personWith, type SignedInPerson } from './people.js';

const own = 'http://localhost:4000';
const dayMs = 24 * 60 * 60 * 1000;
const invite = `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) {
  url invitation { id email name role invitedBy { name } expiresAt } userErrors { code field } } }`;
const withdraw = `mutation ($id: ID!) { withdrawInvitation(input: { id: $id }) {
  withdrawnInvitationId userErrors { code } } }`;
const change = `mutation ($id: ID!, $role: Role!) { changeRole(input: { id: $id, role: $role }) {
  person { role } userErrors { code } } }`;
const remove = `mutation ($id: ID!) { removePerson(input: { id: $id }) {
  removedPersonId userErrors { code } } }`;
const list = `query ($first: Int, $after: String) { people(first: $first, after: $after) { totalCount
  edges { node { id email role isViewer hasSecondFactor lastSignedInAt } } pageInfo { hasNextPage endCursor } } }`;
const gone = { error: { code: 'SETUP_LINK_INVALID' } };

describe.each(databaseKinds)('people on %s', (kind) => {
  let hub: GraphqlFixture;
  let admin: SignedInPerson;

  beforeAll(async () => {
    hub = await GraphqlFixture.start(kind);
    await hub.access.start();
    admin = await personWith(hub, 'ADMINISTRATOR');
  });

  afterAll(() => hub.stop());

  const globalIdOf = ({ id }: { id: string }) => Buffer.from(`Person:${id}`).toString('base64url');
  const did = async (query: string, variables = {}, person = admin): Promise<any> => {
    const { data, errors } = await person.ask(query, variables);
    expect(errors).toBeUndefined();
    return Object.values(data)[0];
  };
  const invited = async (input: object): Promise<any> => did(invite, { input: { role: 'VIEWER', ...input } });
  const tokenOf = (url: string) => new URL(url).hash.slice(1);
  const post = (url: string, payload: object) =>
    hub.app.inject({ method: 'POST', url, payload, headers: { origin: own } });
  const accept = (token: string, name = 'Vít') =>
    post('/invitation', { token, name, password: 'correct horse battery' });
  const actions = async () =>
    (await hub.test.database.query<{ action: string }>('SELECT action FROM audit_entries')).map(
      ({ action }) => action,
    );

  it('lets in whoever was invited, once, with the role that was meant', async () => {
    const { url, invitation } = await invited({ email: ' Vit@Contoso.com', name: 'Vít', role: 'OPERATOR' });
    expect(invitation).toMatchObject({ email: 'vit@contoso.com', name: 'Vít', role: 'OPERATOR' });
    expect(url).toMatch(/^http:\/\/localhost:4000\/invitation#[\w-]{22}$/);
    const token = tokenOf(url);
    for (const asked of [1, 2]) {
      const answer = await post('/invitation/link', { token });
      expect([asked, answer.json().invitation.email]).toEqual([asked, 'vit@contoso.com']);
    }
    const both = await Promise.all([accept(token), accept(token)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403]);
    const entered = both.find(({ statusCode }) => statusCode === 201);
    expect(entered?.json().administrator).toMatchObject({ email: 'vit@contoso.com', role: 'OPERATOR' });
    expect((await post('/invitation/link', { token })).json()).toEqual(gone);
    const stored = JSON.stringify([
      await hub.test.database.query('SELECT * FROM invitations'),
      await hub.test.database.query('SELECT * FROM audit_entries'),
    ]);
    expect(stored).not.toContain(token);
    expect(await actions()).toContain('person.invited');
  });

  it('keeps the link usable after a password was too short', async () => {
    const token = tokenOf((await invited({ email: 'short@contoso.com' })).url);
    const short = await post('/invitation', { token, name: 'S', password: 'short' });
    expect([short.statusCode, short.json()]).toEqual([
      422,
      { error: { code: 'TOO_SHORT', field: 'password' } },
    ]);
    expect((await accept(token)).statusCode).toBe(201);
  });

  it('refuses a link that is seven days old, was withdrawn, or replaced by a newer one', async () => {
    const old = tokenOf((await invited({ email: 'a@contoso.com' })).url);
    hub.ambient.advance(7 * dayMs);
    admin = await personWith(hub, 'ADMINISTRATOR');
    const replaced = tokenOf((await invited({ email: 'b@contoso.com' })).url);
    const { url, invitation } = await invited({ email: 'b@contoso.com' });
    expect(await did(withdraw, { id: invitation.id })).toEqual({
      withdrawnInvitationId: invitation.id,
      userErrors: [],
    });
    for (const token of [old, replaced, tokenOf(url)]) {
      expect([(await accept(token)).json(), await actions()]).toEqual([gone, expect.any(Array)]);
    }
    expect((await did(withdraw, { id: invitation.id })).userErrors).toEqual([
      { code: 'INVITATION_NOT_FOUND' },
    ]);
  });

  it('says what is wrong with an invitation', async () => {
    expect((await invited({ email: 'nobody' })).userErrors).toEqual([
      { code: 'EMAIL_MALFORMED', field: ['email'] },
    ]);
    expect((await invited({ email: ' ' })).userErrors).toEqual([{ code: 'REQUIRED', field: ['email'] }]);
    expect((await invited({ email: admin.email })).userErrors).toEqual([
      { code: 'PERSON_EXISTS', field: ['email'] },
    ]);
  });

  it('lists people by pages, and who of them asks', async () => {
    const first = await did(list, { first: 1 });
    const rest = await did(list, { first: 100, after: first.pageInfo.endCursor });
    const emails = [...first.edges, ...rest.edges].map(({ node }: any) => node.email);
    expect(new Set(emails).size).toBe(first.totalCount);
    const self = rest.edges.filter(({ node }: any) => node.isViewer).map(({ node }: any) => node);
    expect(self).toMatchObject([{ email: admin.email, role: 'ADMINISTRATOR', hasSecondFactor: false }]);
  });

  it('takes a right at once, without a sign-out, and what was invited by it', async () => {
    const person = await personWith(hub, 'ADMINISTRATOR');
    const { url } = await did(invite, { input: { email: 'late@contoso.com', role: 'VIEWER' } }, person);
    const client = hub.socket({ authorization: null, headers: { cookie: person.cookie, origin: own } });
    const closed = new Promise<number>((resolve) => client.on('closed', (event: any) => resolve(event.code)));
    new Followed(client, 'subscription { connectionsChanged { eventId } }');
    await new Followed(client, '{ viewer { name } }').until(1);
    const changed = await did(change, { id: globalIdOf(person), role: 'VIEWER' });
    expect(changed).toEqual({ person: { role: 'VIEWER' }, userErrors: [] });
    expect(await closed).toBe(1012);
    expect((await person.ask('{ people { totalCount } }'))['errors'][0].extensions.code).toBe('FORBIDDEN');
    expect((await accept(tokenOf(url))).json()).toEqual(gone);
    expect(await actions()).toContain('administrator.role_changed');
  });

  it('removes somebody with the sessions', async () => {
    const person = await personWith(hub, 'OPERATOR');
    expect(await did(remove, { id: globalIdOf(person) })).toEqual({
      removedPersonId: globalIdOf(person),
      userErrors: [],
    });
    expect((await person.ask('{ viewer { name } }'))['errors'][0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await did(remove, { id: globalIdOf(person) })).userErrors).toEqual([
      { code: 'PERSON_NOT_FOUND' },
    ]);
    expect(await actions()).toContain('administrator.removed');
  });

  it('revokes the API keys that somebody has made with them, unless they are to be kept', async () => {
    const make =
      'mutation ($input: AddApiKeyInput!) { addApiKey(input: $input) { key userErrors { code } } }';
    const keep = `mutation ($id: ID!, $keepApiKeys: Boolean) { removePerson(input: { id: $id, keepApiKeys: $keepApiKeys }) {
      removedPersonId userErrors { code } } }`;
    const makers = [await personWith(hub, 'ADMINISTRATOR'), await personWith(hub, 'ADMINISTRATOR')];
    const keys: string[] = [];
    for (const maker of makers) {
      const input = { name: 'ERP', scopes: ['connections:read'], connectionIds: null };
      keys.push((await did(make, { input }, maker)).key);
    }
    const counted = await did('query { people(first: 100) { edges { node { id apiKeyCount } } } }');
    const counts = makers.map(
      (maker) => counted.edges.find(({ node }: any) => node.id === globalIdOf(maker)).node.apiKeyCount,
    );
    expect(counts).toEqual([1, 1]);
    const statusOf = async (key = '') => {
      const headers = { authorization: `Bearer ${key}` };
      return (await hub.post({ query: '{ viewer { name } }' }, headers)).status;
    };
    await did(keep, { id: globalIdOf(makers[0] as SignedInPerson), keepApiKeys: true });
    await did(keep, { id: globalIdOf(makers[1] as SignedInPerson) });
    expect([await statusOf(keys[0]), await statusOf(keys[1])]).toEqual([200, 401]);
    expect(await actions()).toContain('api_key.revoked');
  });

  it('keeps one administrator, also when two lower each other at once', async () => {
    await hub.test.database.unitOfWork.run((tx) =>
      tx.execute(`UPDATE administrators SET role = 'VIEWER' WHERE id <> ?`, [admin.id]),
    );
    const last = { userErrors: [{ code: 'LAST_ADMINISTRATOR' }] };
    const id = globalIdOf(admin);
    expect(await did(change, { id, role: 'VIEWER' })).toMatchObject(last);
    expect(await did(remove, { id })).toMatchObject(last);
    const other = await personWith(hub, 'ADMINISTRATOR');
    const results = await Promise.all([
      did(change, { id: globalIdOf(other), role: 'VIEWER' }),
      other.ask(change, { id, role: 'VIEWER' }),
    ]);
    const left = await hub.test.database.query(`SELECT 1 FROM administrators WHERE role = 'ADMINISTRATOR'`);
    expect([left.length, results.length]).toEqual([1, 2]);
  });
});
