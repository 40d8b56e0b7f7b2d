// Follows every change of every connection and prints one line for each; nothing is missed, whatever restarts.
//
//   cd packages/server
//   LANDBRIDGE_URL=http://localhost:4000 LANDBRIDGE_API_KEY=… node examples/follow-connections.mjs
//
// LANDBRIDGE_STATE_FILE=followed.txt keeps the last event in a file, so that this program may be restarted as well;
// without it, and with an empty file, it begins with the first event of the hub. Node.js 20.19 or later. Elsewhere:
// npm install graphql graphql-ws ws
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const { LANDBRIDGE_URL: url, LANDBRIDGE_API_KEY: apiKey, LANDBRIDGE_STATE_FILE: stateFile } = process.env;
if (!url || !apiKey) {
  console.error('Set LANDBRIDGE_URL and LANDBRIDGE_API_KEY.');
  process.exit(1);
}

const query = `subscription Follow($after: ID) {
  connectionsChanged(after: $after) {
    eventId
    kind
    occurredAt
    connectionId
    connection {
      id
      name
      identifier
      type
      authorization { status account { username } error { code title remedy } verification { ok } }
    }
  }
}`;

const shortestPauseMs = 500;
const longestPauseMs = 30_000;
const answerWithinMs = 5_000;

let after = readLastEvent();
let pauseMs = shortestPauseMs;

for (;;) {
  const client = connect();
  try {
    for await (const { data, errors } of client.iterate({ query, variables: { after } })) {
      if (errors) throw new Error(messagesOf(errors), { cause: errors });
      pauseMs = shortestPauseMs;
      handle(data.connectionsChanged);
      // Only what was handled counts as heard. If the program dies in between, the event comes again.
      after = data.connectionsChanged.eventId;
      storeLastEvent(after);
    }
    console.error('The hub has ended the subscription.');
  } catch (error) {
    stopIfRefused(error);
    console.error(`Not connected: ${reasonOf(error)}`);
  } finally {
    await client.dispose();
  }
  // Half of the pause is random, so that many clients do not come back at the same moment.
  await sleep(pauseMs / 2 + (Math.random() * pauseMs) / 2);
  pauseMs = Math.min(longestPauseMs, pauseMs * 2);
}

/** Your own code begins here. The connection is as it is now, not as it was then; null when it is gone. */
function handle({ eventId, kind, occurredAt, connectionId, connection }) {
  const name = connection?.identifier ?? connectionId;
  const { status, account, error } = connection?.authorization ?? { status: 'GONE' };
  const facts = [status, account?.username, error && `${error.code}: ${error.title} ${error.remedy}`];
  console.log(`${occurredAt} #${eventId} ${kind} ${name} (${facts.filter(Boolean).join(', ')})`);
}

/** A client for one connection: it does not retry by itself, since it would ask with the old `after`. */
function connect() {
  let deadline;
  const client = createClient({
    url: `${url.replace(/^http/, 'ws').replace(/\/+$/, '')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${apiKey}` },
    retryAttempts: 0,
    keepAlive: 10_000,
    on: {
      connected() {
        console.error(`Connected, after event ${after}.`);
      },
      // A network that swallows everything tells nobody: whoever does not answer a ping is gone.
      ping(received) {
        if (!received) deadline = setTimeout(() => client.terminate(), answerWithinMs);
      },
      pong(received) {
        if (!received) return;
        clearTimeout(deadline);
        pauseMs = shortestPauseMs;
      },
      closed: () => clearTimeout(deadline),
    },
  });
  return client;
}

/** No retry helps against a refused key (4403), nor against an `after` that this hub has never given. */
function stopIfRefused(error) {
  if (error?.code === 4403) {
    console.error('The hub refuses this API key.');
    process.exit(1);
  }
  const [first] = errorsOf(error);
  if (first?.extensions?.argument === 'after') {
    console.error(
      `The hub does not know event ${after}: is it another hub, or an older backup? Read the list of ` +
        'connections anew, then start without the stored event.',
    );
    process.exit(1);
  }
}

function reasonOf(error) {
  if (errorsOf(error).length > 0) return messagesOf(errorsOf(error));
  return error?.message || `closed with ${error?.code} ${error?.reason ?? ''}`.trim();
}

/** The GraphQL errors: a refused document comes as an array, a refused argument within the first result. */
function errorsOf(error) {
  const errors = Array.isArray(error) ? error : error?.cause;
  return Array.isArray(errors) ? errors : [];
}

function messagesOf(errors) {
  return errors.map(({ message }) => message).join('; ');
}

function readLastEvent() {
  if (!stateFile) return '0';
  try {
    return readFileSync(stateFile, 'utf8').trim() || '0';
  } catch (error) {
    if (error.code === 'ENOENT') return '0';
    throw error;
  }
}

/** Written whole or not at all, so that a crash leaves the file readable. */
function storeLastEvent(eventId) {
  if (!stateFile) return;
  writeFileSync(`${stateFile}.new`, `${eventId}\n`);
  renameSync(`${stateFile}.new`, stateFile);
}
