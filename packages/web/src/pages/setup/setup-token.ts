const key = 'landbridge.setupToken';

/**
 * Reads the one-time token from the address's fragment and takes it out of the address bar, so that it stays neither in
 * a screenshot nor in the history. This tab remembers it, so that a reload does not lose it. Empty when there is none.
 */
export function takeSetupToken(
  location: Pick<Location, 'hash' | 'pathname'>,
  history: History,
  storage: Storage = sessionStorage,
): string {
  const token = location.hash.replace(/^#/, '');
  if (token === '') return storage.getItem(key) ?? '';
  history.replaceState(history.state, '', location.pathname);
  storage.setItem(key, token);
  return token;
}

/** Forgets the token, once it was used or refused. */
export function forgetSetupToken(storage: Storage = sessionStorage): void {
  storage.removeItem(key);
}
