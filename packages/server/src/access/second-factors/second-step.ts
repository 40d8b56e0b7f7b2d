import type { Ambient } from '../../ambient.js';
import type { Database, Transaction } from '../../database/index.js';
import { digest } from '../../digest.js';
import type { Administrator } from '../administrator.repository.js';
import type { PasskeyRequest, Passkeys } from './passkeys.js';
import { type PendingSignIn, PendingSignInRepository } from './pending-sign-in.repository.js';
import { recoveryCodeHash } from './recovery-codes.js';
import type { SecondFactorRepository } from './second-factor.repository.js';
import { stepOf } from './totp.js';

const lifetimeMs = 5 * 60 * 1000;
const triesPerSignIn = 5;
// A code is one of a million, three of which are good: whoever has the password and guesses all year long at this pace
// still fails in 97 of 100 years. A passkey or a recovery code, which nobody guesses, goes on working meanwhile.
const codesPerDay = 20;
const dayMs = 24 * 60 * 60 * 1000;

export type SecondFactorMethod = 'authenticator' | 'passkey' | 'recovery-code';

/** What the browser sends to prove the second factor; a passkey's answer as WebAuthn writes it in JSON. */
export type SecondFactorProof =
  | { readonly method: 'authenticator'; readonly code: string }
  | { readonly method: 'recovery-code'; readonly code: string }
  | { readonly method: 'passkey'; readonly answer: unknown };

/** The password was right; this is what is asked for next. */
export interface SecondStepRequest {
  /** For this browser's cookie. */
  readonly token: string;
  readonly maxAgeSeconds: number;
  readonly methods: readonly SecondFactorMethod[];
  readonly passkeyRequest: PasskeyRequest | null;
}

export type SecondStepRefusal =
  | { readonly code: 'SIGN_IN_EXPIRED' }
  | { readonly code: 'WRONG_CODE'; readonly administratorId: string }
  | { readonly code: 'TOO_MANY_ATTEMPTS'; readonly retryAfterSeconds: number };

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly rows: SecondFactorRepository;
  readonly passkeys: Passkeys;
}

/**
 * The second step of a sign-in. A sign-in waits five minutes for it, lives through five tries, and is bound to the
 * browser by a cookie; each try is counted before it is looked at, so that many at once are no better than one by one.
 */
export class SecondStep {
  private readonly pending: PendingSignInRepository;

  constructor(private readonly deps: Dependencies) {
    this.pending = new PendingSignInRepository(deps.database);
  }

  /**
   * Asks for the second factor of somebody whose password was right; null where the account has none. Whoever asks
   * holds the account, so that this is true until the unit of work ends.
   */
  async begin(tx: Transaction, { id }: Administrator): Promise<SecondStepRequest | null> {
    const { rows, ambient } = this.deps;
    const authenticator = await rows.authenticatorOf(id, tx);
    const hasAuthenticator = authenticator !== null && authenticator.confirmedAt !== null;
    const passkeys = await rows.passkeysOf(id, tx);
    if (!hasAuthenticator && passkeys.length === 0) return null;
    const isAsked = passkeys.length > 0 && this.deps.passkeys.areAvailable;
    const passkeyRequest = isAsked ? await this.deps.passkeys.request(passkeys) : null;
    const token = ambient.randomToken(32);
    const now = ambient.now();
    await this.pending.deleteBefore(tx, new Date(now.getTime() - dayMs).toISOString());
    await this.pending.insert(tx, {
      idHash: digest(token),
      administratorId: id,
      passkeyChallenge: passkeyRequest?.challenge ?? null,
      now: now.toISOString(),
      expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
    });
    const recoveryCodes = await rows.countRecoveryCodes(id, tx);
    const methods = methodsOf({ passkeyRequest, hasAuthenticator, recoveryCodes });
    return { token, maxAgeSeconds: lifetimeMs / 1000, methods, passkeyRequest };
  }

  /** What is asked for once more, of the sign-in whose cookie holds `token`; null where none waits any more. */
  async asked(token: string): Promise<Pick<SecondStepRequest, 'methods' | 'passkeyRequest'> | null> {
    const { rows, passkeys } = this.deps;
    const found = await this.pending.find(digest(token), this.now());
    if (!found) return null;
    const { administratorId: id, passkeyChallenge } = found;
    const passkeyRequest =
      passkeyChallenge === null ? null : await passkeys.request(await rows.passkeysOf(id), passkeyChallenge);
    const authenticator = await rows.authenticatorOf(id);
    const hasAuthenticator = authenticator !== null && authenticator.confirmedAt !== null;
    const recoveryCodes = await rows.countRecoveryCodes(id);
    return { methods: methodsOf({ passkeyRequest, hasAuthenticator, recoveryCodes }), passkeyRequest };
  }

  /**
   * Completes a sign-in by a proof. Each code, and each sign-in, is good for once; what `complete` does happens with its
   * being used up, so that a password or a factor that changes comes before both or after both.
   */
  async prove<T>(
    token: string,
    proof: SecondFactorProof,
    complete: (tx: Transaction, administratorId: string) => Promise<T>,
  ): Promise<{ readonly completed: T } | SecondStepRefusal> {
    const idHash = digest(token);
    const found = await this.pending.find(idHash, this.now());
    if (!found) return { code: 'SIGN_IN_EXPIRED' };
    const refusal = await this.count(idHash, found.administratorId, proof);
    if (refusal) return refusal;
    const consume = await this.consumption(found, proof);
    const { administratorId } = found;
    const wrong = { code: 'WRONG_CODE', administratorId } as const;
    if (consume === null) return wrong;
    return this.deps.database.unitOfWork.run(async (tx) => {
      await this.deps.rows.hold(tx, administratorId);
      const isProved = (await consume(tx)) && (await this.pending.use(tx, idHash, this.now()));
      return isProved ? { completed: await complete(tx, administratorId) } : wrong;
    });
  }

  /** Ends the sign-ins of an account that still wait, as when its password or its factors change. */
  endAllOf(tx: Transaction, administratorId: string): Promise<void> {
    return this.pending.endAllOf(tx, administratorId, this.now());
  }

  private count(
    idHash: string,
    administratorId: string,
    { method }: SecondFactorProof,
  ): Promise<SecondStepRefusal | null> {
    const { database, ambient, rows } = this.deps;
    const since = new Date(ambient.now().getTime() - dayMs).toISOString();
    return database.unitOfWork.run(async (tx): Promise<SecondStepRefusal | null> => {
      await rows.hold(tx, administratorId);
      if (!(await this.pending.countTry(tx, idHash, this.now(), triesPerSignIn)))
        return { code: 'SIGN_IN_EXPIRED' };
      const tries =
        method === 'authenticator' ? await this.pending.triesSince(tx, administratorId, since) : 0;
      return tries > codesPerDay ? { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: dayMs / 1000 } : null;
    });
  }

  /** How a right proof is used up, in the transaction that completes the sign-in; null for a wrong one. */
  private async consumption(
    { administratorId, passkeyChallenge }: PendingSignIn,
    proof: SecondFactorProof,
  ): Promise<((tx: Transaction) => Promise<boolean>) | null> {
    const { rows, ambient, passkeys } = this.deps;
    if (proof.method === 'recovery-code') {
      return (tx) => rows.useRecoveryCode(tx, administratorId, recoveryCodeHash(proof.code));
    }
    if (proof.method === 'authenticator') {
      const authenticator = await rows.authenticatorOf(administratorId);
      const step = authenticator && stepOf(authenticator.secret, proof.code, ambient.now());
      return step === null ? null : (tx) => rows.useStep(tx, administratorId, step);
    }
    if (passkeyChallenge === null) return null;
    const known = await rows.passkeysOf(administratorId);
    const proved = await passkeys.proved(proof.answer, passkeyChallenge, known);
    return proved && ((tx) => rows.usePasskey(tx, administratorId, { ...proved, now: this.now() }));
  }

  private now(): string {
    return this.deps.ambient.now().toISOString();
  }
}

/** The easiest first. */
function methodsOf(asked: {
  readonly passkeyRequest: PasskeyRequest | null;
  readonly hasAuthenticator: boolean;
  readonly recoveryCodes: number;
}): SecondFactorMethod[] {
  const methods: SecondFactorMethod[] = [];
  if (asked.passkeyRequest) methods.push('passkey');
  if (asked.hasAuthenticator) methods.push('authenticator');
  if (asked.recoveryCodes > 0) methods.push('recovery-code');
  return methods;
}
