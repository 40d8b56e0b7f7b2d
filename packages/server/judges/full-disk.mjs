// The delivered hub on a disk of 8 MB that fills while it works, and has room again later. Passes when it says so in words,
// answers what it can, loses nothing that it has acknowledged, and goes on by itself. Mounting needs the rights of root.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { startBuiltHub } from '../bin/started-hub.mjs';
import { authorized } from './authorized.mjs';

const run = promisify(execFile);
const add = `mutation ($name: String!) { addConnection(input: { name: $name, tenantId: "contoso.com", type: MAIL_IMAP }) {
  connection { id } authorizationUrl userErrors { code } } }`;
const hub = await startBuiltHub({
  signal: AbortSignal.timeout(120_000),
  env: { LANDBRIDGE_BOOTSTRAP_API_KEY: 'an-api-key-for-a-full-disk-0123456789abcdef' },
  async mount(folder) {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]);
    return () => run('umount', ['--lazy', folder]);
  },
});
const filler = path.join(hub.dataDir, 'filler');
const acknowledged = [];
let refused = 0;
try {
  const id = await authorized(hub, 'Invoices');
  acknowledged.push({ name: 'Invoices', id });
  const cookie = { cookie: hub.cookie };
  await fill();
  for (let n = 0; n < 20; n += 1) await addOne(`Full ${n}`);
  assert.ok(refused > 0, 'the disk was not full');
  const { errors } = await ask({ query: add, variables: { name: 'In words' } });
  assert.equal(errors?.[0]?.extensions.code, 'STORAGE_FULL');
  assert.equal(
    (await hub.send('/session', { email: 'hana@contoso.com', password: 'correct horse battery' })).status,
    507,
  );
  // What needs no room is answered as ever.
  await checkKept();
  await withoutRoom(id);

  await rm(filler);
  await addOne('Room again');
  assert.equal(acknowledged.at(-1)?.name, 'Room again');
  const issued = await issue(id);
  assert.deepEqual(issued.userErrors, []);
  assert.equal(typeof issued.accessToken, 'string');
  await checkKept();
  assert.equal(
    (await hub.send('/session', { email: 'hana@contoso.com', password: 'correct horse battery' }, cookie))
      .status,
    200,
  );
  await hub.stop();
  const program = path.join(import.meta.dirname, '../bin/landbridge.mjs');
  const { stdout } = await run(process.execPath, [program, 'check'], {
    cwd: hub.dataDir,
    env: { PATH: process.env.PATH, DATA_DIR: hub.dataDir },
  });
  const told = hub.output().match(/the disk that the hub keeps its data on is full/g) ?? [];
  assert.ok(told.length > 0, 'its log is silent');
  console.log(
    `${refused} refused in words, ${acknowledged.length} acknowledged and kept, and after that: ${stdout.trim().split('\n').at(-1)}`,
  );
} catch (error) {
  console.error(hub.output());
  throw error;
} finally {
  await hub.end();
}

async function ask(body) {
  return (await hub.send('/graphql', body, { cookie: hub.cookie })).json();
}

async function addOne(name) {
  const { data, errors } = await ask({ query: add, variables: { name } });
  if (errors) {
    assert.equal(errors[0].extensions.code, 'STORAGE_FULL');
    refused += 1;
  } else acknowledged.push({ name, id: data.addConnection.connection.id });
}

/** A token that Microsoft has to be asked for, since a day is more than any has left. */
async function issue(connectionId) {
  const query = `mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id, minTtlSeconds: 7200 }) {
    accessToken userErrors { code } } }`;
  const headers = { authorization: 'Bearer an-api-key-for-a-full-disk-0123456789abcdef' };
  const { data, errors } = await (
    await hub.send('/graphql', { query, variables: { id: connectionId } }, headers)
  ).json();
  return data?.issueAccessToken ?? { errors };
}

/** A token that cannot be stored, or not be put into the audit log, is not handed out. */
async function withoutRoom(id) {
  const { accessToken = null, errors } = await issue(id);
  assert.equal(accessToken, null);
  assert.ok(errors, 'it says nothing');
  const { connection } = await hub.graphql(
    'query ($id: ID!) { connection(id: $id) { authorization { status } } }',
    { id },
  );
  assert.equal(connection.authorization.status, 'AUTHORIZED');
}

async function checkKept() {
  const { connections } = await hub.graphql('{ connections(first: 100) { edges { node { id name } } } }');
  const names = new Map(connections.edges.map(({ node }) => [node.id, node.name]));
  assert.deepEqual(
    acknowledged.map(({ id }) => names.get(id)),
    acknowledged.map(({ name }) => name),
  );
  assert.equal(names.size, acknowledged.length);
}

async function fill() {
  const zeros = function* () {
    for (;;) yield Buffer.alloc(4_096);
  };
  await assert.rejects(pipeline(zeros, createWriteStream(filler)), { code: 'ENOSPC' });
}
