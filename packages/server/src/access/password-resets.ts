import type { Transaction } from '../database/index.js';
import { digest } from '../digest.js';
import { type Administrator, AdministratorRepository } from './administrator.repository.js';
import { normalizeEmail } from './administrator-input.js';
import { newLinkToken } from './link-token.js';
import { type PasswordReset, PasswordResetRepository } from './password-reset.repository.js';
import { operator, type SetupLinkOptions } from './setup-links.js';

const lifetimeMs = 24 * 60 * 60 * 1000;

/** Whom a link gives a new password. */
export type ResettablePerson = Pick<Administrator, 'name' | 'email'>;

/** One-time links that give one person a new password: 256 random bits, 24 hours, dead after the first use or a newer one. */
export class PasswordResets {
  private readonly rows: PasswordResetRepository;
  private readonly administrators: AdministratorRepository;

  constructor(private readonly options: SetupLinkOptions) {
    this.rows = new PasswordResetRepository(options.database);
    this.administrators = new AdministratorRepository(options.database);
  }

  /** A new link for whoever has this address; an earlier one of theirs ends. Null where nobody has it. */
  async create(email: string, given: { removesSecondFactors: boolean }): Promise<string | null> {
    const { database, audit, ambient, publicUrl } = this.options;
    const { removesSecondFactors } = given;
    const { token, ...stored } = newLinkToken(ambient, { bytes: 32, lifetimeMs });
    const address = normalizeEmail(email);
    const isMade = await database.unitOfWork.run(async (tx) => {
      const administratorId = await this.administrators.idByEmail(tx, address);
      if (administratorId === null) return false;
      await this.rows.replace(tx, { administratorId, removesSecondFactors, ...stored });
      await audit.record(tx, {
        actor: operator,
        action: 'password_reset.created',
        subjectKind: 'administrator',
        subjectId: administratorId,
        details: { email: address, expiresAt: stored.expiresAt, removesSecondFactors },
      });
      return true;
    });
    return isMade ? `${publicUrl}/password-reset#${token}` : null;
  }

  /** Whom a link's token gives a new password; null when it has ended. */
  async open(token: string): Promise<ResettablePerson | null> {
    return (await this.rows.findOpen(digest(token), this.now()))?.administrator ?? null;
  }

  /** Uses a link up; null when somebody was faster or it has ended. */
  take(tx: Transaction, token: string): Promise<PasswordReset | null> {
    return this.rows.take(tx, digest(token), this.now());
  }

  private now(): string {
    return this.options.ambient.now().toISOString();
  }
}
