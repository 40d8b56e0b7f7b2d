import type { Messages } from '../locales/en/index.js';

export type PermissionWord = keyof Messages['connectionTypes']['permissions'];

const words = new Map<string, PermissionWord>([
  ['IMAP.AccessAsUser.All', 'imap'],
  ['SMTP.Send', 'smtp'],
  ['offline_access', 'stay'],
  ['openid profile email', 'account'],
  ['User.Read', 'profile'],
  ['User.Read.All', 'users'],
  ['Group.Read.All', 'groups'],
  ['Organization.Read.All', 'organization'],
  ['Sites.Read.All', 'sites'],
  ['Files.ReadWrite.All', 'files'],
]);

/** The key of a permission's words, by the name that the hub gives it; null for a configured one, which has the hub's own words. */
export function permissionWord(name: string): PermissionWord | null {
  return words.get(name) ?? null;
}
