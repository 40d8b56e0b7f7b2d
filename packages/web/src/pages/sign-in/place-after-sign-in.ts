/**
 * Where to go after the sign-in: where the person was, but never out of Landbridge, whatever a planted link says in
 * `next` (`//elsewhere` and `/\elsewhere` are other hosts to a browser).
 */
export function placeAfterSignIn(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in')
    ? next
    : '/connections';
}
