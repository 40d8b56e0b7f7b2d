import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.js';
import type { Command } from '../src/commands/command.js';
import { moveToPostgres } from '../src/commands/move-to-postgres.js';
import { withHubDatabase } from '../src/commands/open-hub-database.js';
import { type Config, readConfig } from '../src/config.js';
import { leftOut } from '../src/database/move/left-out.js';
import { systemAmbient } from '../src/system-ambient.js';
import { createTestStore, testDatabaseUrl, type TestStore } from './databases.js';
import { fillEveryTable } from './filled-database.js';
import { TestHub } from './hub.js';

const program = path.join(import.meta.dirname, 'move-process.mjs');

async function run(command: Command, config: Config, ...args: string[]) {
  const lines: string[] = [];
  const isDone = await command({ config, args, print: (line) => lines.push(line) });
  return { isDone, said: lines.join('\n') };
}

describe('a SQLite database in which every table has rows', { timeout: 120_000 }, () => {
  let source: TestStore;
  let url: string;
  let filled: string[];

  beforeEach(async () => {
    source = await createTestStore('sqlite');
    url = await testDatabaseUrl('postgres');
    const database = await source.open();
    filled = await fillEveryTable(database, systemAmbient);
    await database.close();
  });
  afterEach(() => source.remove());

  const settings = () => readConfig({ DATA_DIR: source.dataDir, DATABASE_URL: url });

  async function inPostgres<T>(statement: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(statement)).rows as T[];
    } finally {
      await client.end();
    }
  }

  async function expectMoved(): Promise<void> {
    const moved = filled.filter((name) => !(name in leftOut));
    expect(moved.length).toBeGreaterThan(30);
    for (const table of moved)
      expect(await inPostgres(`SELECT 1 FROM "${table}" LIMIT 1`), table).toHaveLength(1);
    expect(await inPostgres('SELECT count(*)::integer AS n FROM events')).toEqual([{ n: 1_203 }]);
    expect(await inPostgres('SELECT count(*)::integer AS n FROM graphile_worker.jobs')).toEqual([{ n: 3 }]);
    expect(
      await inPostgres("SELECT nextval(pg_get_serial_sequence('events', 'position'))::integer AS n"),
    ).toEqual([{ n: 1_204 }]);
    expect((await run(check, settings())).said).not.toContain('BAD');
  }

  it('is in PostgreSQL afterwards, the same row by row, and no hub starts on the file until that is undone', async () => {
    const { isDone, said } = await run(moveToPostgres, settings());
    expect(said).toMatch(/The audit log is intact: 2 entries/);
    expect(isDone).toBe(true);
    await expectMoved();
    await expect(source.open()).rejects.toThrow(/was moved to PostgreSQL at 127\.0\.0\.1.+--undo/);
    expect(await run(moveToPostgres, settings(), '--undo')).toMatchObject({ isDone: true });
    await (await source.open()).close();
  });

  it('is not moved into a database that holds anything', async () => {
    await inPostgres('CREATE TABLE invoices (id integer)');
    await expect(run(moveToPostgres, settings())).rejects.toThrow(/is in use, it holds invoices/);
    await (await source.open()).close();
  });

  it('is not moved with other keys than its own', async () => {
    const other = readConfig({
      DATA_DIR: source.dataDir,
      DATABASE_URL: url,
      LANDBRIDGE_ENCRYPTION_KEYS: `other:${Buffer.alloc(32, 1).toString('base64')}`,
    });
    await expect(run(moveToPostgres, other)).rejects.toMatchObject({ code: 'ENCRYPTION_KEY_MISMATCH' });
    expect(await inPostgres("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
  });

  it('is moved by whoever goes on after the process was killed, wherever that was', async () => {
    const deaths = [
      'DELETE FROM "webhook_cursor"',
      'INSERT INTO "events"',
      'INSERT INTO "tenants"',
      'DROP TABLE unfinished_move',
    ];
    for (const statement of deaths) {
      await expectKilled('before', statement);
      await expect(run(openedAsHub, settings())).rejects.toThrow(/holds an unfinished move/);
      if (statement !== deaths.at(-1)) await expectKilled('after', statement);
    }
    expect(await run(moveToPostgres, settings())).toMatchObject({ isDone: true });
    await expectMoved();
  });

  it('is not taken for moved when a row was changed on the way', async () => {
    await expectKilled('after', 'INSERT INTO "notices"');
    await inPostgres("UPDATE notices SET facts = 'others' WHERE id = 'id 2'");
    await expect(run(moveToPostgres, settings())).rejects.toThrow(/The row id 2 of notices is not the same/);
    await (await source.open()).close();
  });

  async function expectKilled(side: string, statement: string): Promise<void> {
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: source.dataDir, DATABASE_URL: url };
    const child = spawn(process.execPath, [program, side, statement], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    try {
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      expect([statement, code, signal, Buffer.concat(said).toString('utf8')]).toEqual([
        statement,
        null,
        'SIGKILL',
        '',
      ]);
    } finally {
      child.kill('SIGKILL');
    }
  }
});

/** Opens the database as a start of the hub does. */
const openedAsHub: Command = ({ config }) => withHubDatabase(config, () => Promise.resolve(true));

describe('a hub on SQLite', () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await TestHub.start({ kind: 'sqlite' });
  });
  afterEach(() => hub.stop());

  it('is not moved while it runs, and goes on in PostgreSQL when it was stopped', async () => {
    const { id, authorizationUrl } = await hub.add();
    await hub.authorize(authorizationUrl);
    await hub.until(id, ({ status }) => status === 'AUTHORIZED');
    const url = await testDatabaseUrl('postgres');
    const file = path.join(hub.dataDir, 'database-url');
    await writeFile(file, `${url}\n`);
    await expect(run(moveToPostgres, hub.settings, '--to-file', file)).rejects.toThrow(
      /is in use: stop the hub/,
    );
    await hub.restart(
      async () => {
        expect(await run(moveToPostgres, hub.settings, '--to-file', file)).toMatchObject({ isDone: true });
      },
      { DATABASE_URL: url },
    );
    const { issueAccessToken } = await hub.graphql(
      `mutation Issue($id: ID!) { issueAccessToken(input: { connectionId: $id }) { accessToken userErrors { code } } }`,
      { id },
    );
    expect(issueAccessToken).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
  });
});
