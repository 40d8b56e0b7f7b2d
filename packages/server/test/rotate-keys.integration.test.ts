import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rotateKeys } from '../src/commands/rotate-keys.js';
import { readConfig } from '../src/config.js';
import {
  type Database,
  EncryptionKeyError,
  type EncryptionKey,
  reencryptSecrets,
  type SecretPlace,
} from '../src/database/index.js';
import { createTestStore, databaseKinds, type TestStore } from './databases.js';
import { TestHub } from './hub.js';

const secretCount = 250;
const placeOf = (rowId: string): SecretPlace => ({
  table: 'webhook_secrets',
  column: 'secret_encrypted',
  rowId,
});
const rowIds = Array.from({ length: secretCount }, (_, index) => `s${index}`);
const textOf = (key: EncryptionKey) => `${key.id}:${key.key.toString('base64')}`;

/** Rows with secrets, as the part that they belong to would write them. */
async function addSecrets(database: Database): Promise<void> {
  await database.unitOfWork.run(async (tx) => {
    await tx.execute(
      `INSERT INTO webhook_endpoints (id, url, event_types, is_enabled, active_from, created_by, created_at, updated_at)
       VALUES ('e', 'https://example.com', '[]', 1, 'now', '{}', 'now', 'now')`,
    );
    for (const id of rowIds) {
      await tx.execute(
        `INSERT INTO webhook_secrets (id, endpoint_id, secret_encrypted, created_at) VALUES (?, 'e', ?, 'now')`,
        [id, database.secrets.seal(`secret of ${id}`, placeOf(id))],
      );
    }
  });
}

async function secretsOf(database: Database): Promise<{ keyIds: string[]; texts: string[] }> {
  const rows = await database.query<{ id: string; secret_encrypted: string }>(
    'SELECT id, secret_encrypted FROM webhook_secrets',
  );
  return {
    keyIds: [...new Set(rows.map((row) => row.secret_encrypted.split('.')[1] ?? ''))].sort(),
    texts: rows.map((row) => database.secrets.open(row.secret_encrypted, placeOf(row.id))).sort(),
  };
}

const allTexts = rowIds.map((id) => `secret of ${id}`).sort();

describe.each(databaseKinds)('keys that are rotated on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await createTestStore(kind);
  });
  afterEach(() => store.remove());

  async function rotate(args: readonly string[] = [], env: Record<string, string> = {}) {
    const lines: string[] = [];
    const config = readConfig({
      DATA_DIR: store.dataDir,
      ...(store.url ? { DATABASE_URL: store.url } : {}),
      ...env,
    });
    const isDone = await rotateKeys({ config, args, print: (line) => lines.push(line) });
    return { isDone, said: lines.join('\n') };
  }

  const keyFile = (name = 'encryption-keys') => readFile(path.join(store.dataDir, name), 'utf8');

  it('encrypt every secret under a new key of the key file, and open what the former one sealed', async () => {
    const hub = await store.open();
    await addSecrets(hub);
    const former = (await keyFile()).split(':')[0] ?? '';
    expect(await rotate()).toMatchObject({ isDone: true, said: expect.stringContaining('250 secrets') });
    const [current = '', ...others] = (await keyFile()).split('\n').map((line) => line.split(':')[0] ?? '');
    expect(others).toContain(former);
    expect((await stat(path.join(store.dataDir, 'encryption-keys'))).mode & 0o777).toBe(0o600);
    expect(await secretsOf(hub)).toEqual({ keyIds: [current], texts: allTexts });
    // The hub that ran all the time seals with it too by now.
    expect(hub.secrets.currentKeyId()).toBe(current);
    await hub.close();
  });

  it('leave the former key behind with --retire, for backups alone', async () => {
    const hub = await store.open();
    await addSecrets(hub);
    await hub.close();
    const former = await keyFile();
    await rotate();
    expect((await rotate(['--retire'])).isDone).toBe(true);
    expect(await keyFile()).not.toContain(former.trim());
    expect(await keyFile('encryption-keys.retired')).toBe(former);
    const again = await store.open();
    expect((await secretsOf(again)).texts).toEqual(allTexts);
    expect(await again.query('SELECT id FROM encryption_keys')).toHaveLength(1);
    await again.close();
  });

  it('are kept for backups however often they are retired', async () => {
    const hub = await store.open();
    await addSecrets(hub);
    await hub.close();
    const formers: string[] = [];
    while (formers.length < 2) {
      formers.push(await keyFile());
      await rotate();
      await rotate(['--retire']);
    }
    await rotate(['--retire']);
    expect(await keyFile('encryption-keys.retired')).toBe(formers.join(''));
    expect(new Set([...formers, await keyFile()]).size).toBe(3);
  });

  it('are finished by another run when the first was ended half way', async () => {
    const [first, next] = [
      { id: 'first', key: randomBytes(32) },
      { id: 'next', key: randomBytes(32) },
    ];
    const hub = await store.open({ encryptionKeys: [first, next] });
    await addSecrets(hub);
    const rotation = await store.open({ encryptionKeys: [next, first] });
    const ended = reencryptSecrets(rotation, () => {
      throw new Error('killed');
    });
    await expect(ended).rejects.toThrow('killed');
    expect(await secretsOf(hub)).toEqual({ keyIds: ['first', 'next'], texts: allTexts });
    await rotation.close();
    const env = { LANDBRIDGE_ENCRYPTION_KEYS: [next, first].map(textOf).join(',') };
    expect(await rotate([], env)).toMatchObject({
      isDone: true,
      said: expect.stringContaining('150 secrets'),
    });
    expect(await secretsOf(hub)).toEqual({ keyIds: ['next'], texts: allTexts });
    await hub.close();

    await expect(store.open({ encryptionKeys: [next] })).rejects.toThrow(EncryptionKeyError);
    expect((await rotate(['--retire'], env)).said).toContain('Retired: first.');
    const without = await store.open({ encryptionKeys: [next] });
    expect((await secretsOf(without)).texts).toEqual(allTexts);
    await without.close();
  });

  it('leave alone, and name, what no key opens', async () => {
    const hub = await store.open();
    await addSecrets(hub);
    await hub.unitOfWork.run(async (tx) => {
      await tx.execute(`UPDATE webhook_secrets SET secret_encrypted = 'v1.gone.AAAA.AAAA' WHERE id = 's7'`);
    });
    const result = await rotate();
    expect(result.isDone).toBe(false);
    expect(result.said).toContain('webhook_secrets.secret_encrypted of s7');
    expect(result.said).toContain('249 secrets');
    expect((await rotate(['--retire'])).isDone).toBe(false);
    await hub.close();
  });
});

describe.each(databaseKinds)('a hub on %s whose keys are rotated while it runs', (kind) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.stop());

  it('hands out tokens and refreshes them, before and after the former key is retired', async () => {
    const { id, authorizationUrl } = await hub.add();
    await hub.authorize(authorizationUrl);
    await hub.until(id, ({ status }) => status === 'AUTHORIZED');
    const issue = async () => {
      const { issueAccessToken } = await hub.graphql(
        `mutation Issue($id: ID!) { issueAccessToken(input: { connectionId: $id, minTtlSeconds: 3500 }) {
          accessToken userErrors { code } } }`,
        { id },
      );
      return issueAccessToken;
    };
    for (const args of [[], ['--retire'], []]) {
      const isDone = await rotateKeys({ config: hub.settings, args, print: () => undefined });
      expect(isDone).toBe(true);
      hub.ambient.advance(3_000_000);
      expect(await issue()).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
    }
  });
});
