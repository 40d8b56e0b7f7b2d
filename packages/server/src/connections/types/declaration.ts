import type { ConnectionAccess, ConnectionType } from '../connection.js';

export type Signer = 'MAILBOX_OWNER' | 'ADMINISTRATOR' | 'GLOBAL_ADMINISTRATOR' | 'SIGNERS_ADMINISTRATOR';

export type Grant =
  | 'AUTHORIZATION_CODE'
  | 'ADMIN_CONSENT_AND_CLIENT_CREDENTIALS'
  | 'ADMIN_CONSENT_AND_AUTHORIZATION_CODE'
  | 'AUTHORIZATION_CODE_WITH_ORGANIZATION_CONSENT';

export interface Permission {
  /** As Microsoft names it, without the resource. */
  readonly name: string;
  /** Completes "Microsoft will ask to …". */
  readonly description: string;
}

/** Under which names the cloud's resources are asked for, e.g. `https://graph.microsoft.com`. */
export interface ScopeResources {
  readonly graphResource: string;
  readonly mailResource: string;
  /** Exchange Online, as an application asks for its tokens. */
  readonly mailApplicationResource: string;
  /** Exchange Online, as an administrator is asked for IMAP on behalf of an application. */
  readonly mailConsentResource: string;
}

/** What depends on in whose name a connection acts. */
export interface AccessDeclaration {
  readonly signer: Signer;
  readonly grant: Grant;
  readonly permissions: readonly Permission[];
  /** What `/authorize` and the token endpoint are asked for; with client credentials the resource's `/.default`. */
  scopes(resources: ScopeResources): readonly string[];
  /** What Microsoft's admin consent page is asked for; null where the sign-in does not start there. */
  adminConsentScopes: ((resources: ScopeResources) => readonly string[]) | null;
}

/** Everything that one type of connection is, as data; the compiler asks for all of it. */
export interface ConnectionTypeDeclaration extends AccessDeclaration {
  readonly type: ConnectionType;
  readonly label: string;
  /** One sentence for its card. */
  readonly purpose: string;
  /** One sentence of what it does with the grant. */
  readonly use: string;
  /** In whose name it acts unless said otherwise; signer, grant, permissions and scopes are those of this access. */
  readonly access: ConnectionAccess;
  /** What it is where it may act as the application instead; null where it may not. */
  readonly application: AccessDeclaration | null;
  /** Whether a shared mailbox can be named. */
  readonly hasMailbox: boolean;
  /** Whether this version can test such a connection. */
  readonly isVerifiable: boolean;
  /** Whether one tenant can have one such connection only. */
  readonly isOnePerTenant: boolean;
}

/** What every sign-in by a person asks for besides: who it is, and to stay signed in. */
export const signInScopes = ['openid', 'profile', 'email', 'offline_access'] as const;

export const staySignedIn: Permission = {
  name: 'offline_access',
  description: 'keep this access while nobody is signed in',
};

export const seeAccount: Permission = {
  name: 'openid profile email',
  description: 'see the account’s name and e-mail address',
};

export const readProfile: Permission = {
  name: 'User.Read',
  description: 'sign the account in and read its profile',
};
