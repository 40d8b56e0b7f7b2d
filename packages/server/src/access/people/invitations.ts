import type { Ambient } from '../../ambient.js';
import type { Actor, AuditAction, AuditLog } from '../../audit/index.js';
import type { Database, Transaction } from '../../database/index.js';
import { digest } from '../../digest.js';
import type { Role } from '../../roles.js';
import type { AdministratorRepository } from '../administrator.repository.js';
import { type FieldProblem, readInvitee } from '../administrator-input.js';
import { newLinkToken } from '../link-token.js';
import { type Invitation, InvitationRepository } from './invitation.repository.js';
import { RemovedPeople } from './removed-people.js';

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;
const maxOpen = 200;

interface Dependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly publicUrl: string;
  readonly administrators: AdministratorRepository;
}

export interface NewInvitation {
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
}

export type Invited =
  | { readonly invitation: Invitation; readonly url: string }
  | { readonly code: 'PERSON_EXISTS' | 'TOO_MANY' }
  | FieldProblem;

/** Invitations by a link for one person: 128 random bits, seven days, dead after the first use or a newer one. */
export class Invitations {
  private readonly rows: InvitationRepository;
  private readonly removed: RemovedPeople;

  constructor(private readonly deps: Dependencies) {
    this.rows = new InvitationRepository(deps.database);
    this.removed = new RemovedPeople(deps.database);
  }

  /** Those that nobody has accepted, expired ones too, the newest first. */
  all(): Promise<Invitation[]> {
    return this.rows.all();
  }

  /** Invites somebody; an earlier invitation of the same address ends. */
  async invite(given: NewInvitation, actor: Actor): Promise<Invited> {
    const input = readInvitee(given);
    if ('code' in input) return input;
    const { database, ambient, administrators, publicUrl } = this.deps;
    const { token, tokenHash, createdAt, expiresAt } = newLinkToken(ambient, { bytes: 16, lifetimeMs });
    const invitation: Invitation = {
      id: ambient.newId(),
      ...input,
      role: given.role,
      invitedBy: actor,
      createdAt,
      expiresAt,
    };
    return database.unitOfWork.run(async (tx): Promise<Invited> => {
      if ((await administrators.idByEmail(tx, input.email)) !== null) return { code: 'PERSON_EXISTS' };
      const replaced = await this.rows.deleteTo(tx, input.email);
      if (!replaced && (await this.rows.count(tx)) >= maxOpen) return { code: 'TOO_MANY' };
      await this.rows.insert(tx, invitation, tokenHash);
      await this.removed.forget(tx, invitation.email);
      const details = { email: invitation.email, role: invitation.role, replaced: replaced?.id };
      await this.record(tx, actor, 'person.invited', invitation.id, details);
      return { invitation, url: `${publicUrl}/invitation#${token}` };
    });
  }

  /** Ends an invitation. @returns null when there is none */
  async withdraw(id: string, actor: Actor): Promise<Invitation | null> {
    return this.deps.database.unitOfWork.run(async (tx) => {
      const invitation = await this.rows.delete(tx, id);
      if (invitation) await this.recordWithdrawal(tx, actor, invitation);
      return invitation;
    });
  }

  /** Ends what somebody has invited who may not invite any more. */
  async withdrawAllBy(tx: Transaction, inviterId: string, actor: Actor): Promise<void> {
    for (const invitation of await this.rows.deleteBy(tx, inviterId)) {
      await this.recordWithdrawal(tx, actor, invitation);
    }
  }

  /** Ends the invitation of somebody who has got an account another way. */
  async forget(tx: Transaction, email: string): Promise<void> {
    await this.rows.deleteTo(tx, email);
  }

  /** The invitation that a link's token opens; null when it has ended. */
  open(token: string): Promise<Invitation | null> {
    return this.rows.findOpen(digest(token), this.now());
  }

  /** Uses an invitation up; null when somebody was faster or it has ended. */
  take(tx: Transaction, token: string): Promise<Invitation | null> {
    return this.rows.take(tx, digest(token), this.now());
  }

  private recordWithdrawal(tx: Transaction, actor: Actor, { id, email, role }: Invitation): Promise<void> {
    return this.record(tx, actor, 'invitation.withdrawn', id, { email, role });
  }

  private record(
    tx: Transaction,
    actor: Actor,
    action: AuditAction,
    subjectId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.deps.audit.record(tx, { actor, action, subjectKind: 'invitation', subjectId, details });
  }

  private now(): string {
    return this.deps.ambient.now().toISOString();
  }
}
