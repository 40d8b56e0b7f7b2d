import type { Actor } from '../audit/index.js';

/**
 * States of an attempt. OPEN: handed out, nobody has come back yet. REDEEMING: one callback has taken it and is
 * asking Microsoft for the token. WAITING_FOR_CONSENT: Microsoft has accepted the consent but does not act on it yet
 * (AADSTS65001). The others are ends: SUCCEEDED, FAILED, CANCELLED, EXPIRED, and REPLACED by a newer attempt or by a
 * success on another way. Only OPEN may become REDEEMING, in one conditional update, which is what makes an attempt
 * single use.
 */
export type AttemptState =
  | 'OPEN'
  | 'REDEEMING'
  | 'WAITING_FOR_CONSENT'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'REPLACED';

export interface Attempt {
  readonly id: string;
  readonly connectionId: string;
  /** Set when the attempt was begun by somebody who was sent an authorization link. */
  readonly linkId: string | null;
  readonly state: AttemptState;
  readonly allowsAccountChange: boolean;
  readonly actor: Actor;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Which page of Microsoft's an opening leads to. */
export type Leg = 'admin-consent' | 'authorize';

/** One opening of `/auth/start/…` in one browser: its own state, nonce, PKCE verifier and cookie. */
export interface Opening {
  readonly id: string;
  readonly attemptId: string;
  readonly leg: Leg;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly cookieHash: string;
  /** The application that is signed in to: its code can be redeemed in no other name. */
  readonly clientId: string | null;
}

/** How long a sign-in may take: a second factor or a password change at Microsoft takes its time. */
export const attemptLifetimeMs = 15 * 60_000;
/** How long Microsoft may take to act on an organisation's consent before the attempt fails. */
export const consentWaitMs = 90_000;
/** After this long in REDEEMING the process that had it is gone: every call to Microsoft ends sooner. */
export const redemptionLimitMs = 2 * 60_000;
/** Openings that one attempt may have; more is not a person trying again. */
export const maxOpenings = 20;
