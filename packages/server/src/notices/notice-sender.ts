import type { Ambient } from '../ambient.js';
import { type AuditLog, theHub } from '../audit/index.js';
import type {
  Connection,
  ConnectionDependent,
  ConnectionDependents,
  ConnectionService,
} from '../connections/index.js';
import type { Database } from '../database/index.js';
import { digest } from '../digest.js';
import type { Language } from '../languages.js';
import { MailRecipientRefusedError } from '../microsoft/index.js';
import { type RunningJob, TryAgainLater } from '../work/index.js';
import type { ExpiryNotice, LossNotice, Notice, WaitingNotice } from './notice.js';
import { noticeText, type NoticeContent } from './notice-text.js';
import type { NoticeEnd, NoticeRepository } from './notice.repository.js';

/** Who is told. */
export interface NoticeReader {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** An e-mail from the mailbox of a Mail (SMTP) connection. */
export interface NoticeMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** The same when the same is sent once more because nobody knows whether it was sent. */
  readonly messageId: string;
}

export interface NoticeSenderDependencies {
  readonly database: Database;
  readonly ambient: Pick<Ambient, 'now'>;
  readonly audit: AuditLog;
  readonly connections: Pick<ConnectionService, 'get' | 'page'>;
  readonly rows: NoticeRepository;
  readonly readers: () => Promise<readonly NoticeReader[]>;
  /** @throws whatever keeps the connection from sending */
  readonly sendMail: (connection: Connection, mail: NoticeMail, signal: AbortSignal) => Promise<void>;
  readonly publicUrl: string;
  /** Told of what could not be sent, and why. */
  readonly reportError: (error: unknown) => void;
}

/** What is told at once. */
interface Telling {
  readonly losses: readonly {
    readonly notice: WaitingNotice & LossNotice;
    readonly connection: Connection;
  }[];
  readonly expiries: readonly (WaitingNotice & ExpiryNotice)[];
  readonly told: readonly WaitingNotice[];
}

/** What the e-mails of one run have in common. */
interface Run {
  readonly readers: readonly NoticeReader[];
  /** Those that have not failed. */
  readonly senders: Set<Connection>;
  readonly signal: AbortSignal;
}

interface OpenReaders {
  /** Who is still to be told, and what. */
  readonly open: Map<NoticeReader, readonly WaitingNotice[]>;
  /** Whose address a mail server refused. */
  readonly refused: Set<NoticeReader>;
}

const mostAtOnce = 500;
const senderCandidates = 5;
const againMs = 30 * 60_000;
/** After a day nobody needs to be told by e-mail what the window has shown all the time. */
const givenUpMs = 24 * 60 * 60_000;

/**
 * Sends what waits as one e-mail to each reader, through a Mail (SMTP) connection that is alive. Who was told is stored
 * before the next one is, so that who was not reached is tried again alone.
 */
export class NoticeSender implements ConnectionDependents {
  constructor(private readonly deps: NoticeSenderDependencies) {}

  /** The job. @throws TryAgainLater while somebody who can be written to was not told */
  async run({ signal }: Pick<RunningJob, 'signal'>): Promise<void> {
    const run = { readers: await this.deps.readers(), senders: new Set(await this.senders()), signal };
    let isLeft = false;
    let page: readonly WaitingNotice[];
    let last: Notice | undefined;
    do {
      page = await this.deps.rows.waiting(mostAtOnce, last);
      last = page.at(-1);
      isLeft = !(await this.tell(page, run)) || isLeft;
    } while (page.length === mostAtOnce);
    if (isLeft) throw new TryAgainLater(new Date(this.deps.ambient.now().getTime() + againMs));
  }

  /** @returns whether nothing of it waits any more */
  private async tell(waiting: readonly WaitingNotice[], run: Run): Promise<boolean> {
    const { settled, ...telling } = await this.stillTrue(waiting);
    await this.end(settled, 'SETTLED');
    if (telling.told.length === 0) return true;
    if (await this.send(telling, run)) {
      await this.end(telling.told, 'SENT');
      return true;
    }
    const before = this.deps.ambient.now().getTime() - givenUpMs;
    const old = telling.told.filter(({ occurredAt }) => Date.parse(occurredAt) <= before);
    await this.end(old, 'UNDELIVERED');
    return old.length === telling.told.length;
  }

  /** A connection that was authorized again, or deleted, within the minute is no news. */
  private async stillTrue(
    waiting: readonly WaitingNotice[],
  ): Promise<Telling & { readonly settled: readonly Notice[] }> {
    const losses = new Map<string, Telling['losses'][number]>();
    const expiries: Telling['expiries'][number][] = [];
    const [told, settled]: [WaitingNotice[], Notice[]] = [[], []];
    for (const notice of waiting) {
      if (notice.kind === 'app_registration.expires_soon') expiries.push(notice);
      else {
        const connection = await this.deps.connections.get(notice.subjectId);
        const isLost = connection?.authorization.status === 'NEEDS_REAUTHORIZATION';
        if (!connection || !isLost || losses.has(connection.id)) {
          settled.push(notice);
          continue;
        }
        losses.set(connection.id, { notice, connection });
      }
      told.push(notice);
    }
    return { losses: [...losses.values()], expiries, told, settled };
  }

  /**
   * One that nobody can write to keeps nobody else from being told.
   * @returns whether somebody was told, and all others were, too, or have an address that a mail server refused
   */
  private async send(telling: Telling, { readers, senders, signal }: Run): Promise<boolean> {
    const untold = (reader: NoticeReader) => telling.told.filter(({ toldTo }) => !toldTo.has(reader.id));
    const open = new Map(readers.map((reader) => [reader, untold(reader)]));
    for (const [reader, notices] of open) if (notices.length === 0) open.delete(reader);
    const refused = new Set<NoticeReader>();
    for (const connection of [...senders]) {
      if (open.size === 0) break;
      const works = await this.sendThrough(connection, telling, { open, refused, signal });
      if (!works) senders.delete(connection);
    }
    return open.size < readers.length && [...open.keys()].every((reader) => refused.has(reader));
  }

  /** Takes out of `open` who was sent to. @returns false when something keeps the connection from sending to anybody */
  private async sendThrough(
    connection: Connection,
    telling: Telling,
    { open, refused, signal }: OpenReaders & { readonly signal: AbortSignal },
  ): Promise<boolean> {
    const { publicUrl, ambient, sendMail, reportError } = this.deps;
    for (const [reader, notices] of [...open]) {
      const words = noticeText(contentOf(telling, notices), { reader, publicUrl, now: ambient.now() });
      const messageId = `<${messageOf(reader, notices)}@${new URL(publicUrl).hostname}>`;
      const to = { name: reader.name, address: reader.email };
      try {
        await sendMail(connection, { ...words, to, messageId }, signal);
      } catch (error) {
        signal.throwIfAborted();
        reportError(error);
        if (!(error instanceof MailRecipientRefusedError)) return false;
        refused.add(reader);
        continue;
      }
      open.delete(reader);
      await this.store(notices, { connection, reader });
    }
    return true;
  }

  /** Whether it is the only one to send by. */
  async dependentsOf({ id }: Connection): Promise<readonly ConnectionDependent[]> {
    const [first, ...others] = await this.senders();
    return first?.id === id && others.length === 0 ? ['NOTICES'] : [];
  }

  /** Those that were seen to work last come first; what was lost is not among them. */
  private async senders(): Promise<readonly Connection[]> {
    const { rows } = await this.deps.connections.page({
      first: senderCandidates,
      filter: { types: ['MAIL_SMTP'], statuses: ['AUTHORIZED'] },
      orderBy: { field: 'LAST_VERIFIED_AT', direction: 'DESC' },
    });
    return rows.map(({ connection }) => connection);
  }

  private async store(
    notices: readonly Notice[],
    { connection, reader }: { connection: Connection; reader: NoticeReader },
  ): Promise<void> {
    const { database, rows, audit } = this.deps;
    const ids = notices.map(({ id }) => id);
    await database.unitOfWork.run(async (tx) => {
      await rows.told(tx, ids, reader.id);
      await audit.record(tx, {
        actor: theHub,
        action: 'notices.sent',
        subjectKind: 'connection',
        subjectId: connection.id,
        details: {
          email: reader.email,
          notices: notices.map(({ kind, subjectId }) => ({ kind, subjectId })),
        },
      });
    });
  }

  private async end(notices: readonly Notice[], state: NoticeEnd): Promise<void> {
    if (notices.length === 0) return;
    const { database, rows, ambient } = this.deps;
    const ids = notices.map(({ id }) => id);
    await database.unitOfWork.run((tx) => rows.end(tx, ids, state, ambient.now().toISOString()));
  }
}

function contentOf({ losses, expiries }: Telling, notices: readonly Notice[]): NoticeContent {
  const ids = new Set(notices.map(({ id }) => id));
  return {
    losses: losses.filter(({ notice }) => ids.has(notice.id)),
    expiries: expiries.filter(({ id }) => ids.has(id)),
  };
}

/** Follows from what is told to whom: who repeats an e-mail of which nobody knows whether it was sent repeats its id. */
function messageOf({ id }: NoticeReader, notices: readonly Notice[]): string {
  return digest([id, ...notices.map((notice) => notice.id)].join(' '));
}
