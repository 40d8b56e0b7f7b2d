import type { Ambient } from '../ambient.js';
import type { Actor, AuditAction, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import { Addresses } from './addresses.js';
import { type Administrator, AdministratorRepository } from './administrator.repository.js';
import { ApiKeys } from './api-keys.js';
import { digest, matchesDigest } from '../digest.js';
import { scopes } from '../scopes.js';
import { OneTimeLinks } from './one-time-links.js';
import { FailedAttempts } from './failed-attempts.js';
import { OwnAccount } from './own-account.js';
import { Passwords } from './passwords.js';
import { PasswordResets } from './password-resets.js';
import { Invitations } from './people/invitations.js';
import { People } from './people/people.js';
import { type Revocation, Revocations, type Standing } from './revocations.js';
import { Passkeys } from './second-factors/passkeys.js';
import { SecondFactorRepository } from './second-factors/second-factor.repository.js';
import { SecondFactors } from './second-factors/second-factors.js';
import { SecondStep } from './second-factors/second-step.js';
import type { SessionKey } from './session.repository.js';
import { Sessions } from './sessions.js';
import { sessionHashOf, viewerIdOf, viewerOfSession } from './session-viewer.js';
import { SetupLinks } from './setup-links.js';
import { SignIns } from './sign-ins.js';
import { SignOnPeople } from './sign-on-people.js';
import { defaultThrottleLimits, Throttle, type ThrottleLimits } from './throttle.js';
import type { Viewer } from './viewer.js';

export type EndVouchedFor = (tx: Transaction, actor: Actor, administratorId: string) => Promise<void>;

export interface AccessOptions {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly publicUrl: string;
  readonly bootstrapApiKey: string | null;
  readonly throttleLimits?: ThrottleLimits;
  /** Ends the ways into an account that another part keeps and its password has vouched for: it has another one now. */
  readonly endVouchedFor?: EndVouchedFor;
  /** Told what goes wrong in the background. */
  readonly reportError: (error: unknown) => void;
}

const apiKeyViewer: Viewer = {
  id: 'api-key:bootstrap',
  actor: { kind: 'api-key', id: 'bootstrap', name: 'Bootstrap API key' },
  role: null,
  scopes: new Set(scopes),
  connectionIds: null,
  isCookieBorne: false,
};

/** Who may use this installation: administrators with their sessions, and applications with API keys. */
export class AccessService {
  readonly sessions: Sessions;
  readonly apiKeys: ApiKeys;
  readonly signIns: SignIns;
  readonly secondFactors: SecondFactors;
  readonly secondStep: SecondStep;
  /** What somebody who is signed in does with the own account. */
  readonly account: OwnAccount;
  readonly signOnPeople: SignOnPeople;
  readonly people: People;
  readonly invitations: Invitations;
  readonly links: OneTimeLinks;
  private readonly administrators: AdministratorRepository;
  readonly addresses: Addresses;
  private readonly setupLinks: SetupLinks;
  private readonly passwords: Passwords;
  private readonly factors: SecondFactorRepository;
  private readonly throttle: Throttle;
  private readonly revocations: Revocations;
  private readonly failedAttempts: FailedAttempts;
  private readonly bootstrapKeyDigest: string | null;

  constructor(private readonly options: AccessOptions) {
    const { database, audit, ambient, publicUrl, bootstrapApiKey, reportError } = options;
    const { endVouchedFor = async () => {} } = options;
    const isSecure = publicUrl.startsWith('https:');
    this.sessions = new Sessions(database, ambient, isSecure ? '__Host-landbridge' : 'landbridge');
    this.administrators = new AdministratorRepository(database);
    this.addresses = new Addresses(database);
    this.setupLinks = new SetupLinks({ database, audit, ambient, publicUrl });
    this.passwords = new Passwords(ambient.randomToken(16));
    this.throttle = new Throttle(options.throttleLimits ?? defaultThrottleLimits);
    this.revocations = new Revocations(ambient, (viewer) => this.standingOf(viewer), reportError);
    const onRevoked = (viewerId: string): void => this.revocations.tell(viewerId, 'ENDED');
    this.apiKeys = new ApiKeys({ database, audit, ambient, onRevoked, reportError });
    this.factors = new SecondFactorRepository(database);
    const factors = { ...options, rows: this.factors, passkeys: new Passkeys(publicUrl) };
    this.secondStep = new SecondStep(factors);
    this.secondFactors = new SecondFactors({
      ...factors,
      holdSession: (tx, session) => this.holdSession(tx, session),
      endOtherSessions: async (tx, session) => {
        await this.endOtherSessions(tx, session);
      },
    });
    this.failedAttempts = new FailedAttempts({ database, audit, ambient });
    this.signIns = new SignIns({
      ...options,
      sessions: this.sessions,
      administrators: this.administrators,
      passwords: this.passwords,
      throttle: this.throttle,
      secondStep: this.secondStep,
      failedAttempts: this.failedAttempts,
      signOut: ({ cookieHeader, address }) => this.signOut(cookieHeader, address),
    });
    this.account = new OwnAccount({
      ...options,
      administrators: this.administrators,
      passwords: this.passwords,
      sessions: this.sessions,
      signIns: this.signIns,
      holdSession: (tx, session) => this.holdSession(tx, session),
      endSession: (tx, idHash) => this.endSession(tx, idHash),
      endOtherSessions: (tx, session) => this.endOtherSessions(tx, session),
      endPendingSignIns: (tx, administratorId) => this.secondStep.endAllOf(tx, administratorId),
      endVouchedFor,
    });
    this.signOnPeople = new SignOnPeople({
      ...options,
      administrators: this.administrators,
      sessions: this.sessions,
      signIns: this.signIns,
      failedAttempts: this.failedAttempts,
      holdSession: (tx, session) => this.holdSession(tx, session),
      endOtherSessions: (tx, session) => this.endOtherSessions(tx, session),
    });
    this.invitations = new Invitations({ ...options, administrators: this.administrators });
    this.people = new People({
      ...options,
      invitations: this.invitations,
      apiKeys: this.apiKeys,
      endSessions: (tx, id) => this.endSessions(tx, id, null),
      roleChanged: (tx, id) => this.tellRoleChanged(tx, id),
    });
    this.links = new OneTimeLinks({
      ...options,
      setupLinks: this.setupLinks,
      invitations: this.invitations,
      passwordResets: new PasswordResets(options),
      sessions: this.sessions,
      administrators: this.administrators,
      passwords: this.passwords,
      throttle: this.throttle,
      secondStep: this.secondStep,
      factors: this.factors,
      endSessions: (tx, id) => this.endSessions(tx, id, null),
      endVouchedFor,
    });
    this.bootstrapKeyDigest = bootstrapApiKey === null ? null : digest(bootstrapApiKey);
  }

  /**
   * Begins to watch over open sockets' rights.
   * @returns the one-time link for the first administrator, new at each start, while there is no administrator
   */
  async start(): Promise<{ setupUrl: string | null }> {
    this.revocations.start();
    return { setupUrl: (await this.isSetupRequired()) ? await this.setupLinks.create() : null };
  }

  async stop(): Promise<void> {
    await this.revocations.stop();
    await this.apiKeys.stop();
    await this.failedAttempts.stop();
  }

  async isSetupRequired(): Promise<boolean> {
    return !(await this.administrators.exist());
  }

  /** Who sent these headers; null for a stranger. A header that names a wrong key is not saved by a cookie. */
  async authenticate(credentials: {
    authorizationHeader: string | undefined;
    cookieHeader: string | undefined;
  }): Promise<Viewer | null> {
    const { authorizationHeader, cookieHeader } = credentials;
    if (authorizationHeader !== undefined) return this.viewerOfKey(authorizationHeader);
    const session = await this.sessions.find(cookieHeader);
    return session && viewerOfSession(session.idHash, session.administrator);
  }

  /** The administrator whose session these cookies hold. */
  async administratorOf(cookieHeader: string | undefined): Promise<Administrator | null> {
    return (await this.sessions.find(cookieHeader))?.administrator ?? null;
  }

  /** How the right of somebody stands whom `authenticate` has let in. */
  async standingOf(viewer: Viewer): Promise<Standing> {
    if (viewer.isCookieBorne) {
      const role = await this.sessions.liveRole(sessionHashOf(viewer));
      if (role === null) return 'ENDED';
      return role === viewer.role ? 'SAME' : 'CHANGED';
    }
    return viewer.id === apiKeyViewer.id || (await this.apiKeys.isStillValid(viewer)) ? 'SAME' : 'ENDED';
  }

  /**
   * Calls back once when the viewer's right has ended or is another one, within 5 seconds wherever that happened.
   * @returns what ends the watching
   */
  onRevoked(viewer: Viewer, onRevoked: (how: Revocation) => void): () => void {
    return this.revocations.watch({ viewer, onRevoked });
  }

  /** Ends the session of these cookies, if there is one, and the sockets that live by it. */
  async signOut(cookieHeader: string | undefined, address: string | null = null): Promise<void> {
    const session = await this.sessions.find(cookieHeader);
    if (!session) return;
    const viewer = viewerOfSession(session.idHash, session.administrator);
    await this.options.database.unitOfWork.run(async (tx) => {
      await this.sessions.end(tx, session.idHash);
      const actor = { ...viewer.actor, address };
      await this.record(tx, actor, 'administrator.signed_out', session.administrator.id, {});
      tx.afterCommit(() => this.revocations.tell(viewer.id, 'ENDED'));
    });
  }

  /** Ends somebody's sessions, but for one, and the sockets that live by them. */
  private async endSessions(
    tx: Transaction,
    administratorId: string,
    except: string | null,
  ): Promise<number> {
    const ended = await this.sessions.endAllOf(tx, administratorId, except);
    for (const idHash of ended) tx.afterCommit(() => this.revocations.tell(viewerIdOf(idHash), 'ENDED'));
    return ended.length;
  }

  private async holdSession(tx: Transaction, { administrator, idHash }: SessionKey): Promise<boolean> {
    await this.factors.hold(tx, administrator.id);
    return this.sessions.isThere(tx, idHash);
  }

  private endOtherSessions(tx: Transaction, { administrator, idHash }: SessionKey): Promise<number> {
    return this.endSessions(tx, administrator.id, idHash);
  }

  private async endSession(tx: Transaction, idHash: string): Promise<void> {
    await this.sessions.end(tx, idHash);
    tx.afterCommit(() => this.revocations.tell(viewerIdOf(idHash), 'ENDED'));
  }

  private async tellRoleChanged(tx: Transaction, administratorId: string): Promise<void> {
    for (const idHash of await this.sessions.hashesOf(tx, administratorId)) {
      tx.afterCommit(() => this.revocations.tell(viewerIdOf(idHash), 'CHANGED'));
    }
  }

  private record(
    tx: Transaction,
    actor: Actor,
    action: AuditAction,
    subjectId: string | null,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.options.audit.record(tx, { actor, action, subjectKind: 'administrator', subjectId, details });
  }

  private async viewerOfKey(authorizationHeader: string): Promise<Viewer | null> {
    const key = /^Bearer +(\S+)$/i.exec(authorizationHeader)?.[1];
    if (key === undefined) return null;
    const { bootstrapKeyDigest } = this;
    if (bootstrapKeyDigest !== null && matchesDigest(key, bootstrapKeyDigest)) return apiKeyViewer;
    return this.apiKeys.viewerOf(key);
  }
}
