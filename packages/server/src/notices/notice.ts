import type { AuthorizationFailure } from '../connections/index.js';

/** A connection that Microsoft no longer honours. */
export interface LossNotice {
  readonly kind: 'connection.needs_reauthorization';
  /** The connection. */
  readonly subjectId: string;
  readonly facts: { readonly failure: AuthorizationFailure | null };
}

/** A secret or certificate of an app registration that runs out. */
export interface ExpiryNotice {
  readonly kind: 'app_registration.expires_soon';
  /** The app registration. */
  readonly subjectId: string;
  readonly facts: {
    readonly name: string;
    readonly clientId: string;
    readonly credentialKind: string;
    readonly expiresAt: string;
  };
}

/** Something that administrators are told by e-mail. */
export type Notice = (LossNotice | ExpiryNotice) & {
  readonly id: string;
  readonly occurredAt: string;
};

/** A notice that waits, and who was told of it already. */
export type WaitingNotice = Notice & { readonly toldTo: ReadonlySet<string> };

export type NoticeKind = Notice['kind'];
