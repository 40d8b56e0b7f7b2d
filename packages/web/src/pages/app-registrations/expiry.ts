import type { AppRegistrationFieldsFragment } from '../../graphql/generated/graphql.js';

const dayMs = 24 * 60 * 60_000;
const soonDays = 30;

/** How long a credential still lasts; `days` are whole days, at most as many as are left. */
export type Expiry =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fine' | 'soon'; readonly days: number }
  | { readonly kind: 'expired' };

/** What of a moment (ISO 8601, null where nobody knows it) is to be told at `now` (milliseconds). */
export function expiryOf(expiresAt: string | null, now: number): Expiry {
  if (expiresAt === null) return { kind: 'unknown' };
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return { kind: 'expired' };
  const days = Math.floor(left / dayMs);
  return { kind: days < soonDays ? 'soon' : 'fine', days };
}

/** Whether a registration will have nothing to prove itself with in 30 days, as far as that is known. */
export function needsSuccessor(
  { credentials }: Pick<AppRegistrationFieldsFragment, 'credentials'>,
  now: number,
): boolean {
  const expiries = credentials.map(({ expiresAt }) => expiryOf(expiresAt, now).kind);
  return expiries.every((kind) => kind === 'soon' || kind === 'expired');
}
