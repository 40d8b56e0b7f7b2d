import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newAdministratorLink } from '../src/commands/new-administrator-link.js';
import { createTestStore, databaseKinds, type TestStore } from './databases.js';

describe.each(databaseKinds)('a new administrator link on %s', (kind) => {
  let store: TestStore;

  beforeEach(async () => {
    store = await createTestStore(kind);
  });

  afterEach(() => store.remove());

  const linkIn = (dataDir: string) =>
    newAdministratorLink({
      databaseUrl: store.url,
      dataDir,
      encryptionKeys: [],
      encryptionKeysFile: null,
      publicUrl: 'https://landbridge.example.com',
    });

  it('is made where there is a hub, also while it runs', async () => {
    const hub = await store.open();
    expect(await linkIn(store.dataDir)).toMatch(/^https:\/\/landbridge\.example\.com\/setup#[\w-]{43}$/);
    expect(await hub.query('SELECT 1 FROM setup_links')).toHaveLength(1);
    await hub.close();
  });

  it('says where there is no hub, and makes none there', async () => {
    const elsewhere = path.join(store.dataDir, 'elsewhere');
    for (const dataDir of [elsewhere, store.dataDir]) {
      await expect(linkIn(dataDir)).rejects.toMatchObject({
        code: 'DATABASE_MISSING',
        message: expect.stringContaining(
          kind === 'sqlite' ? `There is no hub in ${dataDir}` : 'No hub has used',
        ),
      });
    }
    expect(existsSync(elsewhere)).toBe(false);
    expect(readdirSync(store.dataDir)).toEqual([]);
  });
});
