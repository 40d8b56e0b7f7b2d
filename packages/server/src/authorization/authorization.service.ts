import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import type { AuthorizationStarter, ConnectionService, PlannedAttempt } from '../connections/index.js';
import type { Database, Transaction } from '../database/index.js';
import { type Attempt, attemptLifetimeMs } from './attempt.js';
import type { AttemptRepository } from './attempt.repository.js';
import { digest } from '../digest.js';
import { type Link, linkLifetimeMs } from './link.js';
import type { LinkRepository } from './link.repository.js';

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly attempts: AttemptRepository;
  readonly links: LinkRepository;
  readonly connections: Pick<ConnectionService, 'recordAuthorization'>;
  /** The address that browsers see, without a slash at its end. */
  readonly publicUrl: string;
}

/** Begins attempts and makes links for somebody else. What it hands out always leads to this hub first. */
export class AuthorizationService implements AuthorizationStarter {
  constructor(private readonly deps: Dependencies) {}

  /**
   * Begins an attempt in whatever state the connection is; it replaces the one before it. No token is tried first.
   * @returns the hub's own address to open in a browser, and until when it works
   */
  async begin(
    connectionId: string,
    options: { allowAccountChange: boolean; actor: Actor },
  ): Promise<{ authorizationUrl: string; expiresAt: string }> {
    const planned = this.plan(options);
    await this.deps.database.unitOfWork.run((tx) => planned.store(tx, connectionId));
    return { authorizationUrl: planned.authorizationUrl, expiresAt: planned.expiresAt };
  }

  /** An attempt for somebody who stores it together with something else. */
  plan(options: { allowAccountChange: boolean; actor: Actor }): PlannedAttempt {
    const attempt = this.newAttempt({ linkId: null, ...options });
    return {
      authorizationUrl: this.startUrl(attempt),
      expiresAt: attempt.expiresAt,
      storeFirst: (tx, connectionId) => this.store(tx, { ...attempt, connectionId }),
      store: (tx, connectionId) => this.replaceBy(tx, { ...attempt, connectionId }),
    };
  }

  /** `begin` within a transaction of the caller's, for the browser that was sent a link. */
  async beginIn(
    tx: Transaction,
    options: { connectionId: string; linkId: string | null; allowAccountChange: boolean; actor: Actor },
  ): Promise<Attempt> {
    const attempt = { ...this.newAttempt(options), connectionId: options.connectionId };
    await this.replaceBy(tx, attempt);
    return attempt;
  }

  private newAttempt(options: {
    linkId: string | null;
    allowAccountChange: boolean;
    actor: Actor;
  }): Omit<Attempt, 'connectionId'> {
    const now = this.deps.ambient.now();
    return {
      id: this.deps.ambient.randomToken(24),
      linkId: options.linkId,
      state: 'OPEN',
      allowsAccountChange: options.allowAccountChange,
      actor: options.actor,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + attemptLifetimeMs).toISOString(),
    };
  }

  private async replaceBy(tx: Transaction, attempt: Attempt): Promise<void> {
    const { attempts, connections } = this.deps;
    await attempts.replaceWaiting(tx, attempt.connectionId, attempt.createdAt);
    const begun = { kind: 'ATTEMPT_BEGUN', until: attempt.expiresAt } as const;
    await connections.recordAuthorization(tx, attempt.connectionId, begun, attempt.actor);
    await this.store(tx, attempt);
  }

  private async store(tx: Transaction, attempt: Attempt): Promise<void> {
    await this.deps.attempts.insert(tx, attempt);
    await this.deps.audit.record(tx, {
      actor: attempt.actor,
      action: 'connection.authorization_started',
      subjectKind: 'connection',
      subjectId: attempt.connectionId,
      details: {
        attemptId: attempt.id,
        linkId: attempt.linkId,
        allowAccountChange: attempt.allowsAccountChange,
      },
    });
  }

  /**
   * Makes a link to send to whoever can sign in; it takes the place of an earlier one.
   * @returns the link, which is shown this once and stored only as a digest, and until when it works
   */
  async createLink(connectionId: string, actor: Actor): Promise<{ url: string; expiresAt: string }> {
    const { ambient, database, links, connections, audit, publicUrl } = this.deps;
    const now = ambient.now();
    const token = ambient.randomToken(32);
    const link: Link = {
      id: ambient.newId(),
      connectionId,
      requestedBy: { kind: actor.kind, name: actor.name },
      state: 'OPEN',
      browserHash: null,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + linkLifetimeMs).toISOString(),
    };
    await database.unitOfWork.run(async (tx) => {
      await links.endAll(tx, connectionId, 'REPLACED', link.createdAt);
      await links.insert(tx, link, digest(token));
      const created = { kind: 'LINK_CREATED', until: link.expiresAt } as const;
      await connections.recordAuthorization(tx, connectionId, created, actor);
      await audit.record(tx, {
        actor,
        action: 'connection.authorization_link_created',
        subjectKind: 'connection',
        subjectId: connectionId,
        details: { linkId: link.id, expiresAt: link.expiresAt },
      });
    });
    return { url: `${publicUrl}/auth/link/${token}`, expiresAt: link.expiresAt };
  }

  /** Withdraws the connection's open link; false when there was none. An attempt begun with it ends too. */
  async withdrawLink(connectionId: string, actor: Actor): Promise<boolean> {
    const { ambient, database, links, attempts, connections, audit } = this.deps;
    const at = ambient.now().toISOString();
    return database.unitOfWork.run(async (tx) => {
      if ((await links.endAll(tx, connectionId, 'WITHDRAWN', at)) === 0) return false;
      await attempts.replaceThoseOfLinks(tx, connectionId, at);
      const isSignInAwaited = await attempts.hasOpen(tx, connectionId);
      const ended = { kind: 'LINK_ENDED', because: 'WITHDRAWN', isSignInAwaited } as const;
      await connections.recordAuthorization(tx, connectionId, ended, actor);
      await audit.record(tx, {
        actor,
        action: 'connection.authorization_link_withdrawn',
        subjectKind: 'connection',
        subjectId: connectionId,
        details: {},
      });
      return true;
    });
  }

  /** Where a browser begins an attempt. */
  startUrl(attempt: Pick<Attempt, 'id'>): string {
    return `${this.deps.publicUrl}/auth/start/${attempt.id}`;
  }
}
