import type { Database, Transaction } from '../database/index.js';
import type { Link, LinkRequester, LinkState } from './link.js';

interface LinkRow {
  id: string;
  connection_id: string;
  requested_by: string;
  requested_by_kind: LinkRequester['kind'];
  state: LinkState;
  browser_hash: string | null;
  created_at: string;
  expires_at: string;
}

const columns =
  'id, connection_id, requested_by, requested_by_kind, state, browser_hash, created_at, expires_at';

/** The rows of authorization links; the token itself is never stored, only its digest. */
export class LinkRepository {
  constructor(private readonly database: Database) {}

  async findById(id: string): Promise<Link | null> {
    return first(
      await this.database.query<LinkRow>(`SELECT ${columns} FROM authorization_links WHERE id = ?`, [id]),
    );
  }

  async findByTokenHash(tokenHash: string): Promise<Link | null> {
    return first(
      await this.database.query<LinkRow>(`SELECT ${columns} FROM authorization_links WHERE token_hash = ?`, [
        tokenHash,
      ]),
    );
  }

  async insert(tx: Transaction, link: Link, tokenHash: string): Promise<void> {
    await tx.execute(
      `INSERT INTO authorization_links (${columns}, token_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        link.id,
        link.connectionId,
        link.requestedBy.name,
        link.requestedBy.kind,
        link.state,
        link.browserHash,
        link.createdAt,
        link.expiresAt,
        tokenHash,
      ],
    );
  }

  /** Gives the link to the browser that begins with it; false when another browser was first or the link has ended. */
  async bind(tx: Transaction, id: string, browserHash: string): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE authorization_links SET browser_hash = ?
       WHERE id = ? AND state = 'OPEN' AND (browser_hash IS NULL OR browser_hash = ?)`,
      [browserHash, id, browserHash],
    );
    return affected === 1;
  }

  /** Ends one link if it is open; false when it had ended already. */
  async end(
    tx: Transaction,
    id: string,
    state: Exclude<LinkState, 'OPEN'>,
    endedAt: string,
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE authorization_links SET state = ?, ended_at = ? WHERE id = ? AND state = 'OPEN'`,
      [state, endedAt, id],
    );
    return affected === 1;
  }

  /** Ends every open link of a connection; returns how many there were. */
  async endAll(
    tx: Transaction,
    connectionId: string,
    state: 'WITHDRAWN' | 'REPLACED' | 'NOT_NEEDED',
    endedAt: string,
  ): Promise<number> {
    const { affected } = await tx.execute(
      `UPDATE authorization_links SET state = ?, ended_at = ? WHERE connection_id = ? AND state = 'OPEN'`,
      [state, endedAt, connectionId],
    );
    return affected;
  }

  async hasOpen(tx: Transaction, connectionId: string): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM authorization_links WHERE connection_id = ? AND state = 'OPEN' LIMIT 1`,
      [connectionId],
    );
    return rows.length > 0;
  }

  /** Open links whose time has run out, oldest first. */
  async expired(now: string, limit: number): Promise<Link[]> {
    const rows = await this.database.query<LinkRow>(
      `SELECT ${columns} FROM authorization_links WHERE state = 'OPEN' AND expires_at <= ? ORDER BY expires_at LIMIT ?`,
      [now, limit],
    );
    return rows.map(toLink);
  }
}

function first(rows: LinkRow[]): Link | null {
  return rows[0] ? toLink(rows[0]) : null;
}

function toLink(row: LinkRow): Link {
  return {
    id: row.id,
    connectionId: row.connection_id,
    requestedBy: { kind: row.requested_by_kind, name: row.requested_by },
    state: row.state,
    browserHash: row.browser_hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
