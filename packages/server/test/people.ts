import { createAuditLog } from '../src/audit/index.js';
import { SetupLinks } from '../src/access/index.js';
import type { Role } from '../src/roles.js';
import type { GraphqlFixture } from './graphql-fixture.js';

const publicUrl = 'http://localhost:4000';

/** Somebody with a session at the window. */
export interface SignedInPerson {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly cookie: string;
  /** The whole answer to an operation that the window sends. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Record<string, any>>;
}

/** Makes somebody with a role, signed in. */
export async function personWith(hub: GraphqlFixture, role: Role): Promise<SignedInPerson> {
  const { database } = hub.test;
  const links = new SetupLinks({
    database,
    audit: createAuditLog(hub),
    ambient: hub.ambient,
    publicUrl,
  });
  const token = new URL(await links.create()).hash.slice(1);
  const email = `${role.toLowerCase()}-${hub.ambient.randomToken(4).toLowerCase()}@contoso.com`;
  const person = { name: `An ${role.toLowerCase()}`, email, password: 'correct horse battery' };
  const made = await hub.access.links.setUp(token, person, '192.0.2.1');
  if (!('session' in made)) throw new Error(JSON.stringify(made));
  const { id } = made.administrator;
  await database.unitOfWork.run((tx) =>
    tx.execute('UPDATE administrators SET role = ? WHERE id = ?', [role, id]),
  );
  const cookie = `${hub.access.sessions.cookieName}=${made.session.token}`;
  return {
    ...{ id, email, cookie, password: person.password },
    ask: async (query, variables = {}) => {
      const headers = { cookie, origin: publicUrl, 'content-type': 'application/json' };
      const body = JSON.stringify({ query, variables });
      const response = await fetch(hub.url, { method: 'POST', headers, body });
      return (await response.json()) as Record<string, any>;
    },
  };
}
