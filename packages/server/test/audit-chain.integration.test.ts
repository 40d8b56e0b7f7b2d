import path from 'node:path';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditLog, readHead, theHub, verifyAuditChain } from '../src/audit/index.js';
import { verifyAudit } from '../src/commands/verify-audit.js';
import { readConfig } from '../src/config.js';
import type { Database } from '../src/database/index.js';
import { createTestStore, databaseKinds, type TestStore } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';

const ambient = new ManualAmbient(Date.parse('2026-01-01T00:00:00Z'));
const audit = createAuditLog({ ambient });
const columns = ['occurred_at', 'actor_name', 'address', 'action', 'subject_id', 'details', 'previous_hash'];

/** Somebody who owns the database and takes its triggers away first. */
async function tamper({ url, dataDir }: TestStore, ...statements: readonly string[]): Promise<void> {
  const source = new DataSource(
    url === null
      ? { type: 'sqlite', database: path.join(dataDir, 'landbridge.sqlite') }
      : { type: 'postgres', url, installExtensions: false },
  );
  await source.initialize();
  const triggers =
    url === null
      ? ['audit_entries_are_not_changed', 'audit_entries_are_not_removed', 'audit_head_goes_forward']
      : ['audit_entries_are_not_changed ON audit_entries', 'audit_head_goes_forward ON audit_head'];
  const takenAway = triggers.map((trigger) => `DROP TRIGGER IF EXISTS ${trigger}`);
  for (const statement of [...takenAway, ...statements]) await source.query(statement);
  await source.destroy();
}

describe.each(databaseKinds)('the audit log on %s', (kind) => {
  let store: TestStore;
  let database: Database;

  beforeEach(async () => {
    store = await createTestStore(kind);
    database = await store.open({ ambient });
  });

  afterEach(async () => {
    await database.close();
    await store.remove();
  });

  const record = (names: readonly string[], on = database): Promise<void> =>
    on.unitOfWork.run(async (tx) => {
      for (const name of names) {
        const actor = { kind: 'administrator', id: name, name, address: '192.0.2.1' } as const;
        await audit.record(tx, {
          actor,
          action: 'setup_link.created',
          subjectKind: 'x',
          subjectId: name,
          details: { name },
        });
      }
    });
  const verdict = (expected?: { sequence: number; hash: string }) =>
    verifyAuditChain((sql, params) => database.query(sql, params), expected);
  const head = () => readHead((sql, params) => database.query(sql, params));

  /** Runs the command as an operator does. */
  async function command(...args: string[]): Promise<{ isGood: boolean; lines: string[] }> {
    const lines: string[] = [];
    const config = readConfig({
      DATA_DIR: store.dataDir,
      ...(store.url === null ? {} : { DATABASE_URL: store.url }),
    });
    const isGood = await verifyAudit({ config, args, print: (line) => lines.push(line) });
    return { isGood, lines };
  }

  it('is intact when empty, and after many nodes wrote at once, whatever is written in it', async () => {
    expect(await verdict()).toMatchObject({ isIntact: true, head: { sequence: 0 } });
    const other = kind === 'postgres' ? await store.open({ ambient }) : database;
    const odd = ['<script>', '=1+1', '"', 'half \ud83d', 'nul \0', '😀', '', '\u2028'];
    await Promise.all([
      ...odd.map((name) => record([name, `${name}2`])),
      ...odd.map((name) => record([name, `${name}2`], other)),
      ...odd.map((name) =>
        record([name]).then(() =>
          database.unitOfWork.run((tx) =>
            audit.record(tx, {
              actor: theHub,
              action: 'setup_link.created',
              subjectKind: 'x',
              subjectId: null,
              details: { name },
            }),
          ),
        ),
      ),
    ]);
    expect(await verdict()).toMatchObject({ isIntact: true, head: { sequence: 48 } });
    if (other !== database) await other.close();
  });

  it('leaves no gap where a unit of work failed', async () => {
    await Promise.allSettled([
      record(['a']),
      database.unitOfWork.run(async (tx) => {
        await audit.record(tx, {
          actor: theHub,
          action: 'setup_link.created',
          subjectKind: 'x',
          subjectId: null,
          details: {},
        });
        throw new Error('no');
      }),
      record(['b']),
    ]);
    expect(await verdict()).toMatchObject({ isIntact: true, head: { sequence: 2 } });
  });

  it('refuses to change or remove an entry, and to forget which was the last', async () => {
    await record(['a', 'b']);
    for (const sql of [
      `UPDATE audit_entries SET actor_name = 'x'`,
      'DELETE FROM audit_entries WHERE sequence = 2',
      'DELETE FROM audit_head',
      'UPDATE audit_head SET sequence = 1',
    ]) {
      await expect(database.unitOfWork.run((tx) => tx.execute(sql))).rejects.toThrow('append-only');
    }
    expect(await verdict()).toMatchObject({ isIntact: true, head: { sequence: 2 } });
  });

  it('names the first entry that was edited, removed, moved or put in, by the command too', async () => {
    await record(['a', 'b', 'c', 'd']);
    await tamper(store, `UPDATE audit_entries SET actor_name = 'somebody else' WHERE sequence = 3`);
    expect(await verdict()).toEqual({
      isIntact: false,
      sequence: 3,
      problem: 'its content is not what was written',
    });
    expect(await command()).toEqual({
      isGood: false,
      lines: ['The audit log is broken at entry 3: its content is not what was written.'],
    });
    await tamper(store, `DELETE FROM audit_entries WHERE sequence = 2`);
    expect(await verdict()).toEqual({
      isIntact: false,
      sequence: 2,
      problem: 'it is missing: the next that is there is 3',
    });
    await tamper(
      store,
      `UPDATE audit_entries SET sequence = sequence - 1 WHERE sequence > 2 AND sequence < 4`,
    );
    expect(await verdict()).toMatchObject({
      isIntact: false,
      sequence: 2,
      problem: 'it does not follow the entry before it',
    });
  });

  it('finds any single change of any entry', async () => {
    await record(['a', 'b', 'c']);
    await tamper(store);
    const change = fc.record({
      sequence: fc.integer({ min: 1, max: 3 }),
      column: fc.constantFrom(...columns),
      text: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
        .filter((text) => !text.includes('\0')),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ sequence, column, text }) => {
        const where = `WHERE sequence = ${sequence}`;
        const [row] = await database.query<Record<string, string>>(
          `SELECT ${column} AS was FROM audit_entries ${where}`,
        );
        fc.pre(row?.['was'] !== text);
        const set = (value: string) =>
          database.unitOfWork.run((tx) =>
            tx.execute(`UPDATE audit_entries SET ${column} = ? ${where}`, [value]),
          );
        await set(text);
        expect(await verdict()).toMatchObject({ isIntact: false, sequence });
        await set(row?.['was'] ?? '');
        expect(await verdict()).toMatchObject({ isIntact: true });
      }),
      { numRuns: 30 },
    );
  });

  it('misses an end that was cut off, and by a head kept elsewhere also one whose cut was covered up', async () => {
    await record(['a', 'b', 'c']);
    const { lines } = await command('--head');
    const expected = lines[0] ?? '';
    expect(expected).toMatch(/^3:[0-9a-f]{64}$/);
    expect(await command('--expect', expected)).toMatchObject({ isGood: true });
    await tamper(store, 'DELETE FROM audit_entries WHERE sequence = 3');
    expect(await verdict()).toMatchObject({ isIntact: false, sequence: 3 });
    const [second] = await database.query<{ hash: string }>(
      'SELECT hash FROM audit_entries WHERE sequence = 2',
    );
    await tamper(store, `UPDATE audit_head SET sequence = 2, hash = '${second?.hash}'`);
    expect(await verdict()).toMatchObject({ isIntact: true });
    expect(await command('--expect', expected)).toMatchObject({ isGood: false });
    // Written again from there, the numbers fit and the content does not.
    await record(['forged', 'forged too']);
    expect(await head()).toMatchObject({ sequence: 4 });
    expect((await command('--expect', expected)).lines).toEqual([
      'The audit log is broken at entry 3: it is not the entry that had this number before.',
    ]);
  });

  it('takes no argument of the command for another', async () => {
    for (const args of [['--expect', '3'], ['--head', '--expect', `3:${'0'.repeat(64)}`], ['x'], ['--no']]) {
      expect((await command(...args)).isGood).toBe(false);
    }
  });
});
