import {
  AuthError,
  ClientAuthErrorCodes,
  InteractionRequiredAuthError,
  InteractionRequiredAuthErrorCodes,
} from '@azure/msal-node';
import {
  ApplicationNotSetUpError,
  IdTokenRefusedError,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  noDetails,
  type TokenRequestKind,
} from '../errors.js';
import { DomainError } from '../../errors.js';
import { errorDetails } from './error-details.js';
import type { MsalNetwork } from './msal-network.js';

/**
 * Our error for whatever MSAL threw, told by the answer that Microsoft gave and not by MSAL's own reading of it.
 * 429, 5xx and `temporarily_unavailable` say nothing about the grant.
 */
export function errorFromMsal(
  error: unknown,
  request: TokenRequestKind,
  network: MsalNetwork,
  signal: AbortSignal | undefined,
): unknown {
  if (signal?.aborted === true) return signal.reason;
  if (error instanceof DomainError) return error;
  if (network.failure instanceof DomainError && network.lastAnswer === null) return network.failure;
  const answer = network.lastAnswer;
  if (answer !== null && answer.status >= 400) {
    const details = errorDetails(answer, network.secrets);
    const isPassing =
      answer.status === 429 ||
      answer.status >= 500 ||
      details.error === null ||
      details.error === 'temporarily_unavailable' ||
      details.error === 'server_error';
    if (!isPassing) return new MicrosoftRefusedError(request, details);
    return new MicrosoftUnavailableError(`The token endpoint answered ${answer.status}.`, details);
  }
  if (!(error instanceof AuthError)) return network.failure ?? error;
  if (error.errorCode === ClientAuthErrorCodes.nonceMismatch) return new IdTokenRefusedError('NONCE');
  // It finds no token of this application in the cache, which says nothing about the grant.
  if (error.errorCode === InteractionRequiredAuthErrorCodes.noTokensFound)
    return new ApplicationNotSetUpError(null);
  // What is left is a refresh token that has ended by what Microsoft itself had said of it.
  if (error instanceof InteractionRequiredAuthError) {
    return new MicrosoftRefusedError(request, { ...noDetails, error: 'interaction_required' });
  }
  return new MicrosoftUnavailableError(`The token endpoint's answer could not be used: ${error.errorCode}.`);
}
