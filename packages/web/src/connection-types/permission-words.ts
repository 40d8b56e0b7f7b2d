import type { Messages } from '../locales/en/index.js';

export type PermissionWord = keyof Messages['connectionTypes']['permissions'];

const words = new Map<string, PermissionWord>([
  ['IMAP.AccessAsUser.All', 'imap'],
  ['SMTP.Send', 'smtp'],
  ['IMAP.AccessAsApp', 'imapApplication'],
  ['SMTP.SendAsApp', 'smtpApplication'],
  ['offline_access', 'stay'],
  ['openid profile email', 'account'],
  ['User.Read', 'profile'],
  ['User.Read.All', 'users'],
  ['Group.Read.All', 'groups'],
  ['Organization.Read.All', 'organization'],
  ['Sites.Read.All', 'sites'],
  ['Files.ReadWrite.All', 'files'],
]);

/** Those that sign-ins ask for one by one, and that the hub names together. */
const signInScopes = new Set(['openid', 'profile', 'email']);

/**
 * Granted scopes in words: each once, and those that have none by their names. A resource in front of a scope's name
 * (`https://graph.microsoft.com/User.Read`) says nothing to people.
 */
export function grantedWords(scopes: readonly string[]): { words: PermissionWord[]; names: string[] } {
  const found = new Set<PermissionWord>();
  const names: string[] = [];
  for (const scope of scopes) {
    const name = scope.replace(/^.*\//, '');
    const word = signInScopes.has(name) ? 'account' : permissionWord(name);
    if (word) found.add(word);
    else if (name !== '.default') names.push(scope);
  }
  return { words: [...found], names };
}

/** The key of a permission's words, by the name that the hub gives it; null for a configured one, which has the hub's own words. */
export function permissionWord(name: string): PermissionWord | null {
  return words.get(name) ?? null;
}
