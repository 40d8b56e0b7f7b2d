import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditLog, theHub } from '../src/audit/index.js';
import type { AuthorizationFailure } from '../src/connections/index.js';
import { StoredReader } from '../src/events/index.js';
import { collectNotices, sendingJob } from '../src/notices/notice-collector.js';
import { NoticeRepository } from '../src/notices/notice.repository.js';
import { type NoticeMail, NoticeSender } from '../src/notices/notice-sender.js';
import { databaseKinds } from './databases.js';
import { Outage } from './outage.js';
import { addConnection, authorize, type WebhookNode, WebhooksFixture } from './webhooks-fixture.js';

const second = 1_000;
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe.each(databaseKinds)('e-mail to administrators on %s, when the database goes away', (kind) => {
  let fixture: WebhooksFixture;
  let outage: Outage;
  let node: WebhookNode;
  let reader: StoredReader;
  let onMail: () => void;
  const sent: NoticeMail[] = [];

  beforeEach(async () => {
    sent.length = 0;
    onMail = () => undefined;
    fixture = await WebhooksFixture.create(kind);
    outage = new Outage(fixture.store);
    node = await fixture.createNode({ database: outage.wrap });
    const { database, ambient, events, work, connections } = node;
    const rows = new NoticeRepository(database);
    const reportError = (error: unknown) => void fixture.errors.push(error);
    const sender = new NoticeSender({
      ...{ database, ambient, connections, rows, reportError },
      audit: createAuditLog({ ambient }),
      publicUrl: 'http://localhost:4000',
      readers: async () => [{ id: 'hana', email: 'hana@contoso.com', name: 'Hana', language: 'en' }],
      sendMail: async (_connection, mail) => {
        sent.push(mail);
        onMail();
      },
    });
    work.handle(sendingJob, (_payload, job) => sender.run(job), { concurrency: 1 });
    reader = new StoredReader({
      ...{ database, events, ambient, reportError, name: 'notices' },
      handle: (tx, page) => collectNotices(tx, page, { ambient, rows, work, delayMs: 0 }),
    });
    await node.start();
    reader.start();
  });

  afterEach(async () => {
    await reader.stop();
    await fixture.close();
  });

  /** `then` happens with the commit. */
  async function loseOne(then: () => void = () => undefined): Promise<void> {
    const [lost, sending] = [await addConnection(node, 'Invoices'), await addConnection(node, 'Sending')];
    await authorize(node, lost, sending);
    await node.database.unitOfWork.run(async (tx) => {
      await tx.execute(`UPDATE connections SET type = 'MAIL_SMTP' WHERE name = 'Sending'`);
    });
    const grantedAt = (await node.connections.get(lost))?.authorization.authorizedAt ?? null;
    const failure: AuthorizationFailure = {
      code: 'MICROSOFT_REFUSED',
      aadsts: 'AADSTS50173',
      message: 'The grant was revoked.',
      correlationId: null,
      traceId: null,
      occurredAt: node.ambient.now().toISOString(),
      facts: {},
    };
    await node.database.unitOfWork.run(async (tx) => {
      await node.connections.recordAuthorization(
        tx,
        lost,
        { kind: 'GRANT_LOST', failure, grantedAt },
        theHub,
      );
      tx.afterCommit(then);
    });
  }

  /** Ten seconds pass without it, once somebody has noticed; then time goes on until the notice has ended. */
  async function getOver(): Promise<void> {
    while (fixture.errors.length === 0) await turn();
    for (let passed = 0; passed < 10; passed += 1) {
      node.ambient.advance(second);
      await turn();
    }
    await outage.end();
    for (;;) {
      const notices = await node.database.query<{ state: string }>('SELECT state FROM notices');
      if (notices.length > 0 && notices.every(({ state }) => state !== 'WAITING')) {
        expect(notices).toEqual([{ state: 'SENT' }]);
        return;
      }
      await fixture.pass(second, node);
    }
  }

  it('tells of what happened last before that, once', async () => {
    await loseOne(() => outage.begin());
    await getOver();
    expect(sent).toHaveLength(1);
  });

  it('is the same e-mail again, where it could not be stored that it was sent', async () => {
    onMail = () => {
      if (sent.length === 1) outage.begin();
    };
    await loseOne();
    await getOver();
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1);
  });
});
