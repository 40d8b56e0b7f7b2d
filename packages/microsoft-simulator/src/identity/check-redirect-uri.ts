import { IdentityError } from './aadsts.js';
import type { Application } from './application.js';

const loopbackHosts = new Set(['localhost', '127.0.0.1']);

/**
 * `redirect_uri` is compared as a string with the registered ones (RFC 6749 §3.1.2.3), except that the port of a
 * loopback address is left out of it (RFC 8252 §7.3):
 * https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions
 * @throws {IdentityError} 50011
 */
export function checkRedirectUri(application: Application, redirectUri: string): string {
  if (application.redirectUris.some((registered) => isSame(registered, redirectUri))) return redirectUri;
  throw new IdentityError(50011, { redirectUri, clientId: application.clientId });
}

function isSame(registered: string, given: string): boolean {
  if (registered === given) return true;
  if (!URL.canParse(registered) || !URL.canParse(given)) return false;
  const [one, other] = [new URL(registered), new URL(given)];
  if (one.protocol !== 'http:' || !loopbackHosts.has(one.hostname)) return false;
  if (other.hash !== '' || other.username !== '' || other.password !== '') return false;
  return withoutPort(one) === withoutPort(other);
}

function withoutPort(url: URL): string {
  return `${url.protocol}//${url.hostname}${url.pathname}${url.search}`;
}
