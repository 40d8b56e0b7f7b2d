import { tabMemory } from '../../../browser-memory/browser-memory.js';
import { notices, type Notice, type Strip } from './strip.js';

/** A strip as it survives a reload and a visit of another window: what it says is read anew. */
export interface StoredStrip {
  id: string;
  notice: Notice | null;
  /** Milliseconds since 1970. */
  shownAt: number;
}

const key = 'landbridge.strips';
const lifetimeMs = 60 * 60 * 1000;

function isStored(value: unknown): value is StoredStrip {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'shownAt' in value &&
    typeof value.shownAt === 'number' &&
    'notice' in value &&
    (value.notice === null || notices.some((known) => known === value.notice))
  );
}

/** The strips that were on screen in this tab and not closed, the newest first; none is older than an hour. */
export function readStrips(now: number): StoredStrip[] {
  try {
    const stored: unknown = JSON.parse(tabMemory.read(key) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter(isStored).filter(({ shownAt }) => now - shownAt < lifetimeMs)
      : [];
  } catch (error) {
    console.info('The strips from before cannot be read.', error);
    return [];
  }
}

/** Remembers what is on screen. */
export function storeStrips(strips: readonly Strip[], now: number): void {
  const before = new Map(readStrips(now).map(({ id, shownAt }) => [id, shownAt]));
  const stored = strips.map(({ connection: { id }, notice }): StoredStrip => ({
    id,
    notice,
    shownAt: before.get(id) ?? now,
  }));
  tabMemory.write(key, JSON.stringify(stored));
}
