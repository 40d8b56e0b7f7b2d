import type { Database, Transaction } from '../database/index.js';

/** The one-time links that make an administrator; of their tokens only the digest is stored. */
export class SetupLinkRepository {
  constructor(private readonly database: Database) {}

  async isOpen(tokenHash: string, now: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT 1 FROM setup_links WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
      [tokenHash, now],
    );
    return rows.length > 0;
  }

  /** The one link from now on: those before it end. */
  async replaceAll(tx: Transaction, tokenHash: string, now: string, expiresAt: string): Promise<void> {
    await tx.execute('DELETE FROM setup_links');
    await tx.execute('INSERT INTO setup_links (token_hash, created_at, expires_at) VALUES (?, ?, ?)', [
      tokenHash,
      now,
      expiresAt,
    ]);
  }

  /** Uses a link up; false when somebody was faster or it has ended. */
  async use(tx: Transaction, tokenHash: string, now: string): Promise<boolean> {
    const { affected } = await tx.execute(
      'UPDATE setup_links SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
      [now, tokenHash, now],
    );
    return affected === 1;
  }
}
