import type { Actor } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import type { CloudName } from '../microsoft/index.js';
import type { Connection, ConnectionTest, ConnectionType } from './connection.js';
import type { TenantApplication } from './exchange-setup.js';
import type { Outcome } from './user-error.js';

/** A tenant, looked for at Microsoft by whatever a person typed. */
export type TenantLookup =
  | {
      readonly kind: 'found';
      readonly tenantId: string;
      readonly displayName: string | null;
      readonly domain: string | null;
      readonly cloud: CloudName;
    }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'otherCloud'; readonly cloud: CloudName }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** How Microsoft is asked about tenants. */
export interface TenantDirectory {
  lookUp(
    name: { kind: 'guid'; tenantId: string } | { kind: 'domain'; domain: string },
    signal?: AbortSignal,
  ): Promise<TenantLookup>;
}

/** Which applications are registered with Microsoft for this hub. */
export interface AppRegistrations {
  /** Whether there is one for connections of a type, or of any type when it is absent, to tenants of a cloud. */
  isSetUp(cloud: CloudName, type?: ConnectionType): Promise<boolean>;
  /** Whether there is such a registration, for tenants of a cloud. */
  serves(id: string, cloud: CloudName): Promise<boolean>;
}

/** Whatever needs a connection, and is named before one is deleted. */
export interface ConnectionDependents {
  /** What would stop if the connection were deleted. */
  dependentsOf(connection: Connection): Promise<readonly ConnectionDependent[]>;
}

/** `SIGN_ON`: people sign in to this hub by it. `NOTICES`: its e-mails to administrators have no other way. */
export const connectionDependents = ['SIGN_ON', 'NOTICES'] as const;
export type ConnectionDependent = (typeof connectionDependents)[number];

/** A sign-in that is begun as soon as the unit of work that stores it is committed. */
export interface PlannedAttempt {
  /** Where to sign in, in a browser. */
  readonly authorizationUrl: string;
  readonly expiresAt: string;
  /** Writes it for a connection that the same unit adds; state and event are the caller's. */
  storeFirst(tx: Transaction, connectionId: string): Promise<void>;
  /** Writes it in the place of the attempt before it, with the connection's state and its event. */
  store(tx: Transaction, connectionId: string): Promise<void>;
}

/** Plans sign-ins for those who store them together with something else. */
export interface AttemptPlanner {
  plan(options: { allowAccountChange: boolean; actor: Actor }): PlannedAttempt;
}

/** Begins sign-ins at Microsoft; the addresses it hands out lead to this hub first. */
export interface AuthorizationStarter extends AttemptPlanner {
  begin(
    connectionId: string,
    options: { allowAccountChange: boolean; actor: Actor },
  ): Promise<{ authorizationUrl: string; expiresAt: string }>;
  createLink(connectionId: string, actor: Actor): Promise<{ url: string; expiresAt: string }>;
  /** False when there was no open link. */
  withdrawLink(connectionId: string, actor: Actor): Promise<boolean>;
}

/** How the hub's own application is known in a connection's tenant. */
export interface ApplicationDirectory {
  applicationIn(connection: Connection, signal: AbortSignal): Promise<TenantApplication>;
}

/** Runs a connection's own test and records what it found. */
export interface ConnectionTester {
  test(connectionId: string, actor: Actor, signal?: AbortSignal): Promise<Outcome<{ test: ConnectionTest }>>;
}
