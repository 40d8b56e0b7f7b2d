import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import { type ConnectionType, type Outcome, type UserError, userError } from '../connections/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { Registration } from './registration.js';
import {
  type AddRegistrationInput,
  checkClientId,
  checkCloud,
  checkCredential,
  checkRegistrationName,
  type CheckedCredential,
  type CredentialInput,
} from './registration.input.js';
import type { RegistrationRepository } from './registration.repository.js';
import { RegistrationUse } from './registration-use.js';

export interface RegistrationServiceDependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly rows: RegistrationRepository;
  /** Client IDs of the environment: what is there is not stored a second time by mistake, and may stand in. */
  readonly configured: readonly Registration[];
  /** Told, in its transaction, of every credential that is added: what failed for the lack of it may succeed now. */
  readonly credentialAdded: (tx: Transaction) => Promise<void>;
  /** Whether a stand-in plays Microsoft, whose client IDs need not be GUIDs. */
  readonly isStandIn: boolean;
}

export interface UpdateRegistrationInput {
  readonly id: string;
  /** Absent stays as it is. */
  readonly name?: string | null;
  readonly isDefault?: boolean | null;
  readonly types?: readonly ConnectionType[] | null;
}

type Changed = Outcome<{ registration: Registration }>;

const mostStored = 100;
const mostCredentials = 10;

/** Adds and changes stored registrations; each change is one unit of work with its audit entry. */
export class RegistrationService {
  readonly use: RegistrationUse;

  constructor(private readonly deps: RegistrationServiceDependencies) {
    this.use = new RegistrationUse(deps.database);
  }

  async add(input: AddRegistrationInput, actor: Actor): Promise<Changed> {
    const { ambient, database, isStandIn, rows } = this.deps;
    const errors: UserError[] = [];
    const name = checkRegistrationName(errors, input.name);
    const clientId = checkClientId(errors, input.clientId, isStandIn);
    const cloud = checkCloud(errors, input.cloud);
    const credential = checkCredential(errors, input.credential, ambient.now());
    if (name === null || clientId === null || cloud === null || credential === null)
      return { ok: false, userErrors: errors };
    const now = ambient.now().toISOString();
    const registration: Registration = {
      ...{ id: ambient.newId(), name, clientId, cloud, source: 'stored', credentials: [] },
      ...{
        isDefault: input.isDefault ?? false,
        types: distinct(input.types),
        createdAt: now,
        updatedAt: now,
      },
    };
    return database.unitOfWork.run(async (tx): Promise<Changed> => {
      if ((await rows.all(tx)).length >= mostStored) return refused('TOO_MANY', null);
      if (!(await rows.insert(tx, registration))) return refused('CLIENT_ID_TAKEN', 'clientId');
      await this.#takeOver(tx, registration);
      await this.#audit(tx, actor, 'added', registration, factsOf(registration));
      await this.#insertCredential(tx, registration, credential, actor);
      return this.#present(tx, registration.id);
    });
  }

  /** Changes the name and what it is used for; client ID and cloud make it what it is. */
  async update(input: UpdateRegistrationInput, actor: Actor): Promise<Changed> {
    return this.#change(input.id, async (tx, before) => {
      const errors: UserError[] = [];
      const name = input.name === undefined ? before.name : checkRegistrationName(errors, input.name ?? '');
      if (name === null) return { ok: false, userErrors: errors };
      const registration = {
        ...before,
        name,
        isDefault: input.isDefault ?? before.isDefault,
        types: input.types ? distinct(input.types) : before.types,
        updatedAt: this.#now(),
      };
      await this.deps.rows.update(tx, registration);
      await this.#takeOver(tx, registration);
      await this.#audit(tx, actor, 'updated', registration, factsOf(registration));
      return this.#present(tx, registration.id);
    });
  }

  /** Refused with the names of the connections that go on with it, unless the environment has the same application. */
  async remove(id: string, actor: Actor): Promise<Outcome<{ id: string }>> {
    const { configured, database, rows } = this.deps;
    return database.unitOfWork.run(async (tx): Promise<Outcome<{ id: string }>> => {
      const before = await rows.findForUpdate(tx, id);
      if (!before) return refused('APP_REGISTRATION_NOT_FOUND', 'id');
      const standsIn = configured.some(({ clientId }) => clientId === before.clientId);
      const names = await this.use.namesOf(before, { isGrantKept: standsIn }, tx);
      if (names.length > 0) {
        const message = `These connections go on with it: ${names.join(', ')}.`;
        return { ok: false, userErrors: [userError('APP_REGISTRATION_IN_USE', 'id', message)] };
      }
      await rows.remove(tx, id);
      await this.#audit(tx, actor, 'deleted', before, factsOf(before));
      return { ok: true, id };
    });
  }

  /** Adds a credential beside those that are there; both are tried until the old one is removed. */
  async addCredential(id: string, input: CredentialInput, actor: Actor): Promise<Changed> {
    return this.#change(id, async (tx, before) => {
      const errors: UserError[] = [];
      const credential = checkCredential(errors, input, this.deps.ambient.now());
      if (credential === null) return { ok: false, userErrors: errors };
      if (before.credentials.length >= mostCredentials) return refused('TOO_MANY', null);
      await this.#insertCredential(tx, before, credential, actor);
      return this.#present(tx, id);
    });
  }

  /** Removes a credential, but not the last one. */
  async removeCredential(id: string, credentialId: string, actor: Actor): Promise<Changed> {
    return this.#change(id, async (tx, before) => {
      const credential = before.credentials.find((found) => found.id === credentialId);
      if (!credential) return refused('CREDENTIAL_NOT_FOUND', 'credentialId');
      if (before.credentials.length === 1) return refused('LAST_CREDENTIAL', 'credentialId');
      await this.deps.rows.removeCredential(tx, credentialId);
      await this.#audit(tx, actor, 'credential_removed', before, { ...credential });
      return this.#present(tx, id);
    });
  }

  #change(id: string, change: (tx: Transaction, before: Registration) => Promise<Changed>): Promise<Changed> {
    return this.deps.database.unitOfWork.run(async (tx) => {
      const before = await this.deps.rows.findForUpdate(tx, id);
      if (before) return change(tx, before);
      const isConfigured = this.deps.configured.some((registration) => registration.id === id);
      return refused(isConfigured ? 'APP_REGISTRATION_READ_ONLY' : 'APP_REGISTRATION_NOT_FOUND', 'id');
    });
  }

  async #insertCredential(
    tx: Transaction,
    registration: Registration,
    { shown, secret }: CheckedCredential,
    actor: Actor,
  ): Promise<void> {
    const credential = { ...shown, id: this.deps.ambient.newId(), addedAt: this.#now() };
    await this.deps.rows.insertCredential(tx, registration.id, credential, secret);
    await this.deps.credentialAdded(tx);
    await this.#audit(tx, actor, 'credential_added', registration, { ...credential });
  }

  /** A cloud has one default and one registration for each type: what this one takes, others lose. */
  async #takeOver(tx: Transaction, taker: Registration): Promise<void> {
    for (const other of await this.deps.rows.all(tx)) {
      if (other.id === taker.id || other.cloud !== taker.cloud) continue;
      const isDefault = other.isDefault && !taker.isDefault;
      const types = other.types.filter((type) => !taker.types.includes(type));
      if (isDefault === other.isDefault && types.length === other.types.length) continue;
      await this.deps.rows.update(tx, { ...other, isDefault, types, updatedAt: this.#now() });
    }
  }

  async #present(tx: Transaction, id: string): Promise<Changed> {
    const registration = (await this.deps.rows.all(tx)).find((found) => found.id === id);
    return registration ? { ok: true, registration } : refused('APP_REGISTRATION_NOT_FOUND', 'id');
  }

  #audit(
    tx: Transaction,
    actor: Actor,
    what: 'added' | 'updated' | 'deleted' | 'credential_added' | 'credential_removed',
    { id, name }: Registration,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const subject = { subjectKind: 'app_registration', subjectId: id };
    return this.deps.audit.record(tx, {
      ...subject,
      actor,
      action: `app_registration.${what}`,
      details: { name, ...details },
    });
  }

  #now(): string {
    return this.deps.ambient.now().toISOString();
  }
}

function factsOf({ clientId, cloud, isDefault, types }: Registration): Record<string, unknown> {
  return { clientId, cloud, isDefault, types };
}

function distinct(types: readonly ConnectionType[] | null | undefined): ConnectionType[] {
  return [...new Set(types ?? [])];
}

function refused(code: UserError['code'], field: string | null): { ok: false; userErrors: UserError[] } {
  return { ok: false, userErrors: [userError(code, field)] };
}
