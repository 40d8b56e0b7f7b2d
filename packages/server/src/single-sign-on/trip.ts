import { z } from 'zod';
import type { Ambient } from '../ambient.js';
import type { Database } from '../database/index.js';
import { digest } from '../digest.js';

/** A sign-in that is at Microsoft: what its return is checked against. */
const trip = z.object({
  connectionId: z.string(),
  clientId: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** The session that asked to connect its account; null signs in. */
  sessionHash: z.string().nullable(),
  expiresAt: z.string(),
});
export type Trip = z.infer<typeof trip>;

/** How long a sign-in at Microsoft may take, in milliseconds. */
export const tripLifetimeMs = 15 * 60_000;

const cookiePrefix = 'landbridge-sign-on-';

/** Whether a cookie is that of a trip. */
export function isTripCookie(name: string): boolean {
  return name.startsWith(cookiePrefix);
}

/** The cookie of one trip: named by its state, so that several windows may sign in at once. */
export function tripCookieName(state: string): string {
  return `${cookiePrefix}${digest(state).slice(0, 16)}`;
}

/**
 * Trips lie encrypted in the browser that makes them and nowhere else: strangers begin them, and what strangers begin must
 * not fill a database. The cookie is bound to its state, and works once, since Microsoft redeems a code once.
 */
export class Trips {
  constructor(private readonly deps: { readonly database: Database; readonly ambient: Ambient }) {}

  /** The value of the trip's cookie. */
  seal(state: string, value: Trip): string {
    return this.deps.database.secrets.seal(JSON.stringify(value), placeOf(state));
  }

  /** The trip that a cookie holds; null when it is none of ours, another state's, or too old. */
  open(state: string, cookie: string): Trip | null {
    try {
      const value = trip.parse(JSON.parse(this.deps.database.secrets.open(cookie, placeOf(state))));
      return value.expiresAt > this.deps.ambient.now().toISOString() ? value : null;
    } catch {
      // Whatever a browser brings that we have not sealed is no trip.
      return null;
    }
  }
}

function placeOf(state: string) {
  return { table: 'sign_on_trips', column: 'trip_encrypted', rowId: digest(state) } as const;
}
