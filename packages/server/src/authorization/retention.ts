import type { RetentionRule } from '../retention.js';

const days = 30;

/**
 * Links and attempts that ended; what is still waited for has no end, and keeps the link that it came by: one may end
 * while somebody is on the way to Microsoft. The audit log keeps that they were.
 */
export const authorizationRetention: readonly RetentionRule[] = [
  {
    table: 'authorization_attempts',
    which: 'SELECT id FROM authorization_attempts WHERE ended_at < ?',
    days,
  },
  {
    table: 'authorization_links',
    which: `SELECT id FROM authorization_links l
      WHERE NOT EXISTS (SELECT 1 FROM authorization_attempts a WHERE a.link_id = l.id AND a.ended_at IS NULL)
      AND ended_at < ?`,
    days,
  },
];
