import type { Ambient } from '../ambient.js';
import type { Database, Transaction } from '../database/index.js';
import type { Administrator } from './administrator.repository.js';
import { digest } from '../digest.js';
import type { Role } from '../roles.js';
import {
  type Session,
  type SessionOfAccount,
  type SessionPlace,
  SessionRepository,
  type SessionTimes,
} from './session.repository.js';

const idleMs = 12 * 60 * 60 * 1000;
const absoluteMs = 7 * 24 * 60 * 60 * 1000;
// A session is not written for each request: idleness is known to the minute.
const touchAfterMs = 60 * 1000;
// Longer ones come from no browser.
const maxUserAgent = 400;
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** What the browser gets: the token, and for how long it may keep it. */
export interface IssuedSession {
  readonly token: string;
  readonly maxAgeSeconds: number;
}

/**
 * Sessions on the server's side. They end 12 hours after they were last used, 7 days after the sign-in at the latest,
 * and at once when signed out.
 */
export class Sessions {
  private readonly rows: SessionRepository;

  constructor(
    private readonly database: Database,
    private readonly ambient: Ambient,
    /** `__Host-` binds the cookie to this host and to TLS (RFC 6265bis §4.1.3.2); plain http cannot have it. */
    readonly cookieName: '__Host-landbridge' | 'landbridge',
  ) {
    this.rows = new SessionRepository(database);
  }

  /** The session of a request's cookies, kept alive by it; null when there is none that counts. */
  async find(cookieHeader: string | undefined): Promise<Session | null> {
    const idHash = this.idHashOf(cookieHeader);
    const session = idHash === null ? null : await this.findByHash(idHash);
    if (session && this.ambient.now().getTime() - Date.parse(session.lastSeenAt) > touchAfterMs) {
      const now = this.ambient.now().toISOString();
      await this.database.unitOfWork.run((tx) => this.rows.touch(tx, session.idHash, now));
    }
    return session;
  }

  /** The role that a session gives now; null when it is over. */
  async liveRole(idHash: string): Promise<Role | null> {
    return (await this.findByHash(idHash))?.administrator.role ?? null;
  }

  /** Begins a session with a token of its own, and clears away those that are over. */
  async begin(
    tx: Transaction,
    administrator: Administrator,
    from: { address: string; userAgent?: string | undefined } | null = null,
  ): Promise<IssuedSession> {
    const token = this.ambient.randomToken(32);
    const now = this.ambient.now();
    const expiresAt = new Date(now.getTime() + absoluteMs).toISOString();
    await this.rows.deleteDead(tx, this.times());
    await this.rows.insert(tx, {
      idHash: digest(token),
      administratorId: administrator.id,
      now: now.toISOString(),
      expiresAt,
      place: from && placeOf(from),
    });
    return { token, maxAgeSeconds: absoluteMs / 1000 };
  }

  /** Whether a session that was found before has not been ended since. */
  isThere(tx: Transaction, idHash: string): Promise<boolean> {
    return this.rows.isThere(tx, idHash);
  }

  async end(tx: Transaction, idHash: string): Promise<void> {
    await this.rows.delete(tx, idHash);
  }

  /** Ends somebody's sessions, but for one; returns their digests. */
  async endAllOf(tx: Transaction, administratorId: string, except: string | null = null): Promise<string[]> {
    return this.rows.deleteOf(tx, administratorId, except);
  }

  /** The digests of somebody's sessions. */
  hashesOf(tx: Transaction, administratorId: string): Promise<string[]> {
    return this.rows.hashesOf(tx, administratorId);
  }

  /** Somebody's sessions that count, the one used last first. */
  of(administratorId: string): Promise<SessionOfAccount[]> {
    return this.rows.ofAdministrator(administratorId, this.times());
  }

  private findByHash(idHash: string): Promise<Session | null> {
    return this.rows.findLive(idHash, this.times());
  }

  private idHashOf(cookieHeader: string | undefined): string | null {
    if (!cookieHeader) return null;
    // The token needs no decoding, and this is also read where there is no HTTP framework: on a socket's upgrade.
    const pairs = cookieHeader.split(';').map((pair) => pair.trim());
    const token = pairs
      .find((pair) => pair.startsWith(`${this.cookieName}=`))
      ?.slice(this.cookieName.length + 1);
    return token !== undefined && tokenPattern.test(token) ? digest(token) : null;
  }

  private times(): SessionTimes {
    const now = this.ambient.now();
    return { now: now.toISOString(), seenAfter: new Date(now.getTime() - idleMs).toISOString() };
  }
}

function placeOf({ address, userAgent }: { address: string; userAgent?: string | undefined }): SessionPlace {
  return { address, userAgent: userAgent?.slice(0, maxUserAgent) ?? null };
}
