import type { Ambient } from '../ambient.js';
import type { Actor, AuditAction, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { EventLog } from '../events/index.js';
import type { CloudName } from '../microsoft/index.js';
import { type AuthorizationHappening, isNothingNew, nextAuthorization } from './authorization-state.js';
import type { AuthorizationStatus, Connection, ConnectionTest, Tenant } from './connection.js';
import { type Added, type AdditionOptions, ConnectionAddition } from './connection.addition.js';
import { ChangedConnections } from './connection.changed.js';
import {
  type AddConnectionInput,
  checkChanges,
  type ConnectionChangesOfFields,
  type UpdateConnectionInput,
} from './connection.input.js';
import { changedFields, factsOf } from './connection.events.js';
import { type ConnectionHistoryPage, type HistoryArguments, readHistory } from './connection.history.js';
import { ConnectionList } from './connection.list.js';
import {
  checkedFilter,
  type ConnectionFilter,
  type ConnectionPage,
  type PageArguments,
  pageRequest,
  type Reading,
} from './connection.page.js';
import type {
  AppRegistrations,
  ConnectionDependent,
  ConnectionDependents,
  TenantDirectory,
} from './connection.ports.js';
import type { OpenLink } from './connection.row.js';
import { ConnectionRepository } from './connection.repository.js';
import {
  TenantIdMalformedError,
  TenantInOtherCloudError,
  TenantLookupUnavailableError,
} from './connection.errors.js';
import { IdentifierProposals } from './identifier-proposals.js';
import { parseTenantReference } from './tenant-reference.js';
import { TenantList } from './tenant.list.js';
import { type Outcome, userError } from './user-error.js';

export interface ConnectionServiceDependencies {
  readonly database: Database;
  readonly events: Pick<EventLog, 'append' | 'readBack' | 'countAbout'>;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly tenants: TenantDirectory;
  readonly registrations: AppRegistrations;
  readonly dependents: readonly ConnectionDependents[];
  /** Told, after the commit, of a connection whose own test is due at once. */
  readonly verificationDue?: (connectionId: string) => void;
}

/** Everything that is done with connections; each change writes its row, its event and its audit entry together. */
export class ConnectionService {
  /** The tenants that there are connections of. */
  readonly tenants: TenantList;
  /** What followers are told of a change. */
  readonly changed: ChangedConnections;
  readonly #rows: ConnectionRepository;
  readonly #list: ConnectionList;
  readonly #proposals: IdentifierProposals;
  readonly #addition: ConnectionAddition;

  constructor(private readonly deps: ConnectionServiceDependencies) {
    this.#rows = new ConnectionRepository(deps.database);
    this.#list = new ConnectionList(deps.database);
    this.tenants = new TenantList(deps.database);
    this.changed = new ChangedConnections(deps);
    this.#proposals = new IdentifierProposals(this.#rows);
    this.#addition = new ConnectionAddition({
      ...deps,
      rows: this.#rows,
      proposals: this.#proposals,
      changed: this.changed,
    });
  }

  /** Adds a connection and begins its sign-in; Microsoft is asked about the tenant before anything is written. */
  add(input: AddConnectionInput, options: AdditionOptions): Promise<Added> {
    return this.#addition.add(input, options);
  }

  /** Changes name, note and mailbox; nothing else of a connection can change. A changed mailbox has to be verified again. */
  async update(input: UpdateConnectionInput, actor: Actor): Promise<Outcome<{ connection: Connection }>> {
    return this.deps.database.unitOfWork.run(async (tx): Promise<Outcome<{ connection: Connection }>> => {
      const before = await this.#rows.findForUpdate(tx, input.id);
      if (!before) return notFound('id');
      const { changes, errors } = checkChanges(input, before);
      const { appRegistrationId: chosen } = changes;
      if (chosen && !(await this.deps.registrations.serves(chosen, before.tenant.cloud)))
        errors.push(userError('APP_REGISTRATION_NOT_FOUND', 'appRegistrationId'));
      if (input.expectedUpdatedAt && input.expectedUpdatedAt !== before.updatedAt) {
        errors.push(userError('CHANGED_MEANWHILE', 'expectedUpdatedAt'));
      }
      if (errors.length > 0) return { ok: false, userErrors: errors };
      const connection = this.#changed(before, changes);
      if (!connection) return { ok: true, connection: before };
      await this.#rows.update(tx, connection);
      if (connection.mailbox !== before.mailbox) tx.afterCommit(() => this.deps.verificationDue?.(before.id));
      await this.changed.tell(tx, connection.id, {
        kind: 'UPDATED',
        actor,
        changed: changedFields(before, connection),
      });
      await this.#audit(tx, actor, 'connection.updated', connection.id, { changed: Object.keys(changes) });
      return { ok: true, connection };
    });
  }

  /** Deletes a connection with its tokens; refused with a list while something depends on it, unless confirmed. */
  async remove(
    id: string,
    options: { confirmDependents: boolean },
    actor: Actor,
  ): Promise<Outcome<{ id: string }>> {
    if (!options.confirmDependents) {
      const dependents = await this.dependentsOf(id);
      const message = `These depend on the connection: ${dependents.join(', ')}.`;
      if (dependents.length > 0)
        return { ok: false, userErrors: [userError('HAS_DEPENDENTS', 'id', message)] };
    }
    return this.deps.database.unitOfWork.run(async (tx): Promise<Outcome<{ id: string }>> => {
      const before = await this.#rows.findForUpdate(tx, id);
      if (!before || !(await this.#rows.remove(tx, id))) return notFound('id');
      await this.changed.tell(tx, id, { kind: 'DELETED', actor });
      const { name, identifier, type, tenant } = before;
      await this.#audit(tx, actor, 'connection.deleted', id, { name, identifier, type, tenantId: tenant.id });
      return { ok: true, id };
    });
  }

  /** What would stop if a connection were deleted. */
  async dependentsOf(id: string): Promise<readonly ConnectionDependent[]> {
    const connection = await this.get(id);
    if (!connection) return [];
    const lists = await Promise.all(this.deps.dependents.map((one) => one.dependentsOf(connection)));
    return lists.flat();
  }

  /** What happened to a connection. @throws BadUserInputError when an argument is out of bounds or broken */
  history(id: string, args: HistoryArguments): Promise<ConnectionHistoryPage> {
    return readHistory(this.deps.events, id, args);
  }

  /** How many things happened to a connection. */
  historyCount(id: string): Promise<number> {
    return this.deps.events.countAbout(id);
  }

  get(id: string): Promise<Connection | null> {
    return this.#rows.findById(id);
  }

  /** Those of them that there are, in no order. */
  getMany(ids: readonly string[]): Promise<Connection[]> {
    return this.#rows.findByIds(ids);
  }

  getByIdentifier(identifier: string): Promise<Connection | null> {
    return this.#rows.findByIdentifier(identifier);
  }

  /** @throws BadUserInputError when an argument is out of bounds or broken */
  async page(args: PageArguments, { reach, signal }: Reading = {}): Promise<ConnectionPage> {
    return this.#list.page(pageRequest(args, reach), this.#now(), signal);
  }

  /** @throws BadUserInputError when the filter is out of bounds or broken */
  async count(filter: ConnectionFilter = {}, { reach, signal }: Reading = {}): Promise<number> {
    return this.#list.count(checkedFilter(filter, reach), signal);
  }

  /** How many connections are in each state that occurs. @throws BadUserInputError as `count` */
  async statusCounts(
    filter: ConnectionFilter = {},
    { reach, signal }: Reading = {},
  ): Promise<{ status: AuthorizationStatus; count: number }[]> {
    return this.#list.statusCounts(checkedFilter(filter, reach), signal);
  }

  /** When a connection's tokens are refreshed next by themselves; null: never. */
  nextRefreshAt(id: string): Promise<string | null> {
    return this.#rows.findNextRefresh(id);
  }

  /** The authorization link of a connection that can still be used. */
  async openLink(id: string): Promise<OpenLink | null> {
    return (await this.changed.present(id)).link;
  }

  /**
   * The tenant that a GUID or a domain names, as Microsoft and this hub know it; null when Microsoft knows none.
   * @throws TenantIdMalformedError (nobody was asked), TenantInOtherCloudError, TenantLookupUnavailableError
   */
  async tenant(idOrDomain: string, signal?: AbortSignal): Promise<Tenant | null> {
    const reference = parseTenantReference(idOrDomain);
    if (reference.kind === 'malformed')
      throw new TenantIdMalformedError('This is neither a GUID nor a domain.');
    const found = await this.deps.tenants.lookUp(reference, signal);
    if (found.kind === 'notFound') return null;
    if (found.kind === 'otherCloud') throw new TenantInOtherCloudError(found.cloud);
    if (found.kind === 'unavailable')
      throw new TenantLookupUnavailableError('Microsoft cannot be asked at the moment.');
    const { tenantId: id, cloud } = found;
    if (!(await this.deps.registrations.isSetUp(cloud))) throw new TenantInOtherCloudError(cloud);
    const known = await this.#rows.findTenant(id);
    return {
      id,
      displayName: found.displayName ?? known?.displayName ?? null,
      domain: found.domain ?? known?.domain ?? null,
      cloud,
    };
  }

  /** Settles which cloud the tenants are in that an earlier version stored, which knew `cloud` alone. */
  fillClouds(cloud: CloudName): Promise<void> {
    return this.deps.database.unitOfWork.run((tx) => this.#rows.fillClouds(tx, cloud));
  }

  /** The identifier that a connection of this name would get, free at this moment. */
  identifierProposal(name: string): Promise<string> {
    return this.#proposals.propose(name);
  }

  /**
   * Writes what happened to an authorization, by whom, and tells; null when the connection is gone, or when it is about
   * a grant that another one replaced meanwhile, or tells nothing new of it.
   */
  async recordAuthorization(
    tx: Transaction,
    id: string,
    happening: AuthorizationHappening,
    actor: Actor,
  ): Promise<Connection | null> {
    const before = await this.#rows.findForUpdate(tx, id);
    if (!before) return null;
    if ('grantedAt' in happening && happening.grantedAt !== before.authorization.authorizedAt) return null;
    // Several may find out the same; it is told once.
    if (isNothingNew(before.authorization, happening)) return null;
    const { summary, changeKind } = nextAuthorization(
      before.authorization,
      happening,
      this.deps.ambient.now(),
    );
    await this.#rows.updateAuthorization(tx, before, summary);
    const isRecovery = changeKind === 'AUTHORIZED' && before.authorization.status === 'NEEDS_REAUTHORIZATION';
    const facts = { ...factsOf(happening), ...(isRecovery ? { isRecovery } : {}) };
    await this.changed.tell(tx, id, { kind: changeKind, actor, ...facts });
    return { ...before, authorization: summary };
  }

  /** Writes how a connection's own test went, and what it told of the tenant. */
  async recordVerification(
    tx: Transaction,
    id: string,
    verified: { test: ConnectionTest; grantedAt: string | null; tenant?: Tenant | null },
    actor: Actor,
  ): Promise<Connection | null> {
    const { test, grantedAt, tenant } = verified;
    if (tenant) await this.#rows.saveTenant(tx, tenant, this.#now());
    return this.recordAuthorization(tx, id, { kind: 'VERIFIED', test, grantedAt }, actor);
  }

  /** Null when nothing would change. */
  #changed(before: Connection, changes: ConnectionChangesOfFields): Connection | null {
    const after = { ...before, ...changes };
    const changed = changedFields(before, after);
    if (changed.length === 0) return null;
    const isSameMailbox = !changed.includes('mailbox');
    // Two changes within one millisecond must not look like one to `expectedUpdatedAt`.
    const at = Math.max(this.deps.ambient.now().getTime(), Date.parse(before.updatedAt) + 1);
    const authorization = isSameMailbox
      ? before.authorization
      : { ...before.authorization, lastVerifiedAt: null, verification: null };
    return { ...after, authorization, updatedAt: new Date(at).toISOString() };
  }

  #now(): string {
    return this.deps.ambient.now().toISOString();
  }

  #audit(
    tx: Transaction,
    actor: Actor,
    action: AuditAction,
    subjectId: string,
    details: object,
  ): Promise<void> {
    return this.deps.audit.record(tx, {
      actor,
      action,
      subjectKind: 'connection',
      subjectId,
      details: { ...details },
    });
  }
}

function notFound(field: string): { ok: false; userErrors: [ReturnType<typeof userError>] } {
  return { ok: false, userErrors: [userError('CONNECTION_NOT_FOUND', field)] };
}
