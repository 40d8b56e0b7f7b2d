import { tabMemory } from '../../browser-memory/browser-memory.js';

const key = 'landbridge.setupToken';

/**
 * Reads the one-time token from the address's fragment and takes it out of the address bar, so that it stays neither in
 * a screenshot nor in the history. This tab remembers it, so that a reload does not lose it. Empty when there is none.
 */
export function takeSetupToken(location: Pick<Location, 'hash' | 'pathname'>, history: History): string {
  const token = location.hash.replace(/^#/, '');
  if (token === '') return tabMemory.read(key) ?? '';
  history.replaceState(history.state, '', location.pathname);
  tabMemory.write(key, token);
  return token;
}

/** Forgets the token, once it was used or refused. */
export function forgetSetupToken(): void {
  tabMemory.forget(key);
}
