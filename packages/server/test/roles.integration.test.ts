import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { Followed } from './followed.js';
import { GraphqlFixture } from './graphql-fixture.js';
import { personWith, type SignedInPerson } from './people.js';

/** What is for administrators alone. */
const accessMutations = [
  'addApiKey',
  'rotateApiKey',
  'revokeApiKey',
  'updateSignOn',
  'invitePerson',
  'withdrawInvitation',
  'changeRole',
  'removePerson',
];
/** What no session may do, whoever's it is. */
const keyMutations = ['issueAccessToken'];
const administratorsRead = ['apiKeys { totalCount }', 'people { totalCount }', 'invitations { email }'];
const everybodyReads = [
  'connections { totalCount }',
  'appRegistrations { totalCount }',
  'webhookEndpoints { totalCount }',
  'lastEventId',
];

/** A value of a type, as short as there is one. */
function valueOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${needed.map((field) => `${field.name}: ${valueOf(field.type)}`).join(', ')} }`;
  }
  return { Int: '1', Boolean: 'true', DateTime: '"2030-01-01T00:00:00.000Z"' }[type.name] ?? '"x"';
}

function documentOf(mutation: GraphQLField<unknown, unknown>): string {
  const given = mutation.args.filter(({ type }) => isNonNullType(type));
  const args = given.map(({ name, type }) => `${name}: ${valueOf(type)}`).join(', ');
  const payload = isNonNullType(mutation.type) ? mutation.type.ofType : mutation.type;
  const selection = isObjectType(payload) ? ' { __typename }' : '';
  return `mutation { ${mutation.name}${args && `(${args})`}${selection} }`;
}

describe.each(databaseKinds)('roles on %s', (kind) => {
  let hub: GraphqlFixture;
  let people: Record<'ADMINISTRATOR' | 'OPERATOR' | 'VIEWER', SignedInPerson>;

  beforeAll(async () => {
    hub = await GraphqlFixture.start(kind);
    await hub.access.start();
    people = {
      ADMINISTRATOR: await personWith(hub, 'ADMINISTRATOR'),
      OPERATOR: await personWith(hub, 'OPERATOR'),
      VIEWER: await personWith(hub, 'VIEWER'),
    };
  });

  afterAll(() => hub.stop());

  const mutations = () => Object.values(hub.graphql.schema.getMutationType()?.getFields() ?? {});

  /** Those that somebody is refused for want of a right. */
  async function refusedTo(person: SignedInPerson): Promise<string[]> {
    const refused = [];
    for (const mutation of mutations()) {
      const { errors = [] } = await person.ask(documentOf(mutation));
      const codes = errors.map(({ extensions }: any) => extensions.code);
      if (codes.includes('FORBIDDEN')) refused.push(mutation.name);
      else expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
    }
    return refused.sort();
  }

  it('says what somebody is, and nothing of an application', async () => {
    for (const [role, person] of Object.entries(people)) {
      expect((await person.ask('{ viewer { role } }'))['data'].viewer).toEqual({ role });
    }
    expect((await hub.ask('{ viewer { role } }'))['viewer']).toEqual({ role: null });
  });

  it('lets a viewer change nothing, whatever changes there are', async () => {
    expect(mutations().length).toBeGreaterThan(20);
    expect(await refusedTo(people.VIEWER)).toEqual(
      mutations()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('lets an operator change everything but who has access', async () => {
    expect(await refusedTo(people.OPERATOR)).toEqual([...accessMutations, ...keyMutations].sort());
  });

  it('writes of what stops working to whoever may mend it', async () => {
    const told = await hub.access.addresses.whoMay('connections:write');
    const emails = told.map(({ email }) => email).sort();
    expect(emails).toEqual([people.ADMINISTRATOR.email, people.OPERATOR.email]);
  });

  it('hands a token to no session, an administrator’s neither', async () => {
    expect(await refusedTo(people.ADMINISTRATOR)).toEqual(keyMutations);
  });

  it('lets everybody read, but who has access', async () => {
    for (const [role, person] of Object.entries(people)) {
      for (const field of everybodyReads)
        expect(await person.ask(`{ ${field} }`)).not.toHaveProperty('errors');
      for (const field of administratorsRead) {
        const { errors } = await person.ask(`{ ${field} }`);
        const expected = role === 'ADMINISTRATOR' ? undefined : 'FORBIDDEN';
        expect(errors?.[0].extensions.code, role).toBe(expected);
      }
    }
  });

  const following = async (person: SignedInPerson): Promise<{ closed: Promise<number> }> => {
    const client = hub.socket({
      authorization: null,
      headers: { cookie: person.cookie, origin: 'http://localhost:4000' },
    });
    const closed = new Promise<number>((resolve) => client.on('closed', (event: any) => resolve(event.code)));
    new Followed(client, 'subscription { connectionsChanged { eventId } }');
    await new Followed(client, '{ viewer { name } }').until(1);
    return { closed };
  };

  it('asks open sockets to come again within 5 seconds when another node has changed the role', async () => {
    const person = await personWith(hub, 'ADMINISTRATOR');
    const before = await following(person);
    await hub.test.database.unitOfWork.run((tx) =>
      tx.execute('UPDATE administrators SET role = ? WHERE id = ?', ['VIEWER', person.id]),
    );
    // A socket that came since has the new right, and must not hide the old one's.
    const since = await following(person);
    await hub.ambient.untilAsleepFor(3_000);
    hub.ambient.advance(3_000);
    expect(await before.closed).toBe(1012);
    const stillThere = Symbol('still there');
    expect(await Promise.race([since.closed, Promise.resolve(stillThere)])).toBe(stillThere);
    expect((await person.ask('{ viewer { role } }'))['data'].viewer.role).toBe('VIEWER');
  });
});
