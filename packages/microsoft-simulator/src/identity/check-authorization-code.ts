import { IdentityError } from './aadsts.js';
import { codeLifetimeMs, type AuthorizationCode, type AuthorizationCodes } from './authorization-code.js';
import { checkCodeVerifier } from './check-pkce.js';

export interface CodeRedemption {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly authority: string;
  readonly codeVerifier: string | undefined;
  readonly now: Date;
}

/**
 * RFC 6749 §4.1.3: a code is good once, for ten minutes, for the client, redirect URI and tenant it was issued for, and
 * for whoever holds the verifier.
 * @throws {IdentityError} 70000, 54005, 700005, 70008, 501481, 50147
 */
export function checkAuthorizationCode(
  codes: AuthorizationCodes,
  redemption: CodeRedemption,
): AuthorizationCode {
  const code = codes.find(redemption.code);
  if (code === undefined || code.clientId !== redemption.clientId) throw new IdentityError(70000);
  if (code.isRedeemed) throw new IdentityError(54005);
  if (code.authority !== redemption.authority) throw new IdentityError(700005);
  if (code.redirectUri !== redemption.redirectUri) throw new IdentityError(70000);
  if (redemption.now.getTime() - code.issuedAt.getTime() > codeLifetimeMs) throw new IdentityError(70008);
  checkCodeVerifier(code.codeChallenge, redemption.codeVerifier);
  return code;
}
