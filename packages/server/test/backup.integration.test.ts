import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup, restoreBackup } from '../src/commands/backup.js';
import { check } from '../src/commands/check.js';
import type { Command } from '../src/commands/command.js';
import { migrations } from '../src/database/migrations/index.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const hana = { name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };

describe.each(databaseKinds)('a hub on %s', (kind) => {
  let hub: TestHub;
  let folder: string;

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
    folder = await mkdtemp(path.join(tmpdir(), 'landbridge-test-'));
  });
  afterEach(async () => {
    await hub.stop();
    await rm(folder, { recursive: true });
  });

  async function run(command: Command, ...args: string[]) {
    const lines: string[] = [];
    const isDone = await command({ config: hub.settings, args, print: (line) => lines.push(line) });
    return { isDone, said: lines.join('\n') };
  }

  async function authorized(): Promise<string> {
    const { id, authorizationUrl } = await hub.add();
    await hub.authorize(authorizationUrl);
    await hub.until(id, ({ status }) => status === 'AUTHORIZED');
    return id;
  }

  const inData = (name: string) => path.join(hub.dataDir, name);

  it('is found whole while it runs, and nothing is changed', async () => {
    await authorized();
    const result = await run(check);
    expect(result.said).not.toContain('BAD');
    expect(result.said).toContain(`${migrations.length} migrations have run.`);
    expect(result.said).toMatch(/[1-9]\d* secrets can be decrypted\./);
    expect(result.isDone).toBe(true);
  });

  it('is found to hold a secret that was moved to another row', async () => {
    const [first, second] = [await authorized(), await authorized()];
    expect(first).not.toBe(second);
    await hub.execute(
      'UPDATE token_caches SET cache_encrypted = (SELECT max(cache_encrypted) FROM token_caches)',
    );
    const result = await run(check);
    expect(result.said).toMatch(/^BAD {3}token_caches\.cache_encrypted of .+ was altered or moved/m);
    expect(result.isDone).toBe(false);
  });

  it.runIf(kind === 'sqlite')('goes on from a backup that was made while it worked', async () => {
    await hub.signUp(hana);
    const id = await authorized();
    const to = path.join(folder, 'backup');
    const adding = Promise.all(Array.from({ length: 20 }, (_, index) => hub.add({ name: `Later ${index}` })));
    expect(await run(backup, to)).toMatchObject({ isDone: true });
    await adding;
    expect((await readdir(to)).sort()).toEqual(['landbridge.sqlite', 'manifest.json']);
    expect((await stat(path.join(to, 'landbridge.sqlite'))).mode & 0o777).toBe(0o600);
    const key = (await readFile(inData('encryption-keys'), 'utf8')).split(':')[1]?.trim() ?? '';
    for (const name of await readdir(to))
      expect(await readFile(path.join(to, name), 'latin1')).not.toContain(key);

    await hub.restart(async () => {
      for (const name of await readdir(hub.dataDir)) await rm(inData(name));
      await writeFile(inData('encryption-keys'), '');
      await expect(run(restoreBackup, to)).rejects.toMatchObject({ code: 'ENCRYPTION_KEY_MISMATCH' });
      await writeFile(inData('encryption-keys'), `${await keyIdIn(to)}:${key}\n`);
      expect(await run(restoreBackup, to)).toMatchObject({ isDone: true });
      expect(await run(check)).toMatchObject({ isDone: true });
    });
    const signIn = await fetch(`${hub.url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify({ email: hana.email, password: hana.password }),
    });
    expect(signIn.ok).toBe(true);
    const requests = hub.tokenRequests();
    hub.ambient.advance(3_000_000);
    const { issueAccessToken } = await hub.graphql(
      `mutation Issue($id: ID!) { issueAccessToken(input: { connectionId: $id, minTtlSeconds: 3000 }) {
        accessToken userErrors { code } } }`,
      { id },
    );
    expect(issueAccessToken).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
    expect(hub.tokenRequests()).toBeGreaterThan(requests);
  });

  it.runIf(kind === 'sqlite')(
    'is not restored over a database, nor from what is not a whole backup',
    async () => {
      const to = path.join(folder, 'backup');
      await run(backup, to);
      await expect(run(backup, to)).rejects.toMatchObject({ code: 'BACKUP_REFUSED' });
      await expect(run(restoreBackup, to)).rejects.toThrow(/There is a database already/);
      await hub.restart(async () => {
        await mkdir(path.join(folder, 'kept'));
        for (const name of (await readdir(hub.dataDir)).filter((file) =>
          file.startsWith('landbridge.sqlite'),
        )) {
          await copyFile(inData(name), path.join(folder, 'kept', name));
          await rm(inData(name));
        }
        await expect(run(restoreBackup, path.join(folder, 'nothing'))).rejects.toThrow(/no whole backup/);
        await appendFile(path.join(to, 'landbridge.sqlite'), 'x');
        await expect(run(restoreBackup, to)).rejects.toThrow(/it is damaged/);
        expect((await readdir(hub.dataDir)).filter((name) => name !== 'encryption-keys')).toEqual([]);
        await copyFile(path.join(folder, 'kept', 'landbridge.sqlite'), inData('landbridge.sqlite'));
      });
    },
  );

  it.runIf(kind === 'postgres')('says by what PostgreSQL is backed up', async () => {
    expect(await run(backup, folder)).toMatchObject({
      isDone: false,
      said: expect.stringContaining('pg_dump'),
    });
  });
});

async function keyIdIn(backupDirectory: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(backupDirectory, 'manifest.json'), 'utf8'));
  return manifest.encryptionKeys[0];
}
