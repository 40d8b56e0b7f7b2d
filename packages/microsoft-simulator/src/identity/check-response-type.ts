import { IdentityError } from './aadsts.js';

/**
 * RFC 6749 §3.1.1: only the authorization code is offered.
 * @throws {IdentityError} 700054
 */
export function checkResponseType(responseType: string): void {
  if (responseType !== 'code') throw new IdentityError(700054, { responseType });
}
