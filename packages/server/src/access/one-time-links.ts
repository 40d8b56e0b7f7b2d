import type { Ambient } from '../ambient.js';
import type { AuditAction, AuditLog } from '../audit/index.js';
import { type Database, type Transaction, UniqueViolationError } from '../database/index.js';
import type { EndVouchedFor } from './access.service.js';
import type { Administrator, AdministratorRepository } from './administrator.repository.js';
import {
  type AdministratorInput,
  type FieldProblem,
  readAdministratorInput,
  readPassword,
} from './administrator-input.js';
import type { PasswordResets, ResettablePerson } from './password-resets.js';
import type { Passwords } from './passwords.js';
import type { Invitation } from './people/invitation.repository.js';
import type { Invitations } from './people/invitations.js';
import type { SecondFactorRepository } from './second-factors/second-factor.repository.js';
import type { SecondStep } from './second-factors/second-step.js';
import { actorOf } from './session-viewer.js';
import type { Sessions } from './sessions.js';
import type { SetupLinks } from './setup-links.js';
import type { SecondStepNeeded, SignedIn, SignInOrigin, TooManyAttempts } from './sign-ins.js';
import type { Throttle } from './throttle.js';

export type LinkRefusal = TooManyAttempts | { readonly code: 'SETUP_LINK_INVALID' };
export type SetupResult = SignedIn | SecondStepNeeded | FieldProblem | LinkRefusal;
export type InvitationResult = SignedIn | FieldProblem | LinkRefusal | { readonly code: 'PERSON_EXISTS' };

interface Dependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly setupLinks: SetupLinks;
  readonly invitations: Invitations;
  readonly passwordResets: PasswordResets;
  readonly sessions: Sessions;
  readonly administrators: AdministratorRepository;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly secondStep: SecondStep;
  readonly factors: SecondFactorRepository;
  readonly endSessions: (tx: Transaction, administratorId: string) => Promise<unknown>;
  readonly endVouchedFor: EndVouchedFor;
}

/** Whose link it is, and where it was used. */
interface By {
  readonly administrator: Administrator;
  readonly address: string;
}

/** What whoever holds a one-time link gets by it: an account, or a new password. */
export class OneTimeLinks {
  constructor(private readonly deps: Dependencies) {}

  /** Why a one-time link cannot be used; null where it can. Each is counted as a guess until it turns out to be none. */
  async refusalOfSetupLink(token: string, address: string): Promise<LinkRefusal | null> {
    const found = await this.unlessGuessed(
      address,
      async () => (await this.deps.setupLinks.isOpen(token)) || null,
    );
    return found === true ? null : found;
  }

  /** The invitation that a link opens, or why it cannot be used. Asking does not use it up. */
  invitation(token: string, address: string): Promise<Invitation | LinkRefusal> {
    return this.unlessGuessed(address, () => this.deps.invitations.open(token));
  }

  /**
   * Uses a one-time link up: makes an administrator and signs in. Where the e-mail has an account already (an operator
   * made the link for somebody who lost the password), that account gets the new password and its sessions end.
   */
  async setUp(
    token: string,
    given: AdministratorInput,
    address: string,
    userAgent?: string,
  ): Promise<SetupResult> {
    const { setupLinks, passwords } = this.deps;
    const refusal = await this.refusalOfSetupLink(token, address);
    if (refusal) return refusal;
    const input = readAdministratorInput(given);
    if ('code' in input) return input;
    const passwordHash = await passwords.hash(input.password);
    const result = await this.oneAfterAnother(async (tx) => {
      if (!(await setupLinks.use(tx, token))) return null;
      const administrator = await this.store(tx, input, { passwordHash, address });
      return this.begin(tx, administrator, { address, userAgent });
    });
    return result ?? { code: 'SETUP_LINK_INVALID' };
  }

  /** Whom a link gives a new password, or why it cannot be used. Asking does not use it up. */
  personOfReset(token: string, address: string): Promise<ResettablePerson | LinkRefusal> {
    return this.unlessGuessed(address, () => this.deps.passwordResets.open(token));
  }

  /**
   * Uses a link up that gives a new password: the sessions of its person end, and so do the second factors where the
   * operator said that they are lost; otherwise they are asked for.
   */
  async resetPassword(
    token: string,
    given: string,
    { address, userAgent }: Pick<SignInOrigin, 'address' | 'userAgent'>,
  ): Promise<SetupResult> {
    const { passwordResets, administrators, factors, passwords } = this.deps;
    const open = await this.personOfReset(token, address);
    if ('code' in open) return open;
    const password = readPassword(given);
    if (typeof password !== 'string') return password;
    const passwordHash = await passwords.hash(password);
    const result = await this.deps.database.unitOfWork.run(async (tx) => {
      const taken = await passwordResets.take(tx, token);
      if (!taken) return null;
      const { administrator } = taken;
      await factors.hold(tx, administrator.id);
      await administrators.changePassword(tx, administrator.id, passwordHash);
      const by = { administrator, address };
      await this.shutOut(tx, by);
      await this.record(tx, by, 'administrator.password_replaced', {});
      if (taken.removesSecondFactors && (await factors.removeAll(tx, administrator.id))) {
        await this.record(tx, by, 'administrator.second_factors_removed', {});
      }
      return this.begin(tx, administrator, { address, userAgent });
    });
    return result ?? { code: 'SETUP_LINK_INVALID' };
  }

  /** Uses an invitation up: makes the account of whoever was invited, and signs in. */
  async accept(
    token: string,
    given: { name: string; password: string },
    address: string,
    userAgent?: string,
  ): Promise<InvitationResult> {
    const { invitations, administrators, ambient, sessions, passwords } = this.deps;
    const open = await this.invitation(token, address);
    if (!('email' in open)) return open;
    const input = readAdministratorInput({ ...given, email: open.email });
    if ('code' in input) return input;
    const passwordHash = await passwords.hash(input.password);
    return this.oneAfterAnother(async (tx): Promise<InvitationResult> => {
      const taken = await invitations.take(tx, token);
      if (!taken) return { code: 'SETUP_LINK_INVALID' };
      if ((await administrators.idByEmail(tx, taken.email)) !== null) return { code: 'PERSON_EXISTS' };
      const { email, role } = taken;
      const administrator = { id: ambient.newId(), name: input.name, email, role };
      await administrators.insert(tx, administrator, passwordHash, ambient.now().toISOString());
      const details = { role, invitedBy: taken.invitedBy.name };
      await this.record(tx, { administrator, address }, 'administrator.created', details);
      return { administrator, session: await sessions.begin(tx, administrator, { address, userAgent }) };
    });
  }

  /** A session for somebody with a new password; none yet where there is a second factor: a lost password leaves it in. */
  private async begin(
    tx: Transaction,
    administrator: Administrator,
    from: Pick<SignInOrigin, 'address' | 'userAgent'>,
  ): Promise<SignedIn | SecondStepNeeded> {
    const { secondStep, sessions } = this.deps;
    const request = await secondStep.begin(tx, administrator);
    if (request) return { secondStep: request };
    return { administrator, session: await sessions.begin(tx, administrator, from) };
  }

  /** Ends what the password before has opened: sessions, sign-ins that wait for their second step, other ways in. */
  private async shutOut(tx: Transaction, { administrator, address }: By): Promise<void> {
    await this.deps.endSessions(tx, administrator.id);
    await this.deps.secondStep.endAllOf(tx, administrator.id);
    await this.deps.endVouchedFor(tx, { ...actorOf(administrator), address }, administrator.id);
  }

  /** Somebody else may get an account with the address at the same moment: then this comes after, and finds it. */
  private async oneAfterAnother<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { unitOfWork } = this.deps.database;
    try {
      return await unitOfWork.run(work);
    } catch (error) {
      if (!(error instanceof UniqueViolationError)) throw error;
      return unitOfWork.run(work);
    }
  }

  private async unlessGuessed<T>(address: string, find: () => Promise<T | null>): Promise<T | LinkRefusal> {
    const retryAfterSeconds = await this.deps.throttle.count(address, null);
    if (retryAfterSeconds !== null) return { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds };
    const found = await find();
    if (found === null) return { code: 'SETUP_LINK_INVALID' };
    await this.deps.throttle.forgive(address, null);
    return found;
  }

  private async store(
    tx: Transaction,
    input: AdministratorInput,
    { passwordHash, address }: { passwordHash: string; address: string },
  ): Promise<Administrator> {
    const { ambient, administrators, invitations } = this.deps;
    const existingId = await administrators.idByEmail(tx, input.email);
    const administrator: Administrator = {
      id: existingId ?? ambient.newId(),
      name: input.name,
      email: input.email,
      // The operator's link makes an administrator of whoever uses it: it is the way back in where there is none.
      role: 'ADMINISTRATOR',
    };
    const action = existingId === null ? 'administrator.created' : 'administrator.password_replaced';
    if (existingId === null) {
      await administrators.insert(tx, administrator, passwordHash, ambient.now().toISOString());
      await invitations.forget(tx, input.email);
    } else {
      await administrators.replacePassword(tx, administrator, passwordHash);
      await this.shutOut(tx, { administrator, address });
    }
    await this.record(tx, { administrator, address }, action, {});
    return administrator;
  }

  private record(
    tx: Transaction,
    { administrator, address }: By,
    action: AuditAction,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.deps.audit.record(tx, {
      actor: { ...actorOf(administrator), address },
      action,
      subjectKind: 'administrator',
      subjectId: administrator.id,
      details: { email: administrator.email, ...details },
    });
  }
}
