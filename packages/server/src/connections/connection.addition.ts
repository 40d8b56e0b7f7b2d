import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { EventLog } from '../events/index.js';
import { notAuthorized } from './authorization-state.js';
import type { Connection, Tenant } from './connection.js';
import { inOtherCloud } from './connection.errors.js';
import {
  type AddConnectionInput,
  checkAddition,
  type CheckedAddition,
  digestOf,
  type KnownTenantReference,
} from './connection.input.js';
import { connectionEvent } from './connection.events.js';
import type { TenantDirectory } from './connection.ports.js';
import type { ConnectionRepository } from './connection.repository.js';
import { identifierFromName } from './identifier.js';
import type { IdentifierProposals } from './identifier-proposals.js';
import { type Outcome, type UserError, userError } from './user-error.js';

interface Dependencies {
  readonly database: Database;
  readonly events: Pick<EventLog, 'append'>;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly tenants: TenantDirectory;
  readonly rows: ConnectionRepository;
  readonly proposals: IdentifierProposals;
}

type Added = Outcome<{ connection: Connection }>;

// Each round that fails means that another one was added under the same name at that very moment.
const maxRounds = 500;

/** How a connection is added. */
export class ConnectionAddition {
  constructor(private readonly deps: Dependencies) {}

  async add(input: AddConnectionInput, actor: Actor, signal?: AbortSignal): Promise<Added> {
    const { addition, tenant: reference, errors } = checkAddition(input);
    if (!reference) return refused(...errors);
    const inputDigest = addition?.idempotencyKey ? digestOf(addition, reference) : null;
    const earlier = addition && (await this.#addedEarlier(addition, inputDigest));
    if (earlier) return earlier;
    const found = await this.#lookUp(reference, signal);
    if ('code' in found) errors.push(found);
    if ('code' in found || !addition) return refused(...errors);
    return this.deps.database.unitOfWork.run((tx) =>
      this.#write(tx, { addition, inputDigest, tenant: found, actor }),
    );
  }

  async #lookUp(reference: KnownTenantReference, signal?: AbortSignal): Promise<Tenant | UserError> {
    const answer = await this.deps.tenants.lookUp(reference, signal);
    switch (answer.kind) {
      case 'found':
        return { id: answer.tenantId, displayName: answer.displayName, domain: answer.domain };
      case 'notFound':
        return userError('TENANT_NOT_FOUND', 'tenantId');
      case 'otherCloud':
        return userError('TENANT_IN_OTHER_CLOUD', 'tenantId', inOtherCloud(answer.cloud));
      case 'unavailable':
        return userError('TENANT_LOOKUP_UNAVAILABLE', 'tenantId');
    }
  }

  async #write(
    tx: Transaction,
    given: { addition: CheckedAddition; inputDigest: string | null; tenant: Tenant; actor: Actor },
  ): Promise<Added> {
    const { rows, events, audit } = this.deps;
    const { addition, inputDigest, tenant, actor } = given;
    const at = this.deps.ambient.now().toISOString();
    const draft = this.#draft(addition, await rows.saveTenant(tx, tenant, at), at);
    const inserted = await this.#insert(tx, draft, addition, inputDigest);
    if (!inserted.ok || inserted.connection.id !== draft.id) return inserted;
    const { connection } = inserted;
    await events.append(tx, connectionEvent(connection.id, { kind: 'ADDED', actor }));
    await audit.record(tx, {
      actor,
      action: 'connection.added',
      subjectKind: 'connection',
      subjectId: connection.id,
      details: {
        name: connection.name,
        identifier: connection.identifier,
        type: connection.type,
        tenantId: tenant.id,
      },
    });
    return inserted;
  }

  #draft({ name, identifier, note, mailbox, type }: CheckedAddition, tenant: Tenant, at: string): Connection {
    return {
      id: this.deps.ambient.newId(),
      name,
      identifier: identifier ?? identifierFromName(name),
      note,
      tenant,
      type,
      mailbox,
      authorization: notAuthorized,
      createdAt: at,
      updatedAt: at,
    };
  }

  /** The unique indexes decide: a proposed identifier that was taken meanwhile is proposed anew. */
  async #insert(
    tx: Transaction,
    draft: Connection,
    addition: CheckedAddition,
    inputDigest: string | null,
  ): Promise<Added> {
    const { rows, proposals } = this.deps;
    let connection = draft;
    for (let round = 0; round < maxRounds; round += 1) {
      const { idempotencyKey } = addition;
      if (await rows.insert(tx, { ...connection, idempotencyKey, inputDigest })) {
        return { ok: true, connection };
      }
      const conflict = await this.#conflict(tx, connection, addition, inputDigest);
      if (conflict) return conflict;
      connection = { ...connection, identifier: await proposals.propose(draft.name, tx) };
    }
    throw new Error('No free identifier was found.');
  }

  /** What stands in the way; null when it is a proposed identifier, which can be another one. */
  async #conflict(
    tx: Transaction,
    connection: Connection,
    addition: CheckedAddition,
    inputDigest: string | null,
  ): Promise<Added | null> {
    const { rows } = this.deps;
    const earlier = await this.#addedEarlier(addition, inputDigest, tx);
    if (earlier) return earlier;
    if (connection.type === 'ENTRA_ID' && (await rows.hasEntraId(tx, connection.tenant.id))) {
      return refused(userError('ENTRA_ID_CONNECTION_EXISTS', 'type'));
    }
    return addition.identifier === null ? null : refused(userError('IDENTIFIER_TAKEN', 'identifier'));
  }

  /** What the same idempotency key has brought before. */
  async #addedEarlier(
    addition: CheckedAddition,
    inputDigest: string | null,
    tx?: Transaction,
  ): Promise<Added | null> {
    if (addition.idempotencyKey === null) return null;
    const earlier = await this.deps.rows.findByIdempotencyKey(addition.idempotencyKey, tx);
    if (!earlier) return null;
    if (earlier.inputDigest !== inputDigest)
      return refused(userError('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'));
    const connection = await this.deps.rows.findById(earlier.id, tx);
    return connection && { ok: true, connection };
  }
}

function refused(...userErrors: UserError[]): Added {
  return { ok: false, userErrors };
}
