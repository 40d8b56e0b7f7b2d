import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Transaction } from '../src/database/index.js';
import { databaseKinds, openTestDatabase, type TestDatabase } from './databases.js';

const addTenant = (tx: Transaction, id: string) =>
  tx.execute('INSERT INTO tenants (id, search_text, updated_at) VALUES (?, ?, ?)', [
    id,
    'has a ? inside',
    'now',
  ]);

const auditTable = {
  name: 'audit_entries',
  columns: ['occurred_at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_kind', 'details'],
  chain: { headTable: 'audit_head', hash: () => 'a hash' },
};

const auditRow = (name: string | null) => ['now', 'system', null, name, 'tested', 'test', '{"n":1}'];

const auditedIn = async (database: Database) =>
  (
    await database.query<{ actor_name: string }>('SELECT actor_name FROM audit_entries ORDER BY sequence')
  ).map((row) => row.actor_name);

const tenantIds = async (database: Database) =>
  (await database.query<{ id: string }>('SELECT id FROM tenants ORDER BY id')).map(({ id }) => id);

describe.each(databaseKinds)('a unit of work on %s', (kind) => {
  let test: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    test = await openTestDatabase(kind);
    database = test.database;
  });

  afterEach(() => test.close());

  it('takes back what a failed work wrote, and only that', async () => {
    const works = await Promise.allSettled([
      database.unitOfWork.run((tx) => addTenant(tx, 'a')),
      database.unitOfWork.run(async (tx) => {
        await addTenant(tx, 'b');
        throw new Error('changed my mind');
      }),
      database.unitOfWork.run((tx) => addTenant(tx, 'c')),
      database.unitOfWork.run((tx) => addTenant(tx, 'a')),
      database.unitOfWork.run((tx) => addTenant(tx, 'd')),
    ]);
    expect(works.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    expect(await tenantIds(database)).toEqual(['a', 'c', 'd']);
  });

  it('tells effects after the commit, and drops those of a failed work', async () => {
    const told: string[] = [];
    await database.unitOfWork.run(async (tx) => {
      tx.afterCommit(() => told.push('committed'));
      await addTenant(tx, 'a');
      expect(told).toEqual([]);
    });
    const failing = database.unitOfWork.run(async (tx) => {
      tx.afterCommit(() => told.push('never'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(told).toEqual(['committed']);
  });

  it('lets followers hear before the caller goes on', async () => {
    const order: string[] = [];
    const followed = async (): Promise<void> => {
      for (let step = 0; step < 50; step += 1) await Promise.resolve();
      order.push('followers');
    };
    const following: Promise<void>[] = [];
    await database.unitOfWork.run(async (tx) => {
      tx.afterCommit(() => void following.push(followed()));
      await addTenant(tx, 'a');
    });
    order.push('caller');
    await Promise.all(following);
    expect(order).toEqual(['followers', 'caller']);
  });

  it('reads before the commit what the whole work has written', async () => {
    let read: unknown[] = [];
    await database.unitOfWork.run(async (tx) => {
      tx.beforeCommit(async () => {
        read = await tx.query('SELECT id FROM tenants');
      });
      await addTenant(tx, 'a');
    });
    expect(read).toEqual([{ id: 'a' }]);
  });

  it('writes nothing, and tells nothing twice, of works that are run again because one beside them failed', async () => {
    const told: string[] = [];
    const adding = (id: string) => (tx: Transaction) => {
      tx.append(auditTable, auditRow(id));
      tx.afterCommit(() => told.push(id));
      return addTenant(tx, id);
    };
    const works = await Promise.allSettled([
      database.unitOfWork.run(adding('a')),
      database.unitOfWork.run(adding('b')),
      database.unitOfWork.run(async (tx) => {
        await adding('c')(tx);
        throw new Error('changed my mind');
      }),
      database.unitOfWork.run(adding('d')),
    ]);
    expect(works.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await tenantIds(database)).toEqual(['a', 'b', 'd']);
    expect(told.toSorted()).toEqual(['a', 'b', 'd']);
    expect((await auditedIn(database)).toSorted()).toEqual(['a', 'b', 'd']);
  });

  it('fails a work alone whose log row the database refuses', async () => {
    const works = await Promise.allSettled(
      ['a', null, 'c'].map((name) =>
        database.unitOfWork.run(async (tx) => {
          tx.append(auditTable, auditRow(name));
          await addTenant(tx, String(name));
        }),
      ),
    );
    expect(works.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await tenantIds(database)).toEqual(['a', 'c']);
    expect((await auditedIn(database)).toSorted()).toEqual(['a', 'c']);
  });

  it('goes on for the others after a work that swallowed a broken statement', async () => {
    const works = await Promise.allSettled([
      database.unitOfWork.run((tx) => addTenant(tx, 'a')),
      database.unitOfWork.run(async (tx) => {
        await tx.execute('INSERT INTO nowhere VALUES (1)').catch(() => undefined);
      }),
      database.unitOfWork.run((tx) => addTenant(tx, 'c')),
    ]);
    expect([works[0].status, works[2].status]).toEqual(['fulfilled', 'fulfilled']);
    expect(await tenantIds(database)).toEqual(['a', 'c']);
  });

  it('keeps the rows of a log in their order and every value as it was', async () => {
    const names = ['"quoted"', 'příliš\n', '{"a":[1]}', '[1]', '😀', '1', 'null', ''];
    await database.unitOfWork.run(async (tx) => {
      for (const name of names) tx.append(auditTable, auditRow(name));
    });
    expect(await auditedIn(database)).toEqual(names);
    const [row] = await database.query('SELECT actor_id, details FROM audit_entries LIMIT 1');
    expect(row).toEqual({ actor_id: null, details: '{"n":1}' });
  });

  it('refuses a statement after its work is over', async () => {
    let leaked: Transaction | null = null;
    await database.unitOfWork.run(async (tx) => {
      leaked = tx;
    });
    await expect(addTenant(leaked as unknown as Transaction, 'late')).rejects.toThrow('over');
  });

  it('acknowledges two hundred works that came at once, each committed', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `t${String(index).padStart(3, '0')}`);
    await Promise.all(ids.map((id) => database.unitOfWork.run((tx) => addTenant(tx, id))));
    expect(await tenantIds(database)).toEqual(ids);
  });

  it('nests what TypeORM itself would put in a transaction', async () => {
    await database.unitOfWork.run(async (tx) => {
      await addTenant(tx, 'a');
      // eslint-disable-next-line no-restricted-syntax -- what TypeORM's own save() does inside
      const nested = tx.manager.transaction(async (inner) => {
        await inner.query(`DELETE FROM tenants`);
        throw new Error('inner');
      });
      await expect(nested).rejects.toThrow('inner');
    });
    expect(await tenantIds(database)).toEqual(['a']);
  });
});
