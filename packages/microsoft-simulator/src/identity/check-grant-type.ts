import { IdentityError } from './aadsts.js';

const grantTypes = ['authorization_code', 'refresh_token', 'client_credentials'] as const;
export type GrantType = (typeof grantTypes)[number];

/**
 * RFC 6749 §4.1.3, §4.4.2 and §6.
 * @throws {IdentityError} 70003
 */
export function checkGrantType(grantType: string): GrantType {
  const known = grantTypes.find((candidate) => candidate === grantType);
  if (known === undefined) throw new IdentityError(70003, { grantType });
  return known;
}
