import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizationRetention } from '../src/authorization/retention.js';
import { openDatabase } from '../src/database/index.js';
import { noticeRetention } from '../src/notices/retention.js';
import { Retention } from '../src/retention.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { ManualAmbient } from './manual-ambient.js';

const dayMs = 24 * 3_600_000;
const tables = [
  'authorization_links',
  'authorization_attempts',
  'authorization_openings',
  'notices',
] as const;

describe.each(databaseKinds)('what has ended, on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterAll(() => hub.stop());

  async function sweepIn(days: number): Promise<number[]> {
    const ambient = new ManualAmbient(hub.ambient.now().getTime() + days * dayMs);
    const { databaseUrl: url, dataDir, encryptionKeys } = hub.settings;
    const database = await openDatabase({ url, dataDir, encryptionKeys, ambient });
    const reportError = (error: unknown): never => {
      throw error;
    };
    const rules = [...authorizationRetention, ...noticeRetention];
    await new Retention({ database, ambient, reportError }, rules).sweep();
    await database.close();
    const rows = await hub.rows(tables);
    return tables.map((table) => rows[table]?.length ?? 0);
  }

  async function linkOf(connectionId: string): Promise<string> {
    const { createAuthorizationLink } = await hub.graphql(
      'mutation ($id: ID!) { createAuthorizationLink(input: { connectionId: $id }) { url } }',
      { id: connectionId },
    );
    return createAuthorizationLink.url;
  }

  it('is kept for thirty days and then forgotten, and what is waited for stays however long', async () => {
    const ended = await hub.add({ name: 'Ended' });
    await linkOf(ended.id);
    // A link ends the attempt before it, and the sign-in ends the link.
    await hub.authorize(await hub.beginAgain(ended.id));
    const waiting = await hub.add({ name: 'Waiting' });
    const byLink = await hub.add({ name: 'Waiting by a link that has ended' });
    await linkOf(byLink.id);
    const endedAt = hub.ambient.now().toISOString();
    await hub.execute(
      `UPDATE authorization_links SET state = 'EXPIRED', ended_at = '${endedAt}' WHERE ended_at IS NULL`,
    );
    await hub.execute(
      `UPDATE authorization_attempts SET state = 'OPEN', ended_at = NULL, link_id =
        (SELECT id FROM authorization_links l WHERE l.connection_id = authorization_attempts.connection_id)
       WHERE id = (SELECT a.id FROM authorization_attempts a JOIN connections c ON c.id = a.connection_id
         WHERE c.name = 'Waiting by a link that has ended' LIMIT 1)`,
    );
    await hub.execute(
      `INSERT INTO notices (id, kind, subject_id, facts, state, occurred_at, ended_at) VALUES
        ('sent', 'connection.needs_reauthorization', 'x', '{}', 'SENT', 'now', '${hub.ambient.now().toISOString()}'),
        ('waiting', 'connection.needs_reauthorization', 'x', '{}', 'WAITING', 'now', NULL)`,
    );
    const before = await sweepIn(29);
    expect(before[0]).toBe(2);
    expect(before[1]).toBeGreaterThanOrEqual(3);
    expect(before[3]).toBe(2);
    expect(await sweepIn(31)).toEqual([1, 2, 0, 1]);
    await hub.authorize(waiting.authorizationUrl);
    expect((await hub.authorization(waiting.id)).status).toBe('AUTHORIZED');
    expect((await hub.authorization(ended.id)).status).toBe('AUTHORIZED');
  });
});
