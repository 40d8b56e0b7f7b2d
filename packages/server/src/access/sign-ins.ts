import type { Ambient } from '../ambient.js';
import type { AuditAction, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { Administrator, AdministratorRepository } from './administrator.repository.js';
import { administratorLimits, normalizeEmail, normalizePassword } from './administrator-input.js';
import type { Passwords } from './passwords.js';
import type { SecondFactorProof, SecondStep, SecondStepRequest } from './second-factors/second-step.js';
import type { FailedAttempts } from './failed-attempts.js';
import { actorOf } from './session-viewer.js';
import type { IssuedSession, Sessions } from './sessions.js';
import type { Throttle } from './throttle.js';

export interface SignedIn {
  readonly administrator: Administrator;
  readonly session: IssuedSession;
}

export interface TooManyAttempts {
  readonly code: 'TOO_MANY_ATTEMPTS';
  readonly retryAfterSeconds: number;
}

/** The password was right, and the account has a second factor. */
export interface SecondStepNeeded {
  readonly secondStep: SecondStepRequest;
}

interface WrongCredentials {
  readonly code: 'WRONG_CREDENTIALS';
}

/** Why a password that was asked for once more is not taken. */
export type PasswordRefusal = TooManyAttempts | WrongCredentials;

export type SignInResult = SignedIn | SecondStepNeeded | TooManyAttempts | WrongCredentials;
export type SecondStepResult =
  SignedIn | TooManyAttempts | { readonly code: 'SIGN_IN_EXPIRED' | 'WRONG_CODE' };

/** Where a sign-in comes from. The session in `cookieHeader`, if any, ends with it. */
export interface SignInOrigin {
  readonly address: string;
  readonly cookieHeader: string | undefined;
  readonly userAgent?: string | undefined;
}

interface Dependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly sessions: Sessions;
  readonly administrators: AdministratorRepository;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly secondStep: SecondStep;
  readonly failedAttempts: FailedAttempts;
  readonly signOut: (from: SignInOrigin) => Promise<void>;
}

/**
 * Signing in by password, and then by the second factor where the account has one. The session that begins has a new
 * token, whatever the browser brought.
 */
export class SignIns {
  constructor(private readonly deps: Dependencies) {}

  async byPassword(given: { email: string; password: string }, from: SignInOrigin): Promise<SignInResult> {
    const { throttle, administrators, secondStep } = this.deps;
    const email = normalizeEmail(given.email.slice(0, 4 * administratorLimits.email));
    const retryAfterSeconds = await throttle.count(from.address, email);
    if (retryAfterSeconds !== null) return { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds };
    const found = await administrators.findByEmail(email);
    if (!(await this.isRight(given.password, found?.passwordHash ?? null)) || !found) {
      await this.recordFailure('administrator.sign_in_failed', found?.administrator.id ?? null, from);
      return { code: 'WRONG_CREDENTIALS' };
    }
    const { administrator, passwordHash } = found;
    const result = await this.deps.database.unitOfWork.run(async (tx) => {
      if (!(await administrators.holdPassword(tx, administrator.id, passwordHash))) return null;
      const request = await secondStep.begin(tx, administrator);
      return request ? { secondStep: request } : this.enter(tx, administrator, from, 'password');
    });
    if (!result) {
      await this.recordFailure('administrator.sign_in_failed', administrator.id, from);
      return { code: 'WRONG_CREDENTIALS' };
    }
    await throttle.forgive(from.address, email);
    return this.endFormer(result, from);
  }

  /** The second step of the sign-in whose cookie holds `token`. */
  async bySecondFactor(
    token: string,
    proof: SecondFactorProof,
    from: SignInOrigin,
  ): Promise<SecondStepResult> {
    const { throttle, secondStep } = this.deps;
    const retryAfterSeconds = await throttle.count(from.address, null);
    if (retryAfterSeconds !== null) return { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds };
    const proved = await secondStep.prove(token, proof, (tx, id) => this.enterIfThere(tx, id, from, proof));
    if (!('code' in proved)) {
      await throttle.forgive(from.address, null);
      return proved.completed ? this.endFormer(proved.completed, from) : { code: 'SIGN_IN_EXPIRED' };
    }
    if (proved.code !== 'WRONG_CODE') return proved;
    await this.recordFailure('administrator.second_factor_failed', proved.administratorId, from);
    return { code: proved.code };
  }

  /** Asks somebody who is signed in for the password, before something that matters; null when it is right. */
  async refusalOfPassword(
    { id, email }: Administrator,
    password: string,
    from: SignInOrigin,
  ): Promise<PasswordRefusal | null> {
    const { throttle, administrators } = this.deps;
    const retryAfterSeconds = await throttle.count(from.address, email);
    if (retryAfterSeconds !== null) return { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds };
    const found = await administrators.findByEmail(email);
    if (!(await this.isRight(password, found?.passwordHash ?? null))) {
      await this.recordFailure('administrator.password_refused', id, from);
      return { code: 'WRONG_CREDENTIALS' };
    }
    await throttle.forgive(from.address, email);
    return null;
  }

  /**
   * By a Microsoft account that was proved, in the place of the password: whether Microsoft has asked for a second factor
   * its ID token does not say, so the account's own is asked for. Null for somebody who is no longer there.
   */
  async bySingleSignOn(
    administratorId: string,
    from: SignInOrigin,
  ): Promise<SignedIn | SecondStepNeeded | null> {
    const { database, administrators, secondStep } = this.deps;
    const result = await database.unitOfWork.run(async (tx) => {
      const administrator = await administrators.findHeld(tx, administratorId);
      if (!administrator) return null;
      const request = await secondStep.begin(tx, administrator);
      return request ? { secondStep: request } : this.enter(tx, administrator, from, 'single-sign-on');
    });
    return result && this.endFormer(result, from);
  }

  /** Whoever signs in by Microsoft alone has an empty hash, which no password is right for. */
  private isRight(password: string, stored: string | null): Promise<boolean> {
    return this.deps.passwords.matches(normalizePassword(password), stored === '' ? null : stored);
  }

  /** Begins a session; `method` is what was proved last. */
  private async enter(
    tx: Transaction,
    administrator: Administrator,
    from: SignInOrigin,
    method: string,
  ): Promise<SignedIn> {
    const { administrators, sessions, ambient, audit } = this.deps;
    await administrators.recordSignIn(tx, administrator.id, ambient.now().toISOString());
    await audit.record(tx, {
      actor: { ...actorOf(administrator), address: from.address },
      action: 'administrator.signed_in',
      subjectKind: 'administrator',
      subjectId: administrator.id,
      details: { address: from.address, method },
    });
    return { administrator, session: await sessions.begin(tx, administrator, from) };
  }

  private async enterIfThere(
    tx: Transaction,
    administratorId: string,
    from: SignInOrigin,
    { method }: { readonly method: string },
  ): Promise<SignedIn | null> {
    const administrator = await this.deps.administrators.findHeld(tx, administratorId);
    return administrator && this.enter(tx, administrator, from, method);
  }

  /** The session that the browser brought ends when another one has begun. */
  private async endFormer<T extends SignedIn | SecondStepNeeded>(result: T, from: SignInOrigin): Promise<T> {
    if ('session' in result) await this.deps.signOut(from);
    return result;
  }

  /** What was typed is not kept: people type passwords into the wrong field. */
  private recordFailure(
    action: AuditAction,
    administratorId: string | null,
    from: SignInOrigin,
  ): Promise<void> {
    return this.deps.failedAttempts.record({ action, administratorId, address: from.address });
  }
}
