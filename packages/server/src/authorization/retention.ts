import type { RetentionRule } from '../retention.js';

const days = 30;

/** Links and attempts that ended; what is still waited for has no end. The audit log keeps that they were. */
export const authorizationRetention: readonly RetentionRule[] = [
  'authorization_links',
  'authorization_attempts',
].map((table) => ({ table, which: `SELECT id FROM ${table} WHERE ended_at < ?`, days }));
