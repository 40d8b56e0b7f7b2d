export type { Account, Cloud, Group, Tenant } from './account.js';
export { Directory } from './directory.js';
