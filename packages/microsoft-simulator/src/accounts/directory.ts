import type { Account, Group, Tenant } from './account.js';
import { contoso, contosoAccounts, contosoGroups, contosoSharedMailboxes } from './contoso.js';
import { fabrikam, fabrikamAccounts, fabrikamGroups, fabrikamSharedMailboxes } from './fabrikam.js';
import type { SharedMailbox } from './shared-mailbox.js';
import { woodgrove, woodgroveAccounts } from './woodgrove.js';

/** All tenants with their accounts and groups; nothing in it ever changes. */
export class Directory {
  readonly tenants: readonly Tenant[] = [contoso, fabrikam, woodgrove];
  readonly accounts: readonly Account[] = [...contosoAccounts, ...fabrikamAccounts, ...woodgroveAccounts];
  readonly groups: readonly Group[] = [...contosoGroups, ...fabrikamGroups];
  readonly sharedMailboxes: readonly SharedMailbox[] = [
    ...contosoSharedMailboxes,
    ...fabrikamSharedMailboxes,
  ];

  /** The tenant with that GUID or verified domain, whatever the case of its letters. */
  findTenant(idOrDomain: string): Tenant | undefined {
    const wanted = idOrDomain.toLowerCase();
    return this.tenants.find((tenant) => tenant.id === wanted || tenant.domains.includes(wanted));
  }

  /** The account with that user name, whatever the case of its letters. */
  findAccount(username: string): Account | undefined {
    const wanted = username.trim().toLowerCase();
    return this.accounts.find((account) => account.username.toLowerCase() === wanted);
  }

  /** The account with that user name or e-mail address, whatever the case of its letters. */
  findAccountByAddress(address: string): Account | undefined {
    const wanted = address.trim().toLowerCase();
    return (
      this.findAccount(wanted) ?? this.accounts.find((account) => account.email?.toLowerCase() === wanted)
    );
  }

  findSharedMailbox(address: string): SharedMailbox | undefined {
    const wanted = address.trim().toLowerCase();
    return this.sharedMailboxes.find((mailbox) => mailbox.address === wanted);
  }

  findAccountById(id: string): Account | undefined {
    return this.accounts.find((account) => account.id === id);
  }

  /** The tenant that `account` lives in. */
  tenantOf(account: Account): Tenant {
    const tenant = this.findTenant(account.tenantId);
    if (tenant === undefined) throw new Error(`No tenant ${account.tenantId} for ${account.username}`);
    return tenant;
  }

  accountsOf(tenant: Tenant): readonly Account[] {
    return this.accounts.filter((account) => account.tenantId === tenant.id);
  }

  sharedMailboxesOf(tenant: Tenant): readonly SharedMailbox[] {
    return this.sharedMailboxes.filter((mailbox) => mailbox.tenantId === tenant.id);
  }

  groupsOf(tenant: Tenant): readonly Group[] {
    return this.groups.filter((group) => group.tenantId === tenant.id);
  }
}
