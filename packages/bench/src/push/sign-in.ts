import { addMutation, authorizeMutation } from '../contents/queries.js';
import type { Hub, Simulator } from '../processes/hub.js';

const tenantId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';
const account = 'faktury@contoso.com';

/** Adds a connection for somebody to sign in to; returns its global id. */
export async function addConnection(hub: Hub, name: string): Promise<string> {
  const { addConnection: added } = await hub.graphql<{
    addConnection: { connection: { id: string } | null };
  }>(addMutation, { input: { name, tenantId, type: 'MAIL_IMAP' } });
  if (!added.connection) throw new Error(JSON.stringify(added));
  return added.connection.id;
}

/** The whole way of a browser: from the hub to Microsoft and back to the callback, whose answer it waits for. */
export async function signIn(hub: Hub, simulator: Simulator, id: string): Promise<void> {
  const { authorizeConnection } = await hub.graphql<{ authorizeConnection: { authorizationUrl: string } }>(
    authorizeMutation,
    { input: { id } },
  );
  const start = await fetch(authorizeConnection.authorizationUrl, { redirect: 'manual' });
  const cookie = start.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const signedIn = await fetch(`${simulator.url}/simulator/authorize`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: start.headers.get('location'), account }),
  });
  const { location } = (await signedIn.json()) as { location: string };
  const callback = await fetch(location, { redirect: 'manual', headers: { cookie } });
  if (callback.status !== 303)
    throw new Error(`The callback answered ${callback.status}: ${await callback.text()}`);
}
