import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import { nextAuthorization, notAuthorized } from './authorization-state.js';
import type { CloudName } from '../microsoft/index.js';
import type { Connection, Tenant } from './connection.js';
import type { ChangedConnections } from './connection.changed.js';
import { inOtherCloud } from './connection.errors.js';
import {
  type AddConnectionInput,
  checkAddition,
  type CheckedAddition,
  digestOf,
  type KnownTenantReference,
} from './connection.input.js';
import type {
  AppRegistrations,
  AttemptPlanner,
  PlannedAttempt,
  TenantDirectory,
} from './connection.ports.js';
import type { ConnectionRepository } from './connection.repository.js';
import { identifierFromName } from './identifier.js';
import type { IdentifierProposals } from './identifier-proposals.js';
import { type Outcome, type UserError, userError } from './user-error.js';

interface Dependencies {
  readonly database: Database;
  readonly changed: ChangedConnections;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly tenants: TenantDirectory;
  readonly registrations: AppRegistrations;
  readonly rows: ConnectionRepository;
  readonly proposals: IdentifierProposals;
}

/** Who adds, and how the sign-in is begun in the same unit of work. */
export interface AdditionOptions {
  readonly actor: Actor;
  readonly attempts: AttemptPlanner;
  readonly signal?: AbortSignal | undefined;
}

export type Added = Outcome<{ connection: Connection; authorizationUrl: string }>;

interface Given {
  readonly addition: CheckedAddition;
  readonly inputDigest: string | null;
  readonly actor: Actor;
  readonly attempt: PlannedAttempt;
}

// Each round that fails means that another one was added under the same name at that very moment.
const maxRounds = 500;

/** How a connection is added, and its sign-in begun with it. */
export class ConnectionAddition {
  constructor(private readonly deps: Dependencies) {}

  async add(input: AddConnectionInput, { actor, attempts, signal }: AdditionOptions): Promise<Added> {
    const { addition, tenant: reference, errors } = checkAddition(input);
    if (!reference) return refused(...errors);
    const inputDigest = addition?.idempotencyKey ? digestOf(addition, reference) : null;
    const begun = { inputDigest, actor, attempt: attempts.plan({ allowAccountChange: false, actor }) };
    const earlier = addition && (await this.#repeated({ ...begun, addition }));
    if (earlier) return earlier;
    const found = await this.#lookUp(reference, signal);
    if ('code' in found) errors.push(found);
    else if (addition) errors.push(...(await this.#unregistered(found.cloud, addition)));
    if ('code' in found || !addition || errors.length > 0) return refused(...errors);
    return this.deps.database.unitOfWork.run((tx) => this.#write(tx, found, { ...begun, addition }));
  }

  async #lookUp(reference: KnownTenantReference, signal?: AbortSignal): Promise<Tenant | UserError> {
    const answer = await this.deps.tenants.lookUp(reference, signal);
    switch (answer.kind) {
      case 'found': {
        const { tenantId: id, displayName, domain, cloud } = answer;
        const isInReach = await this.deps.registrations.isSetUp(cloud);
        if (!isInReach) return userError('TENANT_IN_OTHER_CLOUD', 'tenantId', inOtherCloud(cloud));
        return { id, displayName, domain, cloud };
      }
      case 'notFound':
        return userError('TENANT_NOT_FOUND', 'tenantId');
      case 'otherCloud':
        return userError('TENANT_IN_OTHER_CLOUD', 'tenantId', inOtherCloud(answer.cloud));
      case 'unavailable':
        return userError('TENANT_LOOKUP_UNAVAILABLE', 'tenantId');
    }
  }

  /** What is wrong when no application is registered that could ask a tenant of the cloud for it. */
  async #unregistered(
    cloud: CloudName,
    { type, appRegistrationId: id }: CheckedAddition,
  ): Promise<UserError[]> {
    const { registrations } = this.deps;
    if (id !== null) {
      const isThere = await registrations.serves(id, cloud);
      return isThere ? [] : [userError('APP_REGISTRATION_NOT_FOUND', 'appRegistrationId')];
    }
    return (await registrations.isSetUp(cloud, type)) ? [] : [userError('APP_REGISTRATION_MISSING', 'type')];
  }

  async #write(tx: Transaction, tenant: Tenant, given: Given): Promise<Added> {
    const { changed, audit } = this.deps;
    const { actor, attempt } = given;
    const inserted = await this.#insert(tx, this.#draft(tenant, given), given);
    if ('ok' in inserted) return inserted;
    const { id, name, identifier, type, access } = inserted;
    changed.knowAdded(tx, inserted);
    await changed.tell(tx, id, { kind: 'ADDED', actor });
    await audit.record(tx, {
      actor,
      action: 'connection.added',
      subjectKind: 'connection',
      subjectId: id,
      details: { name, identifier, type, access, tenantId: tenant.id },
    });
    await attempt.storeFirst(tx, id);
    await changed.tell(tx, id, { kind: 'AUTHORIZATION_STARTED', actor });
    return { ok: true, connection: inserted, authorizationUrl: attempt.authorizationUrl };
  }

  /** As it is once its sign-in has begun: it never exists without. */
  #draft(tenant: Tenant, { addition, attempt }: Given): Connection {
    const { name, identifier, note, mailbox, type, access, appRegistrationId } = addition;
    const now = this.deps.ambient.now();
    const begun = { kind: 'ATTEMPT_BEGUN', until: attempt.expiresAt } as const;
    return {
      id: this.deps.ambient.newId(),
      name,
      identifier: identifier ?? identifierFromName(name),
      note,
      tenant,
      type,
      access,
      mailbox,
      appRegistrationId,
      authorization: nextAuthorization(notAuthorized, begun, now).summary,
      nextVerificationAt: null,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
  }

  /** The unique indexes decide: a proposed identifier that was taken meanwhile is proposed anew. */
  async #insert(tx: Transaction, draft: Connection, given: Given): Promise<Connection | Added> {
    const { rows, proposals } = this.deps;
    const { idempotencyKey } = given.addition;
    let connection = draft;
    for (let round = 0; round < maxRounds; round += 1) {
      const tenant = await rows.insert(tx, { ...connection, idempotencyKey, inputDigest: given.inputDigest });
      if (tenant) return { ...connection, tenant };
      if (round === 0 && (await rows.saveTenant(tx, draft.tenant, draft.createdAt))) continue;
      const conflict = await this.#conflict(tx, connection, given);
      if (conflict) return conflict;
      connection = { ...connection, identifier: await proposals.propose(draft.name, tx) };
    }
    throw new Error('No free identifier was found.');
  }

  /** What stands in the way; null when it is a proposed identifier, which can be another one. */
  async #conflict(tx: Transaction, connection: Connection, given: Given): Promise<Added | null> {
    const { earlier, hasEntraId } = await this.deps.rows.inTheWay(tx, {
      ...connection,
      idempotencyKey: given.addition.idempotencyKey,
    });
    if (earlier) return this.#again(tx, earlier, given);
    if (hasEntraId) return refused(userError('ENTRA_ID_CONNECTION_EXISTS', 'type'));
    return given.addition.identifier === null ? null : refused(userError('IDENTIFIER_TAKEN', 'identifier'));
  }

  /** What the same idempotency key has brought before; Microsoft is not asked again. */
  async #repeated(given: Given): Promise<Added | null> {
    const { idempotencyKey } = given.addition;
    const earlier = idempotencyKey && (await this.deps.rows.findByIdempotencyKey(idempotencyKey));
    return earlier ? this.deps.database.unitOfWork.run((tx) => this.#again(tx, earlier, given)) : null;
  }

  /** The same connection with a new sign-in, which takes the place of the one before; null when it is gone. */
  async #again(
    tx: Transaction,
    earlier: { id: string; inputDigest: string | null },
    { inputDigest, attempt }: Given,
  ): Promise<Added | null> {
    if (earlier.inputDigest !== inputDigest)
      return refused(userError('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'));
    if (!(await this.deps.rows.findForUpdate(tx, earlier.id))) return null;
    await attempt.store(tx, earlier.id);
    const connection = await this.deps.rows.findById(earlier.id, tx);
    return connection && { ok: true, connection, authorizationUrl: attempt.authorizationUrl };
  }
}

function refused(...userErrors: UserError[]): { ok: false; userErrors: UserError[] } {
  return { ok: false, userErrors };
}
