import type { RetentionRule } from '../retention.js';

/** Notices that were sent, or that nothing needs to be told of any more; those that wait have no end. */
export const noticeRetention: readonly RetentionRule[] = [
  { table: 'notices', which: 'SELECT id FROM notices WHERE ended_at < ?', days: 30 },
];
