import { missingScopes } from '../../microsoft/index.js';
import { UnexpectedAnswerError } from '../steps.js';
import { cloudOf, type Verification } from '../verification.js';
import { tokenFor } from './token-step.js';

/** Graph knows the account, and the remote-signing application's own scope is granted where one is configured. */
export const verifyEToken: Verification = async (context) => {
  const { connection, steps, microsoft, tokens, etokenScope } = context;
  const cloud = cloudOf(context);
  const accessToken = await tokenFor(context, [`${cloud.graphResource}/User.Read`]);
  await steps.run('GRAPH_ME', 'AUTHORIZE_AS_SIGNER', async (signal) => {
    const me = await microsoft.graph.get({ cloud, path: '/me', accessToken, signal });
    const isSame =
      typeof me['id'] === 'string' && me['id'].toLowerCase() === connection.authorization.account?.oid;
    if (!isSame)
      throw new UnexpectedAnswerError('Graph answered about another account than the one that signed in.');
    return {
      detail: typeof me['userPrincipalName'] === 'string' ? me['userPrincipalName'] : null,
      value: null,
    };
  });
  if (etokenScope === null) return null;
  const signingScopes = etokenScope.split(' ');
  // A second token request: one token is for one resource (AADSTS700022).
  await steps.run('SIGNING_SCOPE_GRANTED', 'ACCEPT_SIGNING_PERMISSION', async (signal) => {
    const { scopes } = await tokens.accessToken(connection, signingScopes, { signal });
    const missing = missingScopes(signingScopes, scopes);
    if (missing.length > 0) throw new UnexpectedAnswerError(`Not granted: ${missing.join(' ')}.`);
    return { detail: etokenScope, value: null };
  });
  return null;
};
