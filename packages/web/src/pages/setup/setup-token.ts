/**
 * Reads the one-time token from the address's fragment and takes it out of the address bar, so that it stays neither in
 * a screenshot nor in the history. Empty when there is none.
 */
export function takeSetupToken(location: Pick<Location, 'hash' | 'pathname'>, history: History): string {
  const token = location.hash.replace(/^#/, '');
  if (token !== '') history.replaceState(history.state, '', location.pathname);
  return token;
}
