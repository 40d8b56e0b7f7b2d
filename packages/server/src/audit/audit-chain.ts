import { createHash } from 'node:crypto';
import type { ChainLink, SqlValue } from '../database/index.js';

/** An entry's own columns, in the order in which they are hashed. */
export const entryColumns = [
  'occurred_at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'address',
  'action',
  'subject_kind',
  'subject_id',
  'details',
] as const;

/** What the first entry follows. */
export const noHash = '0'.repeat(64);

/**
 * The one text of an entry and its place, an array of JSON: which column holds what follows from the order, and JSON's
 * quotes keep a text that ends here apart from one that begins there (RFC 8785 writes strings and integers the same).
 */
export function canonicalEntry({ sequence, previousHash }: ChainLink, entry: readonly SqlValue[]): string {
  return JSON.stringify([sequence, previousHash, ...entry]);
}

/** SHA-256 of an entry's canonical text, in hexadecimal. */
export function entryHash(link: ChainLink, entry: readonly SqlValue[]): string {
  return createHash('sha256').update(canonicalEntry(link, entry)).digest('hex');
}

/**
 * A text as both databases give it back: PostgreSQL takes no NUL, and neither keeps half of a surrogate pair. What is
 * stored must be what was hashed.
 */
export function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\uFFFD'), 'utf8').toString('utf8');
}
