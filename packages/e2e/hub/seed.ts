import type { RunningHub } from './hub.js';
import { trip } from './trip.js';

interface Seed {
  readonly name: string;
  readonly type: string;
  readonly tenantId?: string;
  readonly account?: string;
  readonly decision?: 'accept' | 'deny' | 'cancel';
}

/** An organisation's connections in every state. */
export const seeds: readonly Seed[] = [
  { name: 'Faktury – příchozí pošta', type: 'MAIL_IMAP', account: 'faktury@contoso.com' },
  {
    name: 'Docházka a žádosti o dovolenou – personální oddělení Brno',
    type: 'MAIL_IMAP',
    account: 'helpdesk@contoso.com',
  },
  { name: 'Knihovna smluv – právní oddělení', type: 'SHAREPOINT', account: 'admin@contoso.com' },
  { name: 'Oznámení z ERP', type: 'MAIL_SMTP', account: 'jana@contoso.com', decision: 'deny' },
  { name: 'Podepisování smluv', type: 'ETOKEN', tenantId: 'fabrikam.com' },
  { name: 'Přihlášení zaměstnanců', type: 'SSO', account: 'admin@contoso.com' },
  { name: 'Servis – hlášení závad', type: 'MAIL_IMAP', account: 'helpdesk@contoso.com', decision: 'cancel' },
  { name: 'Uživatelé Contoso', type: 'ENTRA_ID', account: 'admin@contoso.com' },
];

/** Adds one connection and, where an account is named, signs in with it. Returns its id. */
export async function seedConnection(hub: RunningHub, seed: Seed): Promise<string> {
  const { addConnection } = await hub.graphql<{
    addConnection: { connection: { id: string } | null; authorizationUrl: string; userErrors: unknown[] };
  }>(
    `mutation Seed($input: AddConnectionInput!) { addConnection(input: $input) {
      connection { id } authorizationUrl userErrors { code field message } } }`,
    { input: { name: seed.name, type: seed.type, tenantId: seed.tenantId ?? 'contoso.com' } },
  );
  if (!addConnection.connection) throw new Error(JSON.stringify(addConnection.userErrors));
  if (seed.account)
    await trip(hub.simulatorUrl, addConnection.authorizationUrl, {
      account: seed.account,
      decision: seed.decision,
    });
  return addConnection.connection.id;
}

/** A link for whoever owns the mailbox. */
export async function seedLink(hub: RunningHub, connectionId: string): Promise<string> {
  const { createAuthorizationLink } = await hub.graphql<{ createAuthorizationLink: { url: string } }>(
    'mutation Link($id: ID!) { createAuthorizationLink(input: { connectionId: $id }) { url } }',
    { id: connectionId },
  );
  return createAuthorizationLink.url;
}

/** Leaves a hub without a connection. */
export async function deleteEverything(hub: RunningHub): Promise<void> {
  for (;;) {
    const { connections } = await hub.graphql<{ connections: { edges: { node: { id: string } }[] } }>(
      '{ connections(first: 20) { edges { node { id } } } }',
    );
    if (connections.edges.length === 0) return;
    await Promise.all(connections.edges.map(({ node }) => deleteConnection(hub, node.id)));
  }
}

/** Deletes a connection, whatever depends on it. */
export async function deleteConnection(hub: RunningHub, id: string): Promise<void> {
  await hub.graphql(
    `mutation Delete($id: ID!) {
      deleteConnection(input: { id: $id, confirmDependents: true }) { deletedConnectionId } }`,
    { id },
  );
}
