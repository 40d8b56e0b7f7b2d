import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../src/notices/notice.js';
import { NoticeRepository } from '../src/notices/notice.repository.js';
import { databaseKinds, openTestDatabase, type TestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';

describe.each(databaseKinds)('who was told of what on %s', (kind) => {
  let test: TestDatabase;
  let rows: NoticeRepository;
  const ambient = new ManualAmbient();

  beforeEach(async () => {
    test = await openTestDatabase(kind, ambient);
    rows = new NoticeRepository(test.database);
    await test.database.unitOfWork.run(async (tx) => {
      for (const id of ['a', 'b', 'c']) await rows.insert(tx, lost(id));
    });
  });
  afterEach(() => test.close());

  const lost = (id: string): Notice => ({
    id,
    kind: 'connection.needs_reauthorization',
    subjectId: `connection-${id}`,
    facts: { failure: null },
    occurredAt: ambient.now().toISOString(),
  });

  const write = (work: (tx: Parameters<NoticeRepository['insert']>[0]) => Promise<void>) =>
    test.database.unitOfWork.run(work);

  it('is known while it waits for others, also when it is stored twice', async () => {
    await write((tx) => rows.told(tx, ['a', 'b'], 'ada'));
    await write((tx) => rows.told(tx, ['a', 'b'], 'ada'));
    await write((tx) => rows.told(tx, ['a'], 'bob'));
    const waiting = await rows.waiting(10);
    expect(waiting.map(({ id, toldTo }) => [id, [...toldTo].sort()])).toEqual([
      ['a', ['ada', 'bob']],
      ['b', ['ada']],
      ['c', []],
    ]);
  });

  it('is forgotten with the end of it', async () => {
    await write((tx) => rows.told(tx, ['a', 'b'], 'ada'));
    await write((tx) => rows.end(tx, ['a', 'c'], 'SENT', ambient.now().toISOString()));
    expect((await rows.waiting(10)).map(({ id }) => id)).toEqual(['b']);
    expect(await test.database.query('SELECT notice_id FROM notice_receipts')).toEqual([{ notice_id: 'b' }]);
  });

  it('is read page by page', async () => {
    const [first] = await rows.waiting(1);
    expect((await rows.waiting(10, first)).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
