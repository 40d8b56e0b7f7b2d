export type { Account, Cloud, Group, Tenant } from './account.js';
export { Directory } from './directory.js';
export type { SharedMailbox } from './shared-mailbox.js';
