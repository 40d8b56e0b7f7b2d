import type { Account, Directory, SharedMailbox, Tenant } from '../accounts/index.js';

/** Whose mailbox an address names. */
export interface MailboxOwner {
  readonly address: string;
  readonly displayName: string;
  readonly tenant: Tenant;
  /** Null for a shared mailbox. */
  readonly account: Account | null;
  readonly shared: SharedMailbox | null;
}

/** The owner of the mailbox with that address or user name; null when nobody has it. */
export function findMailboxOwner(directory: Directory, address: string): MailboxOwner | null {
  const account = directory.findAccountByAddress(address) ?? null;
  if (account !== null) {
    const { username, email, displayName } = account;
    return {
      address: email ?? username,
      displayName,
      tenant: directory.tenantOf(account),
      account,
      shared: null,
    };
  }
  const shared = directory.findSharedMailbox(address);
  const tenant = shared === undefined ? undefined : directory.findTenant(shared.tenantId);
  if (shared === undefined || tenant === undefined) return null;
  return { address: shared.address, displayName: shared.displayName, tenant, account: null, shared };
}
