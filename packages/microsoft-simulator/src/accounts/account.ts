/** The national clouds that the simulator's tenants live in. */
export type Cloud = 'global' | 'usgov';

/** An organisation's directory. */
export interface Tenant {
  /** The GUID. */
  readonly id: string;
  readonly displayName: string;
  /** Verified domains; the first one is the primary one. */
  readonly domains: readonly string[];
  readonly cloud: Cloud;
  /** As `tenant_region_scope` says it, e.g. `EU`. */
  readonly region: string;
  readonly regionSubScope?: string;
}

/** Somebody who can sign in, as the directory of `tenantId` knows him. */
export interface Account {
  /** The object id (`oid`): with `tenantId` the only identity that never changes. */
  readonly id: string;
  readonly tenantId: string;
  /** The user principal name, typed at sign-in. */
  readonly username: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  /** Null for whoever has none, then the ID token has no `email`. */
  readonly email: string | null;
  readonly password: string;
  /** The code of the second factor; null when the account has none. It never changes, unlike a real one. */
  readonly code: string | null;
  readonly isGlobalAdministrator: boolean;
  readonly isGuest: boolean;
  readonly hasMailbox: boolean;
  readonly isDisabled: boolean;
  readonly isBlockedByConditionalAccess: boolean;
  /** What this account is good for, shown on the simulator's own page. */
  readonly purpose: string;
}

export interface Group {
  readonly id: string;
  /** Object ids of accounts. */
  readonly members: readonly string[];
  readonly tenantId: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly description: string;
}

type AccountFacts = Pick<Account, 'id' | 'username' | 'displayName' | 'purpose'> & Partial<Account>;

/** An ordinary member of `tenant` with a mailbox, unless `facts` say otherwise. */
export function account(tenant: Tenant, facts: AccountFacts): Account {
  const [givenName = facts.displayName, ...rest] = facts.displayName.split(' ');
  return {
    tenantId: tenant.id,
    givenName,
    surname: rest.join(' '),
    email: facts.username,
    password: 'simulated-password',
    code: null,
    isGlobalAdministrator: false,
    isGuest: false,
    hasMailbox: true,
    isDisabled: false,
    isBlockedByConditionalAccess: false,
    ...facts,
  };
}
