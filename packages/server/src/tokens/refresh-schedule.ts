import { createHash } from 'node:crypto';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** No connection is refreshed more often by itself, however short its tokens live. */
export const shortestIntervalMs = 5 * second;
/** How long after its last use a connection's access token is kept alive. */
export const keptFreshForMs = 2 * day;
// A refresh token dies of 90 days without use (entra-docs, refresh-tokens.md); weekly is promised.
const idleIntervalMs = 6 * day;
const partOfLife = 0.8;
// Of a token of which Microsoft does not say how long it lives.
const assumedLifeMs = 60 * minute;
const earliestPart = 0.1;
const firstRetryMs = 30 * second;
const longestRetryMs = 30 * minute;

export interface RefreshMoment {
  readonly connectionId: string;
  /** The version of the cache: each refresh of one connection gets a place of its own. */
  readonly version: number;
  readonly now: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** When this refresh was to happen; null when it was not planned: a sign-in, or somebody who waited for a token. */
  readonly plannedAt: Date | null;
}

/**
 * When a connection is refreshed next: at 80 % of its token's life while it is in use, else every six days.
 *
 * Whatever made many connections fresh at the same time (a thousand sign-ins, an outage that ended) would make them due
 * at the same time for ever. So what was not planned, or comes late, is followed by a shorter interval, spread by a hash
 * of the connection between a tenth of the whole and all of it; from then on each keeps its place.
 */
export function nextRefresh(moment: RefreshMoment): Date {
  const { connectionId, version, now, plannedAt } = moment;
  const interval = isInUse(moment.lastUsedAt, now) ? intervalInUse(moment) : idleIntervalMs;
  const isOnTime = plannedAt !== null && now.getTime() - plannedAt.getTime() <= earliestPart * interval;
  const part = isOnTime ? 1 : earliestPart + (1 - earliestPart) * spread(`${connectionId} ${version}`);
  return new Date(now.getTime() + Math.max(shortestIntervalMs, Math.round(part * interval)));
}

/** Whether a connection's access token is kept alive. */
export function isInUse(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < keptFreshForMs;
}

/**
 * When a refresh that failed is tried again: after half a minute and then ever later, half an hour at most, and not
 * before Microsoft's Retry-After.
 */
export function nextRetry(failed: {
  readonly connectionId: string;
  /** How often it has failed in a row, this time included. */
  readonly failures: number;
  readonly now: Date;
  readonly retryAfterMs: number;
}): Date {
  const { connectionId, failures, now, retryAfterMs } = failed;
  const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 16));
  const backoffMs = longest * (0.5 + 0.5 * spread(`${connectionId} retry ${failures}`));
  // Those who were told the same Retry-After must not come back in the same second.
  const askedMs = retryAfterMs * (1 + 0.2 * spread(connectionId));
  return new Date(now.getTime() + Math.round(Math.max(backoffMs, askedMs)));
}

function intervalInUse({ now, expiresAt }: RefreshMoment): number {
  const lifeMs = expiresAt === null ? 0 : expiresAt.getTime() - now.getTime();
  return partOfLife * (lifeMs > 0 ? lifeMs : assumedLifeMs);
}

/** 0 up to 1, evenly, and for the same text always the same. */
function spread(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
