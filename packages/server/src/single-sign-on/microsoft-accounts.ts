import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import { type FederatedIdentity, IdentityRepository, type KnownPerson } from './identity.repository.js';

interface Dependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Pick<Ambient, 'now'>;
}

/** Which Microsoft account signs in which person; each that is connected or not any more is in the audit log. */
export class MicrosoftAccounts {
  private readonly rows: IdentityRepository;

  constructor(private readonly deps: Dependencies) {
    this.rows = new IdentityRepository(deps.database);
  }

  personOf(identity: FederatedIdentity): Promise<KnownPerson | null> {
    return this.rows.personOf(identity);
  }

  of(personId: string): Promise<FederatedIdentity | null> {
    return this.rows.of(personId);
  }

  /** Connects them, if neither has another; false where one has. */
  async connect(
    tx: Transaction,
    identity: FederatedIdentity,
    person: KnownPerson & { readonly actor: Actor },
  ): Promise<boolean> {
    const { audit, ambient } = this.deps;
    const { id, actor } = person;
    if (!(await this.rows.connect(tx, identity, person, ambient.now().toISOString()))) return false;
    const { tid: tenantId, oid: objectId, username } = identity;
    await audit.record(tx, {
      actor,
      action: 'administrator.microsoft_account_connected',
      subjectKind: 'administrator',
      subjectId: id,
      details: { tenantId, objectId, username },
    });
    return true;
  }

  /** A person's Microsoft account signs in no more, where there is one. */
  async disconnect(tx: Transaction, actor: Actor, personId: string): Promise<void> {
    const ended = await this.rows.disconnect(tx, personId);
    if (!ended) return;
    await this.deps.audit.record(tx, {
      actor,
      action: 'administrator.microsoft_account_disconnected',
      subjectKind: 'administrator',
      subjectId: personId,
      details: { username: ended.username },
    });
  }
}
