import assert from 'node:assert/strict';

const add = `mutation ($name: String!) {
  addConnection(input: { name: $name, tenantId: "contoso.com", type: MAIL_IMAP }) {
    connection { id } authorizationUrl userErrors { code } } }`;

/** Adds a connection that somebody signs in to at the hub's simulator. @returns its id */
export async function authorized(hub, name) {
  const { addConnection } = await hub.graphql(add, { name });
  assert.deepEqual(addConnection.userErrors, []);
  const begun = await fetch(addConnection.authorizationUrl, { redirect: 'manual' });
  const answer = await fetch(`${hub.simulatorUrl}/simulator/authorize`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: begun.headers.get('location'), account: 'faktury@contoso.com' }),
  });
  const { location } = await answer.json();
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  assert.equal((await fetch(location, { redirect: 'manual', headers: { cookie } })).status, 303);
  return addConnection.connection.id;
}
