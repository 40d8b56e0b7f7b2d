import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { Role } from '../roles.js';
import type { AdministratorRepository } from './administrator.repository.js';
import { readPrincipalName, readShownName } from './administrator-input.js';
import type { FailedAttempts } from './failed-attempts.js';
import { RemovedPeople } from './people/removed-people.js';
import type { SessionKey } from './session.repository.js';
import { actorAsking, actorOf } from './session-viewer.js';
import type { Sessions } from './sessions.js';
import type { SecondStepNeeded, SignedIn, SignInOrigin, SignIns } from './sign-ins.js';

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly administrators: AdministratorRepository;
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  readonly failedAttempts: FailedAttempts;
  /** Whether a session is still there; nobody else changes or uses the account until the unit of work ends. */
  readonly holdSession: (tx: Transaction, session: SessionKey) => Promise<boolean>;
  readonly endOtherSessions: (tx: Transaction, session: SessionKey) => Promise<number>;
}

/** Somebody who is signed in and asks for something. */
export interface PersonAtWork {
  readonly id: string;
  readonly sessionHash: string;
  readonly actor: Actor;
}

/** What signing in by a Microsoft account needs of people and their sessions. */
export class SignOnPeople {
  private readonly removed: RemovedPeople;

  constructor(private readonly deps: Dependencies) {
    this.removed = new RemovedPeople(deps.database);
  }

  wasRemoved(email: string, identity: { readonly tid: string; readonly oid: string }): Promise<boolean> {
    return this.removed.has(email, identity);
  }

  /** Somebody who has no password: no word that is typed is right for them. */
  async add(
    tx: Transaction,
    given: { readonly name: string | null; readonly email: string; readonly role: Role },
    { address }: SignInOrigin,
  ): Promise<{ id: string; actor: Actor } | null> {
    const { ambient, administrators, audit } = this.deps;
    const email = readPrincipalName(given.email);
    if (email === null || (await administrators.idByEmail(tx, email)) !== null) return null;
    const name = readShownName(given.name ?? '') ?? email;
    const person = { id: ambient.newId(), name, email, role: given.role };
    await administrators.insert(tx, person, '', ambient.now().toISOString());
    const actor = { ...actorOf(person), address };
    await audit.record(tx, {
      actor,
      action: 'administrator.created',
      subjectKind: 'administrator',
      subjectId: person.id,
      details: { email, role: person.role, by: 'single-sign-on' },
    });
    return { id: person.id, actor };
  }

  enter(personId: string, from: SignInOrigin): Promise<SignedIn | SecondStepNeeded | null> {
    return this.deps.signIns.bySingleSignOn(personId, from);
  }

  refused({ address }: SignInOrigin, details: Readonly<Record<string, unknown>>): Promise<void> {
    const action = 'administrator.sign_on_refused';
    return this.deps.failedAttempts.record({ action, administratorId: null, address, details });
  }

  async personOfSession({ cookieHeader, address }: SignInOrigin): Promise<PersonAtWork | null> {
    const session = await this.deps.sessions.find(cookieHeader);
    if (!session) return null;
    const actor = actorAsking({ ...session, address });
    return { id: session.administrator.id, sessionHash: session.idHash, actor };
  }

  async endOtherSessions(tx: Transaction, { id, sessionHash }: PersonAtWork): Promise<boolean> {
    const session = { idHash: sessionHash, administrator: { id } };
    if (!(await this.deps.holdSession(tx, session))) return false;
    await this.deps.endOtherSessions(tx, session);
    return true;
  }
}
