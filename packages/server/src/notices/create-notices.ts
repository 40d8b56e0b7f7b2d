import type { Ambient } from '../ambient.js';
import type { ConnectionDependents } from '../connections/index.js';
import { type EventLog, StoredReader } from '../events/index.js';
import { Retention } from '../retention.js';
import type { Work } from '../work/index.js';
import { collectNotices, sendingJob } from './notice-collector.js';
import { NoticeRepository } from './notice.repository.js';
import { noticeRetention } from './retention.js';
import { type NoticeWay, sendNotice } from './send-notice.js';
import { NoticeSender, type NoticeSenderDependencies } from './notice-sender.js';

export interface NoticesOptions
  extends Omit<NoticeSenderDependencies, 'rows' | 'ambient' | 'sendMail'>, NoticeWay {
  readonly ambient: Ambient;
  readonly events: EventLog;
  readonly work: Work;
  readonly delayMs: number;
}

export interface Notices extends ConnectionDependents {
  start(): void;
  stop(): Promise<void>;
}

/** Tells whoever may mend it by e-mail what stops working: connections that were lost, and credentials that run out. */
export function createNotices(options: NoticesOptions): Notices {
  const { database, ambient, events, work, delayMs, reportError } = options;
  const rows = new NoticeRepository(database);
  const sender = new NoticeSender({
    ...options,
    rows,
    sendMail: (connection, mail, signal) => sendNotice(connection, mail, { ...options, signal }),
  });
  work.handle(sendingJob, (_payload, job) => sender.run(job), { concurrency: 1 });
  const retention = new Retention(options, noticeRetention);
  const reader = new StoredReader({
    database,
    events,
    ambient,
    name: 'notices',
    handle: (tx, page) => collectNotices(tx, page, { ambient, rows, work, delayMs }),
    reportError,
  });
  return {
    start() {
      reader.start();
      retention.start();
    },
    async stop() {
      await retention.stop();
      await reader.stop();
    },
    dependentsOf: (connection) => sender.dependentsOf(connection),
  };
}
