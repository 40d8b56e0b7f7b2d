// pg_dump and pg_restore, as docs/operations.md tells administrators to use them: a hub whose database was restored goes on with
// everything that was there at the moment of the dump, and with nothing else. The server is Debian's, run as its own user.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort, startBuiltHub } from '../bin/started-hub.mjs';
import { authorized } from './authorized.mjs';

const run = promisify(execFile);
const key = 'an-api-key-for-a-restored-hub-0123456789abcdef';
const installed = '/usr/lib/postgresql';
const [version] = (await readdir(installed)).sort((one, other) => Number(other) - Number(one));
const tool = (name) => path.join(installed, version, 'bin', name);
const asServer = (name, ...words) => run('runuser', ['-u', 'postgres', '--', tool(name), ...words]);

const folder = await mkdtemp(path.join(tmpdir(), 'landbridge-dump-'));
const port = await freePort();
const data = path.join(folder, 'data');
const urlOf = (name) => `postgres://landbridge@127.0.0.1:${port}/${name}`;
await run('chown', ['postgres', folder]);
await asServer('initdb', '-D', data, '-U', 'landbridge', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8');
const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
await asServer('pg_ctl', '-D', data, '-l', path.join(folder, 'log'), '-o', settings, '-w', 'start');
try {
  for (const name of ['hub', 'restored'])
    await run(tool('createdb'), [`--maintenance-db=${urlOf('postgres')}`, name]);
  await check();
} finally {
  await asServer('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
  await rm(folder, { recursive: true });
}

async function check() {
  const env = {
    LANDBRIDGE_BOOTSTRAP_API_KEY: key,
    LANDBRIDGE_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  };
  const dump = path.join(folder, 'landbridge.dump');
  const hub = await startBuiltHub({
    signal: AbortSignal.timeout(120_000),
    env: { ...env, DATABASE_URL: urlOf('hub') },
  });
  try {
    const id = await authorized(hub, 'Invoices');
    await run(tool('pg_dump'), ['--format=custom', `--file=${dump}`, urlOf('hub')]);
    await authorized(hub, 'After the dump');
    const restored = { ...env, DATABASE_URL: urlOf('restored') };
    await hub.restart(restored, () =>
      run(tool('pg_restore'), ['--no-owner', '--exit-on-error', `--dbname=${urlOf('restored')}`, dump]),
    );
    const { connections } = await hub.graphql(
      '{ connections(first: 9) { edges { node { id authorization { status } } } } }',
    );
    assert.deepEqual(connections.edges, [{ node: { id, authorization: { status: 'AUTHORIZED' } } }]);
    const query = `mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id, minTtlSeconds: 7200 }) {
      accessToken userErrors { code } } }`;
    const answer = await hub.send(
      '/graphql',
      { query, variables: { id } },
      { authorization: `Bearer ${key}` },
    );
    const { issueAccessToken } = (await answer.json()).data;
    assert.deepEqual(issueAccessToken.userErrors, []);
    assert.equal(typeof issueAccessToken.accessToken, 'string');
    await hub.stop();
    const program = path.join(import.meta.dirname, '../bin/landbridge.mjs');
    const options = { cwd: hub.dataDir, env: { PATH: process.env.PATH, DATA_DIR: hub.dataDir, ...restored } };
    for (const command of ['check', 'verify-audit']) {
      const { stdout } = await run(process.execPath, [program, command], options);
      console.log(stdout.trim().split('\n').at(-1));
    }
    console.log(`A hub that was dumped and restored by PostgreSQL ${version} goes on with what was there.`);
  } catch (error) {
    console.error(hub.output());
    throw error;
  } finally {
    await hub.end();
  }
}
