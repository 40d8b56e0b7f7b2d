import { verify } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccessService } from '../src/access/index.js';
import { createAuditLog } from '../src/audit/index.js';
import type { Database, SqlValue, Transaction } from '../src/database/index.js';
import { databaseKinds, openTestDatabase, type TestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { unexpected } from './unexpected.js';

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const argon2 = await importOriginal<{ verify: typeof verify }>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

const address = '192.0.2.1';
const hana = { name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };

// How long an answer takes must not tell which accounts exist. What takes time is counted, not timed.
describe.each(databaseKinds)('refusing a sign-in on %s', (kind) => {
  const statements: string[] = [];
  let test: TestDatabase;
  let access: AccessService;

  beforeEach(async () => {
    const ambient = new ManualAmbient();
    test = await openTestDatabase(kind, ambient);
    access = new AccessService({
      reportError: unexpected,
      database: noting(test.database, statements),
      audit: createAuditLog({ ambient }),
      ambient,
      publicUrl: 'http://localhost:4000',
      bootstrapApiKey: null,
    });
    const { setupUrl } = await access.start();
    await access.links.setUp(new URL(setupUrl ?? '').hash.slice(1), hana, address);
  });

  afterEach(async () => {
    await access.stop();
    await test.close();
  });

  async function workFor(email: string, password: string) {
    vi.mocked(verify).mockClear();
    statements.length = 0;
    const result = await access.signIns.byPassword({ email, password }, { address, cookieHeader: undefined });
    expect(result).toEqual({ code: 'WRONG_CREDENTIALS' });
    return {
      statements: [...statements],
      verifications: vi.mocked(verify).mock.calls.map(([stored, given, options]) => ({
        ...costOf(String(stored)),
        given,
        options,
      })),
    };
  }

  it.each([
    ['a wrong password', 'wrong horse battery'],
    ['an empty password', ''],
    ['a password that is much too long', 'x'.repeat(5_000)],
  ])('does the same work for an unknown account as for a known one: %s', async (_what, password) => {
    const known = await workFor(hana.email, password);
    const unknown = await workFor('nobody@contoso.com', password);
    expect(unknown).toEqual(known);
    expect(known.statements.length).toBeGreaterThan(0);
  });

  it('compares the password once, at the cost of the passwords that are stored', async () => {
    const { verifications } = await workFor('nobody@contoso.com', 'wrong horse battery');
    const cost = { parameters: 'argon2id v=19 m=19456,t=2,p=1', saltBytes: 16, hashBytes: 32 };
    expect(verifications).toEqual([{ ...cost, given: 'wrong horse battery', options: undefined }]);
  });
});

/** What an encoded Argon2 hash says about how long it takes to compare with. */
function costOf(encoded: string) {
  const [, algorithm, version, parameters, salt = '', hash = ''] = encoded.split('$');
  return {
    parameters: `${algorithm} ${version} ${parameters}`,
    saltBytes: Buffer.from(salt, 'base64').length,
    hashBytes: Buffer.from(hash, 'base64').length,
  };
}

/** The same database, and a list of every statement and transaction that it was asked for. */
function noting(database: Database, statements: string[]): Database {
  return {
    ...database,
    query<T>(sql: string, params?: readonly SqlValue[]) {
      statements.push(sql);
      return database.query<T>(sql, params);
    },
    unitOfWork: {
      run(work) {
        statements.push('a transaction');
        return database.unitOfWork.run((tx) => work(notingOf(tx, statements)));
      },
    },
  };
}

function notingOf(tx: Transaction, statements: string[]): Transaction {
  return {
    manager: tx.manager,
    query<T>(sql: string, params?: readonly SqlValue[]) {
      statements.push(sql);
      return tx.query<T>(sql, params);
    },
    execute(sql, params) {
      statements.push(sql);
      return tx.execute(sql, params);
    },
    append(log, row, onWritten) {
      statements.push(`a row of ${log.name}`);
      tx.append(log, row, onWritten);
    },
    beforeCommit: (read) => tx.beforeCommit(read),
    afterCommit: (effect) => tx.afterCommit(effect),
  };
}
