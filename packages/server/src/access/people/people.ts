import type { Ambient } from '../../ambient.js';
import type { Actor, AuditLog } from '../../audit/index.js';
import type { Database, Transaction } from '../../database/index.js';
import type { Role } from '../../roles.js';
import type { ApiKeys } from '../api-keys.js';
import type { Invitations } from './invitations.js';
import { type Person, PersonRepository } from './person.repository.js';
import { RemovedPeople } from './removed-people.js';

interface Dependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Pick<Ambient, 'now'>;
  readonly invitations: Invitations;
  readonly apiKeys: Pick<ApiKeys, 'revokeAllBy'>;
  /** Ends somebody's sessions, and the sockets that live by them. */
  readonly endSessions: (tx: Transaction, id: string) => Promise<unknown>;
  /** Asks the sockets of somebody to come again with the new right. */
  readonly roleChanged: (tx: Transaction, id: string) => Promise<void>;
}

export interface PersonPage {
  /** The oldest account first. */
  readonly rows: readonly { readonly cursor: string; readonly person: Person }[];
  readonly hasNextPage: boolean;
}

export interface PersonRefusal {
  readonly code: 'PERSON_NOT_FOUND' | 'LAST_ADMINISTRATOR';
}

/** Who has an account, looked after by administrators. One of them stays, whatever happens. */
export class People {
  private readonly rows: PersonRepository;
  private readonly removed: RemovedPeople;

  constructor(private readonly deps: Dependencies) {
    this.rows = new PersonRepository(deps.database);
    this.removed = new RemovedPeople(deps.database);
  }

  /** One page, the oldest account first; null when `after` is no cursor of this list. */
  async page(size: number, after: string | null): Promise<PersonPage | null> {
    const place = after === null ? null : placeOf(after);
    if (after !== null && place === null) return null;
    const found = await this.rows.list(place, { limit: size + 1, now: this.now() });
    const rows = found.slice(0, size).map((person) => ({ cursor: cursorOf(person), person }));
    return { rows, hasNextPage: found.length > size };
  }

  count(): Promise<number> {
    return this.rows.count();
  }

  /** Gives somebody another role, which open windows have within 5 seconds; nobody is signed out by it. */
  async changeRole(id: string, role: Role, actor: Actor): Promise<Person | PersonRefusal> {
    const { database, audit, roleChanged } = this.deps;
    return database.unitOfWork.run(async (tx): Promise<Person | PersonRefusal> => {
      const administrators = await this.rows.holdAdministrators(tx);
      const person = await this.rows.find(tx, id, this.now());
      if (!person) return { code: 'PERSON_NOT_FOUND' };
      if (person.role === role) return person;
      if (isLast(person, administrators)) return { code: 'LAST_ADMINISTRATOR' };
      await this.rows.changeRole(tx, id, role);
      if (role !== 'ADMINISTRATOR') await this.deps.invitations.withdrawAllBy(tx, id, actor);
      const details = { email: person.email, from: person.role, to: role };
      const subject = { subjectKind: 'administrator', subjectId: id };
      await audit.record(tx, { actor, action: 'administrator.role_changed', ...subject, details });
      await roleChanged(tx, id);
      return { ...person, role };
    });
  }

  /**
   * Removes somebody: the account, its sessions, what they have invited, and the API keys that they have made, unless those
   * are kept. Until they are invited again, no rule of an SSO connection lets them in. @returns null when it is done
   */
  async remove(
    id: string,
    actor: Actor,
    { keepsApiKeys }: { readonly keepsApiKeys: boolean },
  ): Promise<PersonRefusal | null> {
    const { database, audit, endSessions, invitations } = this.deps;
    return database.unitOfWork.run(async (tx): Promise<PersonRefusal | null> => {
      const administrators = await this.rows.holdAdministrators(tx);
      const person = await this.rows.find(tx, id, this.now());
      if (!person) return { code: 'PERSON_NOT_FOUND' };
      if (isLast(person, administrators)) return { code: 'LAST_ADMINISTRATOR' };
      await endSessions(tx, id);
      await invitations.withdrawAllBy(tx, id, actor);
      if (!keepsApiKeys) await this.deps.apiKeys.revokeAllBy(tx, id, actor);
      await this.removed.remember(tx, id, this.now());
      await this.rows.delete(tx, id);
      const { name, email, role } = person;
      const subject = { subjectKind: 'administrator', subjectId: id };
      await audit.record(tx, {
        actor,
        action: 'administrator.removed',
        ...subject,
        details: { name, email, role, keepsApiKeys },
      });
      return null;
    });
  }

  private now(): string {
    return this.deps.ambient.now().toISOString();
  }
}

function isLast({ role }: Person, administrators: number): boolean {
  return role === 'ADMINISTRATOR' && administrators < 2;
}

function cursorOf({ createdAt, id }: Person): string {
  return Buffer.from(`person:${createdAt}:${id}`).toString('base64url');
}

function placeOf(cursor: string): { createdAt: string; id: string } | null {
  const text = cursor.length > 128 ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const [, createdAt, id] = /^person:([\d:.TZ-]{24}):([0-9a-f-]{36})$/.exec(text) ?? [];
  return createdAt !== undefined && id !== undefined ? { createdAt, id } : null;
}
