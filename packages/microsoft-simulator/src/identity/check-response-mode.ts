import { IdentityError } from './aadsts.js';

export type ResponseMode = 'query' | 'form_post';

/**
 * OAuth 2.0 Multiple Response Type Encoding Practices §2.1 and OAuth 2.0 Form Post Response Mode: `query` unless
 * another one is asked for.
 * @throws {IdentityError} 70007
 */
export function checkResponseMode(responseMode: string | undefined): ResponseMode {
  if (responseMode === undefined || responseMode === 'query') return 'query';
  if (responseMode === 'form_post') return 'form_post';
  throw new IdentityError(70007, { responseMode });
}
