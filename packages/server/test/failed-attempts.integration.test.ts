import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FailedAttempts } from '../src/access/failed-attempts.js';
import { createAuditLog } from '../src/audit/index.js';
import { databaseKinds, openTestDatabase, type TestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';

describe.each(databaseKinds)('failed attempts in the audit log on %s', (kind) => {
  const ambient = new ManualAmbient(Date.parse('2026-01-01T00:00:00Z'));
  let test: TestDatabase;
  let attempts: FailedAttempts;

  beforeEach(async () => {
    test = await openTestDatabase(kind, ambient);
    attempts = new FailedAttempts({ database: test.database, audit: createAuditLog({ ambient }), ambient });
  });

  afterEach(() => test.close());

  const fail = (address: string) =>
    attempts.record({ action: 'administrator.sign_in_failed', administratorId: null, address });
  const entries = () =>
    test.database.query<{ action: string; address: string | null; details: string }>(
      'SELECT action, address, details FROM audit_entries ORDER BY sequence',
    );

  it('have an entry each, with the address that they came from', async () => {
    await fail('192.0.2.1');
    await fail('192.0.2.2');
    expect((await entries()).map(({ address }) => address)).toEqual(['192.0.2.1', '192.0.2.2']);
  });

  it('do not fill the disk in a flood, and none goes uncounted', async () => {
    await Promise.all(Array.from({ length: 1_000 }, (_, n) => fail(`2001:db8::${n}`)));
    expect(await entries()).toHaveLength(30);
    await attempts.stop();
    const [, count] = [...(await entries())].slice(-2);
    expect(count).toMatchObject({ action: 'administrator.more_attempts_failed', address: null });
    expect(JSON.parse(count?.details ?? '')).toMatchObject({ count: 970 });
    await attempts.stop();
    expect(await entries()).toHaveLength(31);
  });

  it('are written again in the next minute, after what was only counted before', async () => {
    for (let n = 0; n < 32; n += 1) await fail('192.0.2.1');
    ambient.advance(60_000);
    await fail('192.0.2.9');
    const [count, next] = (await entries()).slice(-2);
    expect(JSON.parse(count?.details ?? '')).toMatchObject({ count: 2 });
    expect(next).toMatchObject({ action: 'administrator.sign_in_failed', address: '192.0.2.9' });
  });
});
