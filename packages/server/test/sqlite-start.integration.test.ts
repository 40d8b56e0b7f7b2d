import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { expect, it } from 'vitest';
import { sqliteStore } from '../src/database/sqlite/open-sqlite.js';

it('waits for another process that holds the lock of a new file', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'landbridge-test-'));
  const other = new sqlite3.Database(path.join(directory, 'landbridge.sqlite'));
  const run = (sql: string) =>
    new Promise<void>((resolve, reject) => {
      other.exec(sql, (error) => (error ? reject(error) : resolve()));
    });
  await run('BEGIN IMMEDIATE; CREATE TABLE held (a)');
  const count = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000)';
  const released = run(`${count} SELECT sum(i) FROM n; COMMIT`);
  const store = await sqliteStore(directory).open(async () => undefined);
  expect(await store.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  await released;
  await store.close();
  await new Promise((resolve) => other.close(resolve));
  await rm(directory, { recursive: true });
});
