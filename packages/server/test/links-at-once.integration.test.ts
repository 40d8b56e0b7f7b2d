import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditLog } from '../src/audit/index.js';
import { SetupLinks } from '../src/access/index.js';
import { databaseKinds } from './databases.js';
import { administrator, GraphqlFixture } from './graphql-fixture.js';

const email = 'vit@contoso.com';
const password = 'correct horse battery';

describe.each(databaseKinds)('an address that gets an account at this moment on %s', (kind) => {
  let hub: GraphqlFixture;

  beforeEach(async () => {
    hub = await GraphqlFixture.start(kind);
  });

  afterEach(() => hub.stop());

  const post = (url: string, payload: object) =>
    hub.app.inject({ method: 'POST', url, payload, headers: { origin: 'http://localhost:4000' } });

  async function invitation(): Promise<string> {
    const invited = await hub.access.invitations.invite(
      { email, name: 'Vít', role: 'VIEWER' },
      administrator,
    );
    if (!('url' in invited)) throw new Error(invited.code);
    return new URL(invited.url).hash.slice(1);
  }

  /** Resolves when a transaction waits for the rows of another; where there is one writer, all others wait anyway. */
  async function untilSomebodyWaits(): Promise<void> {
    if (kind === 'sqlite') return;
    const sql = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await hub.test.database.query(sql)).length === 0) await new Promise(setImmediate);
  }

  /** Uses a link while another unit of work, which has not committed yet, makes an account of the same address. */
  async function usedMeanwhile(use: () => ReturnType<typeof post>): ReturnType<typeof post> {
    const uses: ReturnType<typeof post>[] = [];
    await hub.test.database.unitOfWork.run(async (tx) => {
      await tx.execute(
        `INSERT INTO administrators (id, email, name, role, password_hash, created_at)
         VALUES ('another', ?, 'Vít', 'VIEWER', '', '2026-01-01T00:00:00.000Z')`,
        [email],
      );
      if (uses.length === 0) uses.push(use());
      await untilSomebodyWaits();
    });
    const [answer] = await Promise.all(uses);
    if (!answer) throw new Error('The link was not used.');
    return answer;
  }

  it('is not given another by an invitation, which says why', async () => {
    const token = await invitation();
    const answer = await usedMeanwhile(() => post('/invitation', { token, name: 'Vít', password }));
    expect([answer.statusCode, answer.json()]).toEqual([409, { error: { code: 'PERSON_EXISTS' } }]);
  });

  it('gets the new password of an operator’s link, as if it had been used a moment later', async () => {
    const { database } = hub.test;
    const audit = createAuditLog(hub);
    const publicUrl = 'http://localhost:4000';
    const links = new SetupLinks({ database, audit, ambient: hub.ambient, publicUrl });
    const token = new URL(await links.create()).hash.slice(1);
    const answer = await usedMeanwhile(() => post('/setup', { token, name: 'Vít', email, password }));
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      { administrator: { id: 'another', email } },
    ]);
    expect((await post('/session', { email, password })).statusCode).toBe(200);
  });
});
