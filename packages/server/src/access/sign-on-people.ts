import type { Ambient } from '../ambient.js';
import type { AuditLog } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import type { Role } from '../roles.js';
import type { AdministratorRepository } from './administrator.repository.js';
import { actorOf } from './session-viewer.js';
import type { Sessions } from './sessions.js';
import type { SignedIn, SignInOrigin, SignIns } from './sign-ins.js';

interface Dependencies {
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly administrators: AdministratorRepository;
  readonly sessions: Sessions;
  readonly signIns: SignIns;
}

/** What signing in by a Microsoft account needs of people and their sessions. */
export class SignOnPeople {
  constructor(private readonly deps: Dependencies) {}

  hasAddress(email: string): Promise<boolean> {
    return this.deps.administrators.findByEmail(email).then((found) => found !== null);
  }

  /** Somebody who has no password: no word that is typed is right for them. */
  async add(
    tx: Transaction,
    { name, email, role }: { readonly name: string; readonly email: string; readonly role: Role },
  ): Promise<string> {
    const { ambient, administrators, audit } = this.deps;
    const person = { id: ambient.newId(), name, email, role };
    await administrators.insert(tx, person, '', ambient.now().toISOString());
    await audit.record(tx, {
      actor: actorOf(person),
      action: 'administrator.created',
      subjectKind: 'administrator',
      subjectId: person.id,
      details: { email, role, by: 'single-sign-on' },
    });
    return person.id;
  }

  enter(personId: string, from: SignInOrigin): Promise<SignedIn | null> {
    return this.deps.signIns.bySingleSignOn(personId, from);
  }

  async personOfSession(
    cookieHeader: string | undefined,
  ): Promise<{ id: string; sessionHash: string } | null> {
    const session = await this.deps.sessions.find(cookieHeader);
    return session && { id: session.administrator.id, sessionHash: session.idHash };
  }
}
