import { describe, expect, it } from 'vitest';
import type { Connection } from '../connections/index.js';
import type { Transaction } from '../database/index.js';
import { MailRecipientRefusedError } from '../microsoft/index.js';
import { TryAgainLater } from '../work/index.js';
import type { Notice, WaitingNotice } from './notice.js';
import { type NoticeMail, NoticeSender, type NoticeSenderDependencies } from './notice-sender.js';

const began = new Date('2026-11-25T12:00:00Z');
const hour = 60 * 60_000;

class World {
  readonly sent: { by: string; mail: NoticeMail }[] = [];
  readonly ended: { ids: readonly string[]; state: string }[] = [];
  readonly toldTo = new Map<string, Set<string>>();
  readonly reported: unknown[] = [];
  readonly connections = new Map<string, Connection>();
  notices: Notice[] = [];
  refusing = new Set<string>();
  unknownAddresses = new Set<string>();
  /** After so many e-mails every connection breaks. */
  breaksAfter = Infinity;
  readers = [{ id: 'ada', email: 'ada@example.com', name: 'Ada', language: 'en' as const }];
  now = began;

  add(id: string, type: 'MAIL_SMTP' | 'MAIL_IMAP', status: string): void {
    const tenant = { id: 't', displayName: 'Contoso', domain: null };
    this.connections.set(id, {
      id,
      name: id,
      type,
      tenant,
      authorization: { status },
    } as unknown as Connection);
  }

  lose(id: string): void {
    this.notices.push({
      id: `notice-${id}`,
      kind: 'connection.needs_reauthorization',
      subjectId: id,
      facts: { failure: null },
      occurredAt: this.now.toISOString(),
    });
  }

  run(): Promise<void> {
    return new NoticeSender(this.dependencies()).run({ signal: new AbortController().signal });
  }

  private dependencies(): NoticeSenderDependencies {
    const live = () =>
      [...this.connections.values()].filter(
        ({ type, authorization }) => type === 'MAIL_SMTP' && authorization.status === 'AUTHORIZED',
      );
    const waiting = (): WaitingNotice[] =>
      this.notices
        .filter(({ id }) => !this.ended.some(({ ids }) => ids.includes(id)))
        .map((notice) => ({ ...notice, toldTo: this.toldTo.get(notice.id) ?? new Set() }));
    const rows = {
      waiting: async (limit: number, after?: Notice) =>
        waiting()
          .filter(({ id }) => after === undefined || id > after.id)
          .slice(0, limit),
      told: async (_tx: Transaction, ids: readonly string[], readerId: string) => {
        for (const id of ids) this.toldTo.set(id, new Set(this.toldTo.get(id)).add(readerId));
      },
      end: async (_tx: Transaction, ids: readonly string[], state: string) =>
        void this.ended.push({ ids, state }),
    };
    return {
      database: {
        unitOfWork: { run: (work: (tx: Transaction) => Promise<unknown>) => work({} as Transaction) },
      },
      ambient: { now: () => this.now },
      audit: { record: async () => undefined },
      connections: {
        get: async (id: string) => this.connections.get(id) ?? null,
        page: async () => ({ rows: live().map((connection) => ({ connection })) }),
      },
      rows,
      readers: async () => this.readers,
      sendMail: async ({ id }: Connection, mail: NoticeMail) => {
        if (this.refusing.has(id) || this.sent.length >= this.breaksAfter)
          throw new Error(`${id} cannot send`);
        if (this.unknownAddresses.has(mail.to.address)) {
          const server = { host: 'smtp.example.com', port: 587, isSecure: false, isLoopback: false };
          throw new MailRecipientRefusedError(server, '550 5.1.1 The address is not known');
        }
        this.sent.push({ by: id, mail });
      },
      publicUrl: 'https://hub.example.com',
      reportError: (error: unknown) => void this.reported.push(error),
    } as unknown as NoticeSenderDependencies;
  }
}

describe('notices', () => {
  it('go to every administrator through a connection that is alive', async () => {
    const world = new World();
    world.readers.push({ id: 'bob', email: 'bob@example.com', name: 'Bob', language: 'en' });
    world.add('invoices', 'MAIL_IMAP', 'NEEDS_REAUTHORIZATION');
    world.add('sender', 'MAIL_SMTP', 'AUTHORIZED');
    world.lose('invoices');
    await world.run();
    expect(world.sent.map(({ by, mail }) => [by, mail.to.address])).toEqual([
      ['sender', 'ada@example.com'],
      ['sender', 'bob@example.com'],
    ]);
    expect(world.ended).toEqual([{ ids: ['notice-invoices'], state: 'SENT' }]);
  });

  it('take another connection when the first cannot send', async () => {
    const world = new World();
    world.add('invoices', 'MAIL_IMAP', 'NEEDS_REAUTHORIZATION');
    world.add('broken', 'MAIL_SMTP', 'AUTHORIZED');
    world.add('whole', 'MAIL_SMTP', 'AUTHORIZED');
    world.refusing.add('broken');
    world.lose('invoices');
    await world.run();
    expect(world.sent.map(({ by }) => by)).toEqual(['whole']);
    expect(world.reported).toHaveLength(1);
  });

  it('reach everybody else once when one administrator’s address is refused', async () => {
    const world = new World();
    world.readers.push({ id: 'bob', email: 'bob@example.com', name: 'Bob', language: 'en' });
    world.unknownAddresses.add('ada@example.com');
    world.add('invoices', 'MAIL_IMAP', 'NEEDS_REAUTHORIZATION');
    world.add('sender', 'MAIL_SMTP', 'AUTHORIZED');
    world.add('another', 'MAIL_SMTP', 'AUTHORIZED');
    world.lose('invoices');
    await world.run();
    expect(world.sent.map(({ by, mail }) => [by, mail.to.address])).toEqual([['sender', 'bob@example.com']]);
    expect(world.ended).toEqual([{ ids: ['notice-invoices'], state: 'SENT' }]);
    expect(world.reported).toHaveLength(2);
  });

  it('are tried again while somebody was not reached', async () => {
    const world = new World();
    world.readers.push({ id: 'bob', email: 'bob@example.com', name: 'Bob', language: 'en' });
    world.add('invoices', 'MAIL_IMAP', 'NEEDS_REAUTHORIZATION');
    world.add('sender', 'MAIL_SMTP', 'AUTHORIZED');
    world.lose('invoices');
    world.breaksAfter = 1;
    await expect(world.run()).rejects.toBeInstanceOf(TryAgainLater);
    expect(world.ended).toEqual([]);
    world.breaksAfter = Infinity;
    await world.run();
    expect(world.sent.map(({ mail }) => mail.to.address)).toEqual(['ada@example.com', 'bob@example.com']);
    expect(world.ended).toEqual([{ ids: ['notice-invoices'], state: 'SENT' }]);
  });

  it('tell who was told before of nothing but what came since', async () => {
    const world = new World();
    world.readers.push({ id: 'bob', email: 'bob@example.com', name: 'Bob', language: 'en' });
    world.add('invoices', 'MAIL_IMAP', 'NEEDS_REAUTHORIZATION');
    world.add('orders', 'MAIL_IMAP', 'NEEDS_REAUTHORIZATION');
    world.add('sender', 'MAIL_SMTP', 'AUTHORIZED');
    world.lose('invoices');
    world.breaksAfter = 1;
    await expect(world.run()).rejects.toBeInstanceOf(TryAgainLater);
    world.breaksAfter = Infinity;
    world.lose('orders');
    await world.run();
    expect(world.sent.map(({ mail }) => [mail.to.address, mail.subject])).toEqual([
      ['ada@example.com', 'Landbridge: “invoices” needs to be authorized again'],
      ['ada@example.com', 'Landbridge: “orders” needs to be authorized again'],
      ['bob@example.com', 'Landbridge: 2 connections need to be authorized again'],
    ]);
  });

  it('leave nothing behind when there are more than one e-mail takes', async () => {
    const world = new World();
    world.add('sender', 'MAIL_SMTP', 'AUTHORIZED');
    for (let n = 0; n < 1_001; n += 1) {
      const id = `invoices-${String(n).padStart(4, '0')}`;
      world.add(id, 'MAIL_IMAP', 'NEEDS_REAUTHORIZATION');
      world.lose(id);
    }
    await world.run();
    expect(world.sent.map(({ mail }) => mail.subject)).toEqual([
      'Landbridge: 500 connections need to be authorized again',
      'Landbridge: 500 connections need to be authorized again',
      'Landbridge: “invoices-1000” needs to be authorized again',
    ]);
    expect(world.ended.flatMap(({ ids }) => ids)).toHaveLength(1_001);
  });

  it('wait while nothing can send, keep their message id, and are given up after a day', async () => {
    const world = new World();
    world.add('only', 'MAIL_SMTP', 'NEEDS_REAUTHORIZATION');
    world.lose('only');
    await expect(world.run()).rejects.toBeInstanceOf(TryAgainLater);
    expect(world.ended).toEqual([]);
    world.now = new Date(began.getTime() + 25 * hour);
    await world.run();
    expect(world.ended).toEqual([{ ids: ['notice-only'], state: 'UNDELIVERED' }]);
  });

  it('repeat the same message when a process died before it knew', async () => {
    const world = new World();
    world.add('invoices', 'MAIL_IMAP', 'NEEDS_REAUTHORIZATION');
    world.add('sender', 'MAIL_SMTP', 'AUTHORIZED');
    world.lose('invoices');
    await world.run();
    world.ended.length = 0;
    world.toldTo.clear();
    await world.run();
    const [first, again] = world.sent;
    expect(again?.mail.messageId).toBe(first?.mail.messageId);
  });

  it('say nothing of what was mended or deleted meanwhile', async () => {
    const world = new World();
    world.add('mended', 'MAIL_IMAP', 'AUTHORIZED');
    world.add('sender', 'MAIL_SMTP', 'AUTHORIZED');
    world.lose('mended');
    world.lose('deleted');
    await world.run();
    expect(world.sent).toEqual([]);
    expect(world.ended).toEqual([{ ids: ['notice-mended', 'notice-deleted'], state: 'SETTLED' }]);
  });
});
