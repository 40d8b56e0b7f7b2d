import type { Ambient } from '../../ambient.js';
import type { AuditAction, AuditLog } from '../../audit/index.js';
import type { Database, Transaction } from '../../database/index.js';
import { readShownName } from '../administrator-input.js';
import { actorAsking } from '../session-viewer.js';
import type { Asking, Session, SessionEnded } from '../session.repository.js';
import type { PasskeyCreation, Passkeys } from './passkeys.js';
import { PendingSignInRepository } from './pending-sign-in.repository.js';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';
import type { SecondFactorRepository } from './second-factor.repository.js';
import { authenticatorUri, base32Of, secretBytes, stepOf } from './totp.js';

const registrationLifetimeMs = 10 * 60 * 1000;
const maxPasskeys = 20;

/** What the owner of an account sees of it. Times in ISO 8601 UTC. */
export interface SecondFactorsOfAccount {
  readonly authenticator: { readonly addedAt: string } | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly addedAt: string;
    readonly lastUsedAt: string | null;
  }[];
  readonly recoveryCodesLeft: number;
  /** False where browsers offer no passkeys at the public address. */
  readonly arePasskeysAvailable: boolean;
}

/** A factor was added. The recovery codes are those of the account's first factor, shown this once. */
export interface SecondFactorAdded {
  readonly recoveryCodes: readonly string[] | null;
}

export interface SecondFactorRefusal {
  readonly code:
    | SessionEnded['code']
    | 'AUTHENTICATOR_EXISTS'
    | 'NOT_BEGUN'
    | 'WRONG_CODE'
    | 'PASSKEYS_UNAVAILABLE'
    | 'PASSKEY_REFUSED'
    | 'TOO_MANY_PASSKEYS'
    | 'NAME_UNUSABLE'
    | 'NOT_FOUND';
}

interface Dependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly publicUrl: string;
  readonly rows: SecondFactorRepository;
  readonly passkeys: Passkeys;
  /** Whether a session is still there; nobody else changes or uses the account until the unit of work ends. */
  readonly holdSession: (tx: Transaction, session: Session) => Promise<boolean>;
  /** Ends the account's sessions but this one: whoever else is in did not prove the new factor. */
  readonly endOtherSessions: (tx: Transaction, session: Session) => Promise<void>;
}

const ended = { code: 'UNAUTHENTICATED' } as const satisfies SessionEnded;

/** The second factors of one's own account. Whoever asks has proved the password just before, where it is needed. */
export class SecondFactors {
  private readonly challenges: PendingSignInRepository;

  constructor(private readonly deps: Dependencies) {
    this.challenges = new PendingSignInRepository(deps.database);
  }

  async of({ administrator: { id } }: Session): Promise<SecondFactorsOfAccount> {
    const { rows, passkeys } = this.deps;
    const authenticator = await rows.authenticatorOf(id);
    const confirmedAt = authenticator?.confirmedAt ?? null;
    return {
      authenticator: confirmedAt === null ? null : { addedAt: confirmedAt },
      passkeys: (await rows.passkeysOf(id)).map((passkey) => ({
        id: passkey.id,
        name: passkey.name,
        addedAt: passkey.createdAt,
        lastUsedAt: passkey.lastUsedAt,
      })),
      recoveryCodesLeft: await rows.countRecoveryCodes(id),
      arePasskeysAvailable: passkeys.areAvailable,
    };
  }

  /** A new secret for an authenticator app, which counts once a code of it has been confirmed. */
  async beginAuthenticator({
    administrator,
  }: Session): Promise<{ secret: string; uri: string } | SecondFactorRefusal> {
    const { database, ambient, rows, publicUrl } = this.deps;
    const secret = base32Of(ambient.randomToken(secretBytes));
    const hasBegun = await database.unitOfWork.run((tx) =>
      rows.beginAuthenticator(tx, administrator.id, secret, this.now()),
    );
    if (!hasBegun) return { code: 'AUTHENTICATOR_EXISTS' };
    const issuer = `Landbridge (${new URL(publicUrl).host.replaceAll(':', ' ')})`;
    return { secret, uri: authenticatorUri(secret, issuer, administrator.email) };
  }

  async confirmAuthenticator(
    session: Asking,
    code: string,
  ): Promise<SecondFactorAdded | SecondFactorRefusal> {
    const { rows, ambient } = this.deps;
    const { id } = session.administrator;
    const begun = await rows.authenticatorOf(id);
    if (!begun || begun.confirmedAt !== null) return { code: 'NOT_BEGUN' };
    const step = stepOf(begun.secret, code, ambient.now());
    if (step === null) return { code: 'WRONG_CODE' };
    return this.add(session, { kind: 'authenticator' }, (tx) =>
      rows.confirmAuthenticator(tx, id, { createdAt: begun.createdAt, step, now: this.now() }),
    );
  }

  async removeAuthenticator(session: Asking): Promise<SecondFactorRefusal | null> {
    const { id } = session.administrator;
    return this.remove(session, 'authenticator', async (tx) =>
      (await this.deps.rows.removeAuthenticator(tx, id)) ? {} : null,
    );
  }

  /** What the browser needs to make a passkey for this account. */
  async beginPasskey(session: Session): Promise<{ creation: PasskeyCreation } | SecondFactorRefusal> {
    const { rows, passkeys, database, ambient } = this.deps;
    if (!passkeys.areAvailable) return { code: 'PASSKEYS_UNAVAILABLE' };
    const known = await rows.passkeysOf(session.administrator.id);
    if (known.length >= maxPasskeys) return { code: 'TOO_MANY_PASSKEYS' };
    const creation = await passkeys.creation(session.administrator, known);
    const expiresAt = new Date(ambient.now().getTime() + registrationLifetimeMs).toISOString();
    await database.unitOfWork.run((tx) =>
      this.challenges.keepChallenge(tx, session.idHash, creation.challenge, expiresAt),
    );
    return { creation };
  }

  async confirmPasskey(
    session: Asking,
    given: { name: string; answer: unknown },
  ): Promise<SecondFactorAdded | SecondFactorRefusal> {
    const { rows, passkeys, database, ambient } = this.deps;
    const name = readShownName(given.name);
    if (name === null) return { code: 'NAME_UNUSABLE' };
    const challenge = await database.unitOfWork.run((tx) =>
      this.challenges.takeChallenge(tx, session.idHash, this.now()),
    );
    if (challenge === null) return { code: 'NOT_BEGUN' };
    const credential = await passkeys.created(given.answer, challenge);
    if (!credential) return { code: 'PASSKEY_REFUSED' };
    const passkey = { ...credential, id: ambient.newId(), name, createdAt: this.now() };
    return this.add(session, { kind: 'passkey', passkey: name }, (tx) =>
      rows.insertPasskey(tx, session.administrator.id, passkey),
    );
  }

  async renamePasskey(
    session: Asking,
    given: { id: string; name: string },
  ): Promise<SecondFactorRefusal | null> {
    const { database, rows, holdSession } = this.deps;
    const { administrator } = session;
    const name = readShownName(given.name);
    if (name === null) return { code: 'NAME_UNUSABLE' };
    return database.unitOfWork.run(async (tx): Promise<SecondFactorRefusal | null> => {
      if (!(await holdSession(tx, session))) return ended;
      const before = await rows.renamePasskey(tx, administrator.id, { id: given.id, name });
      if (before === null) return { code: 'NOT_FOUND' };
      await this.record(tx, session, 'administrator.passkey_renamed', { before, passkey: name });
      return null;
    });
  }

  async removePasskey(session: Asking, passkeyId: string): Promise<SecondFactorRefusal | null> {
    return this.remove(session, 'passkey', async (tx) => {
      const name = await this.deps.rows.removePasskey(tx, session.administrator.id, passkeyId);
      return name === null ? null : { passkey: name };
    });
  }

  /** Ten new recovery codes in the place of those before. */
  async renewRecoveryCodes(session: Asking): Promise<{ recoveryCodes: string[] } | SecondFactorRefusal> {
    const { database, rows, ambient, holdSession } = this.deps;
    const codes = newRecoveryCodes(ambient);
    return database.unitOfWork.run(async (tx) => {
      if (!(await holdSession(tx, session))) return ended;
      if (!(await rows.hasFactor(tx, session.administrator.id))) return { code: 'NOT_FOUND' };
      await this.storeCodes(tx, session, codes);
      await this.record(tx, session, 'administrator.recovery_codes_renewed', {});
      return { recoveryCodes: codes };
    });
  }

  private async add(
    session: Asking,
    details: Readonly<Record<string, unknown>>,
    store: (tx: Transaction) => Promise<boolean>,
  ): Promise<SecondFactorAdded | SecondFactorRefusal> {
    const { database, rows, ambient, holdSession, endOtherSessions } = this.deps;
    const codes = newRecoveryCodes(ambient);
    return database.unitOfWork.run(async (tx) => {
      if (!(await holdSession(tx, session))) return ended;
      const isFirst = !(await rows.hasFactor(tx, session.administrator.id));
      if (!(await store(tx))) return { code: 'NOT_BEGUN' };
      if (isFirst) await this.storeCodes(tx, session, codes);
      await this.record(tx, session, 'administrator.second_factor_added', details);
      await endOtherSessions(tx, session);
      return { recoveryCodes: isFirst ? codes : null };
    });
  }

  private async remove(
    session: Asking,
    kind: 'authenticator' | 'passkey',
    take: (tx: Transaction) => Promise<Readonly<Record<string, unknown>> | null>,
  ): Promise<SecondFactorRefusal | null> {
    const { database, rows, holdSession } = this.deps;
    const { id } = session.administrator;
    return database.unitOfWork.run(async (tx): Promise<SecondFactorRefusal | null> => {
      if (!(await holdSession(tx, session))) return ended;
      const details = await take(tx);
      if (!details) return { code: 'NOT_FOUND' };
      if (!(await rows.hasFactor(tx, id))) await rows.replaceRecoveryCodes(tx, id, [], this.now());
      await this.record(tx, session, 'administrator.second_factor_removed', { kind, ...details });
      return null;
    });
  }

  private async storeCodes(tx: Transaction, session: Session, codes: readonly string[]): Promise<void> {
    await this.deps.rows.replaceRecoveryCodes(
      tx,
      session.administrator.id,
      codes.map(recoveryCodeHash),
      this.now(),
    );
  }

  private record(
    tx: Transaction,
    asking: Asking,
    action: AuditAction,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const actor = actorAsking(asking);
    const subject = { subjectKind: 'administrator', subjectId: asking.administrator.id };
    return this.deps.audit.record(tx, { actor, action, ...subject, details });
  }

  private now(): string {
    return this.deps.ambient.now().toISOString();
  }
}
