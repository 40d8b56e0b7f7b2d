import type { CloudName } from '../microsoft/index.js';
import type { AuthorizationFailure } from './authorization-failure.js';

export const connectionTypes = ['ETOKEN', 'MAIL_IMAP', 'MAIL_SMTP', 'ENTRA_ID', 'SSO', 'SHAREPOINT'] as const;
export type ConnectionType = (typeof connectionTypes)[number];

/** In whose name it acts: of a person who signs in, or of the application itself, to which nobody does. */
export const connectionAccesses = ['DELEGATED', 'APPLICATION'] as const;
export type ConnectionAccess = (typeof connectionAccesses)[number];

export const authorizationStatuses = [
  'NOT_AUTHORIZED',
  'AWAITING_SIGN_IN',
  'AUTHORIZED',
  'NEEDS_REAUTHORIZATION',
  'FAILED',
] as const;
export type AuthorizationStatus = (typeof authorizationStatuses)[number];

/** Who signed in: `oid` and `tid` are the identity; the rest is for display and may be absent. */
export interface MicrosoftAccount {
  readonly oid: string;
  readonly tid: string;
  readonly username: string | null;
  readonly displayName: string | null;
}

export interface ConnectionTestStep {
  /** Stable, in capitals, e.g. `TOKEN_VALID`; the window has the words. */
  readonly name: string;
  readonly ok: boolean;
  /** The server's own words. */
  readonly detail: string | null;
  /** English, for integrators. */
  readonly remedy: string | null;
  /** Names the remedy in every language; missing where no remedy is needed or an older version stored it. */
  readonly remedyCode?: string | null;
  /** What fills the remedy's sentences and commands, e.g. the mailbox. */
  readonly remedyFacts?: Readonly<Record<string, string>>;
  readonly durationMs: number;
}

export interface ConnectionTest {
  readonly ok: boolean;
  readonly testedAt: string;
  readonly steps: readonly ConnectionTestStep[];
}

/** The public summary of a connection's authorization, kept on its row. */
export interface AuthorizationSummary {
  readonly status: AuthorizationStatus;
  /** The application that it was granted to: a refresh token is good for its client ID alone. */
  readonly clientId: string | null;
  readonly account: MicrosoftAccount | null;
  readonly scopes: readonly string[];
  readonly authorizedAt: string | null;
  readonly lastVerifiedAt: string | null;
  readonly awaitingUntil: string | null;
  readonly error: AuthorizationFailure | null;
  readonly verification: ConnectionTest | null;
}

export interface Tenant {
  readonly id: string;
  readonly displayName: string | null;
  readonly domain: string | null;
  /** The national cloud that it lives in: its addresses and scopes are the connection's. */
  readonly cloud: CloudName;
}

export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly identifier: string;
  readonly note: string | null;
  readonly tenant: Tenant;
  readonly type: ConnectionType;
  readonly access: ConnectionAccess;
  readonly mailbox: string | null;
  /** The app registration that was chosen for it; null: that of its type or cloud. */
  readonly appRegistrationId: string | null;
  readonly authorization: AuthorizationSummary;
  /** When its own test runs by itself next, ISO 8601; null while it is due or not authorized. */
  readonly nextVerificationAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
