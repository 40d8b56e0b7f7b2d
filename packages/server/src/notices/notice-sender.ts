import type { Ambient } from '../ambient.js';
import { type AuditLog, theHub } from '../audit/index.js';
import type { Connection, ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { Language } from '../languages.js';
import { MailRecipientRefusedError } from '../microsoft/index.js';
import { type RunningJob, TryAgainLater } from '../work/index.js';
import type { Notice } from './notice.js';
import { noticeText, type NoticeContent } from './notice-text.js';
import type { NoticeEnd, NoticeRepository } from './notice.repository.js';

/** Who is told. */
export interface NoticeReader {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** An e-mail from the mailbox of a Mail (SMTP) connection. */
export interface NoticeMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** The same when it is sent once more because nobody knows whether it was sent. */
  readonly messageId: string;
}

export interface NoticeSenderDependencies {
  readonly database: Database;
  readonly ambient: Pick<Ambient, 'now' | 'newId'>;
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

const mostAtOnce = 500;
const senderCandidates = 5;
const againMs = 30 * 60_000;
/** After a day nobody needs to be told by e-mail what the window has shown all the time. */
const givenUpMs = 24 * 60 * 60_000;

/** Sends what waits as one e-mail to each administrator, through a Mail (SMTP) connection that is alive. */
export class NoticeSender {
  constructor(private readonly deps: NoticeSenderDependencies) {}

  /** The job. @throws TryAgainLater while nothing can send */
  async run({ signal }: Pick<RunningJob, 'signal'>): Promise<void> {
    const waiting = await this.deps.rows.waiting(mostAtOnce);
    const { content, told, settled } = await this.stillTrue(waiting);
    await this.end(settled, 'SETTLED');
    if (told.length === 0) return;
    const readers = await this.deps.readers();
    const sender = readers.length === 0 ? null : await this.send(content, told, { readers, signal });
    if (sender !== null) return this.sent(told, sender);
    const now = this.deps.ambient.now().getTime();
    const old = told.filter(({ occurredAt }) => Date.parse(occurredAt) <= now - givenUpMs);
    await this.end(old, 'UNDELIVERED');
    if (old.length < told.length) throw new TryAgainLater(new Date(now + againMs));
  }

  /** A connection that was authorized again, or deleted, within the minute is no news. */
  private async stillTrue(waiting: readonly Notice[]) {
    const losses: NoticeContent['losses'][number][] = [];
    const expiries: NoticeContent['expiries'][number][] = [];
    const [told, settled]: [Notice[], Notice[]] = [[], []];
    for (const notice of waiting) {
      if (notice.kind === 'app_registration.expires_soon') expiries.push(notice);
      else {
        const connection = await this.deps.connections.get(notice.subjectId);
        const isLost = connection?.authorization.status === 'NEEDS_REAUTHORIZATION';
        if (!connection || !isLost || losses.some((loss) => loss.connection.id === connection.id)) {
          settled.push(notice);
          continue;
        }
        losses.push({ notice, connection });
      }
      told.push(notice);
    }
    return { content: { losses, expiries }, told, settled };
  }

  /**
   * One that nobody can write to keeps nobody else from being told, nor does anybody get the same e-mail again for it.
   * @returns the connection that sent it to everybody whose address was not refused, or null when none could
   */
  private async send(
    content: NoticeContent,
    told: readonly Notice[],
    { readers, signal }: { readers: readonly NoticeReader[]; signal: AbortSignal },
  ): Promise<Connection | null> {
    const batchId = await this.batchOf(told);
    const open = new Map(readers.map((reader, index) => [reader, `${batchId}.${index}`]));
    let sender: Connection | null = null;
    for (const connection of await this.senders()) {
      try {
        await this.sendThrough(connection, content, { open, signal });
        if (open.size < readers.length) sender = connection;
      } catch (error) {
        signal.throwIfAborted();
        this.deps.reportError(error);
      }
      if (open.size === 0) break;
    }
    return sender;
  }

  /** Takes out of `open` who was sent to. @throws whatever keeps the connection from sending to anybody */
  private async sendThrough(
    connection: Connection,
    content: NoticeContent,
    { open, signal }: { open: Map<NoticeReader, string>; signal: AbortSignal },
  ): Promise<void> {
    const { publicUrl, ambient, sendMail, reportError } = this.deps;
    for (const [reader, id] of [...open]) {
      const words = noticeText(content, { reader, publicUrl, now: ambient.now() });
      const messageId = `<${id}@${new URL(publicUrl).hostname}>`;
      const to = { name: reader.name, address: reader.email };
      try {
        await sendMail(connection, { ...words, to, messageId }, signal);
        open.delete(reader);
      } catch (error) {
        if (!(error instanceof MailRecipientRefusedError)) throw error;
        reportError(error);
      }
    }
  }

  /** Stored before anything is sent, so that who repeats it repeats the same e-mail. */
  private async batchOf(told: readonly Notice[]): Promise<string> {
    const stored = told[0]?.batchId ?? null;
    if (stored !== null && told.every(({ batchId }) => batchId === stored)) return stored;
    const batchId = this.deps.ambient.newId();
    const ids = told.map(({ id }) => id);
    await this.deps.database.unitOfWork.run((tx) => this.deps.rows.putIntoBatch(tx, ids, batchId));
    return batchId;
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

  private async sent(told: readonly Notice[], sender: Connection): Promise<void> {
    const { database, rows, audit, ambient } = this.deps;
    const ids = told.map(({ id }) => id);
    await database.unitOfWork.run(async (tx) => {
      await rows.end(tx, ids, 'SENT', ambient.now().toISOString());
      await audit.record(tx, {
        actor: theHub,
        action: 'notices.sent',
        subjectKind: 'connection',
        subjectId: sender.id,
        details: { notices: told.map(({ kind, subjectId }) => ({ kind, subjectId })) },
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
