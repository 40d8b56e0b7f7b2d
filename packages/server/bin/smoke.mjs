// Starts the hub as it was built, on the Node.js that runs this, and does once what every hub does: `.ci/run` has it run
// on the oldest and the newest Node.js that Landbridge promises to run on.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const limit = AbortSignal.timeout(60_000);
const dataDir = await mkdtemp(path.join(tmpdir(), 'landbridge-smoke-'));
const [port, simulatorPort] = [await freePort(), await freePort()];
const url = `http://localhost:${port}`;
const { hub, output } = startHub();
try {
  const link = await printedLink();
  const cookie = await signUp(new URL(link).hash.slice(1));
  const { addConnection } = await graphql(
    cookie,
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
  const { connection } = await graphql(cookie, `{ connection(id: "${id}") { name } }`);
  assert.deepEqual(connection, { name: 'Invoices' });
  assert.equal(await firstAdded(cookie), id);
  hub.kill('SIGTERM');
  assert.deepEqual(await once(hub, 'exit', { signal: limit }), [0, null]);
  console.log(`The hub runs on Node.js ${process.versions.node}.`);
} catch (error) {
  console.error(`The hub on Node.js ${process.versions.node} said:\n${output()}`);
  throw error;
} finally {
  hub.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
}

function startHub() {
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    DATA_DIR: dataDir,
    PORT: String(port),
    SIMULATOR_PORT: String(simulatorPort),
    SIMULATOR_IMAP_PORT: '0',
    SIMULATOR_SMTP_PORT: '0',
  };
  const program = path.join(import.meta.dirname, 'landbridge.mjs');
  const child = spawn(process.execPath, [program, 'start'], { cwd: dataDir, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return { hub: child, output: () => said };
}

/** The one-time link that makes the first administrator. */
async function printedLink() {
  for (;;) {
    const found = /http:\S+\/setup#\S+/.exec(output());
    if (found) return found[0];
    assert.equal(hub.exitCode, null, 'it ended');
    await Promise.race([once(hub.stdout, 'data', { signal: limit }), once(hub, 'close', { signal: limit })]);
  }
}

/** Makes the first administrator; returns the cookie of the session. */
async function signUp(token) {
  const body = { token, name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };
  const answer = await send('/setup', body);
  assert.equal(answer.status, 201);
  return answer.headers.get('set-cookie').split(';')[0];
}

async function graphql(cookie, query) {
  const answer = await send('/graphql', { query }, { cookie });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined);
  return data;
}

function send(address, body, headers = {}) {
  return fetch(url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
    signal: limit,
  });
}

/** The id of the first connection that was ever added, as a subscription tells it. */
async function firstAdded(cookie) {
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

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
