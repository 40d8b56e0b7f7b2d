import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import { digest } from '../digest.js';
import { newLinkToken } from './link-token.js';
import { SetupLinkRepository } from './setup-link.repository.js';

/** Whoever has a shell on the server. */
export const operator: Actor = { kind: 'system', id: null, name: 'Operator' };
const lifetimeMs = 24 * 60 * 60 * 1000;

export interface SetupLinkOptions {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly publicUrl: string;
}

/** One-time links that make an administrator: 256 random bits, 24 hours, dead after the first use or a newer link. */
export class SetupLinks {
  private readonly rows: SetupLinkRepository;

  constructor(private readonly options: SetupLinkOptions) {
    this.rows = new SetupLinkRepository(options.database);
  }

  /** A new link; earlier ones end. */
  async create(): Promise<string> {
    const { database, audit, ambient, publicUrl } = this.options;
    const { token, tokenHash, createdAt, expiresAt } = newLinkToken(ambient, { bytes: 32, lifetimeMs });
    await database.unitOfWork.run(async (tx) => {
      await this.rows.replaceAll(tx, tokenHash, createdAt, expiresAt);
      await audit.record(tx, {
        actor: operator,
        action: 'setup_link.created',
        subjectKind: 'setup_link',
        subjectId: null,
        details: { expiresAt },
      });
    });
    return `${publicUrl}/setup#${token}`;
  }

  isOpen(token: string): Promise<boolean> {
    return this.rows.isOpen(digest(token), this.options.ambient.now().toISOString());
  }

  /** Uses a link up; false when somebody was faster or it has ended. */
  use(tx: Transaction, token: string): Promise<boolean> {
    return this.rows.use(tx, digest(token), this.options.ambient.now().toISOString());
  }
}
