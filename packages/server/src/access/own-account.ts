import Bowser from 'bowser';
import type { AuditAction, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import { digest } from '../digest.js';
import type { EndVouchedFor } from './access.service.js';
import type { AdministratorRepository } from './administrator.repository.js';
import { type FieldProblem, readPassword } from './administrator-input.js';
import type { Passwords } from './passwords.js';
import type { Asking, Session, SessionEnded, SessionOfAccount } from './session.repository.js';
import { actorAsking } from './session-viewer.js';
import type { Sessions } from './sessions.js';
import type { PasswordRefusal, SignInOrigin, SignIns } from './sign-ins.js';

/** A session as its owner sees it. Times in ISO 8601 UTC; null where it was begun before that was kept. */
export interface OwnSession {
  /** Good for ending it, and for nothing else. */
  readonly id: string;
  readonly browser: string | null;
  readonly system: string | null;
  readonly address: string | null;
  readonly signedInAt: string;
  /** To the minute. */
  readonly lastSeenAt: string;
  readonly isCurrent: boolean;
}

interface Dependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly administrators: AdministratorRepository;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  /** Whether a session is still there; nobody else changes or uses the account until the unit of work ends. */
  readonly holdSession: (tx: Transaction, session: Session) => Promise<boolean>;
  /** Ends a session and the sockets that live by it. */
  readonly endSession: (tx: Transaction, idHash: string) => Promise<void>;
  /** Ends the account's sessions but this one. Returns how many. */
  readonly endOtherSessions: (tx: Transaction, session: Session) => Promise<number>;
  readonly endVouchedFor: EndVouchedFor;
  /** Ends the account's sign-ins that wait for their second step. */
  readonly endPendingSignIns: (tx: Transaction, administratorId: string) => Promise<void>;
}

/** What somebody who is signed in does with the own account: its password, and where it is signed in. */
export class OwnAccount {
  constructor(private readonly deps: Dependencies) {}

  /** Replaces the password and ends the other sessions: whoever knew the old one is out. Null when it was done. */
  async changePassword(
    session: Asking,
    given: { present: string; next: string },
    from: SignInOrigin,
  ): Promise<PasswordRefusal | FieldProblem | SessionEnded | null> {
    const { database, administrators, passwords, signIns, endOtherSessions, endPendingSignIns } = this.deps;
    const { administrator } = session;
    const refusal = await signIns.refusalOfPassword(administrator, given.present, from);
    if (refusal) return refusal;
    const password = readPassword(given.next);
    if (typeof password !== 'string') return password;
    const passwordHash = await passwords.hash(password);
    return database.unitOfWork.run(async (tx): Promise<SessionEnded | null> => {
      if (!(await this.deps.holdSession(tx, session))) return { code: 'UNAUTHENTICATED' };
      await administrators.changePassword(tx, administrator.id, passwordHash);
      await endOtherSessions(tx, session);
      await endPendingSignIns(tx, administrator.id);
      await this.deps.endVouchedFor(tx, actorAsking(session), administrator.id);
      await this.record(tx, session, 'administrator.password_changed', {});
      return null;
    });
  }

  /** False for somebody who signs in by Microsoft alone. */
  hasPassword(administratorId: string): Promise<boolean> {
    return this.deps.administrators.hasPassword(administratorId);
  }

  /** Where the account is signed in, this session first. */
  async sessionsOf(session: Session): Promise<OwnSession[]> {
    const own = (await this.deps.sessions.of(session.administrator.id)).map((one) => ({
      id: shownIdOf(one),
      ...deviceOf(one.userAgent),
      address: one.address,
      signedInAt: one.createdAt,
      lastSeenAt: one.lastSeenAt,
      isCurrent: one.idHash === session.idHash,
    }));
    return own.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  }

  /** Ends another session of the account; false where there is none of this id. */
  async endSession(session: Asking, id: string): Promise<boolean> {
    const { database, sessions, endSession } = this.deps;
    const all = await sessions.of(session.administrator.id);
    const found = all.find((one) => shownIdOf(one) === id && one.idHash !== session.idHash);
    if (!found) return false;
    await database.unitOfWork.run(async (tx) => {
      await endSession(tx, found.idHash);
      const details = { ...deviceOf(found.userAgent), address: found.address };
      await this.record(tx, session, 'administrator.session_ended', details);
    });
    return true;
  }

  /** Ends every session of the account but this one. Returns how many. */
  async endOtherSessions(session: Asking): Promise<number> {
    return this.deps.database.unitOfWork.run(async (tx) => {
      const count = await this.deps.endOtherSessions(tx, session);
      if (count > 0) await this.record(tx, session, 'administrator.other_sessions_ended', { count });
      return count;
    });
  }

  private record(
    tx: Transaction,
    asking: Asking,
    action: AuditAction,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const actor = actorAsking(asking);
    const subject = { subjectKind: 'administrator', subjectId: asking.administrator.id };
    return this.deps.audit.record(tx, { actor, action, ...subject, details });
  }
}

/** The digest by which a session is found goes to no browser. */
function shownIdOf({ idHash }: SessionOfAccount): string {
  return digest(idHash);
}

function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  if (userAgent === null) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name || null, system: os.name || null };
}
