// Starts the hub as it was built, on the Node.js that runs this, and does once what every hub does: `.ci/run` has it run
// on the oldest and the newest Node.js that Landbridge promises to run on.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startBuiltHub } from './started-hub.mjs';

const hub = await startBuiltHub({ signal: AbortSignal.timeout(60_000) });
try {
  const { addConnection } = await hub.graphql(
    `
      mutation {
        addConnection(input: { name: "Invoices", tenantId: "contoso.com", type: MAIL_IMAP }) {
          connection {
            id
          }
          userErrors {
            message
          }
        }
      }
    `,
  );
  assert.deepEqual(addConnection.userErrors, []);
  const { id } = addConnection.connection;
  const { connection } = await hub.graphql(`{ connection(id: "${id}") { name } }`);
  assert.deepEqual(connection, { name: 'Invoices' });
  assert.equal(await firstAdded(), id);
  await hub.stop();
  console.log(`The hub runs on Node.js ${process.versions.node}.`);
} catch (error) {
  console.error(`The hub on Node.js ${process.versions.node} said:\n${hub.output()}`);
  throw error;
} finally {
  await hub.end();
}

/** The id of the first connection that was ever added, as a subscription tells it. */
async function firstAdded() {
  const { url, cookie } = hub;
  class SignedIn extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, { headers: { cookie }, origin: url });
    }
  }
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: SignedIn });
  const query = 'subscription { connectionsChanged(after: "0") { connectionId } }';
  for await (const { data, errors } of client.iterate({ query })) {
    assert.equal(errors, undefined);
    await client.dispose();
    return data.connectionsChanged.connectionId;
  }
}
