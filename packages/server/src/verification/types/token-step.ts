import { accessOf } from '../../connections/index.js';
import { tokenScopes } from '../../microsoft/index.js';
import { cloudOf, type VerificationContext } from '../verification.js';

/** The first step of most tests: Microsoft hands out a token for this connection. It is returned, never recorded. */
export function tokenFor(
  { connection, steps, tokens }: VerificationContext,
  scopes: readonly string[],
): Promise<string> {
  return steps.run('TOKEN_VALID', 'AUTHORIZE_AGAIN_OR_CHECK_REGISTRATION', async (signal) => {
    const { accessToken } = await tokens.accessToken(connection, scopes, { signal });
    return { detail: null, value: accessToken };
  });
}

/** The same for a mail server: the scopes of the connection's type and access, without those of the sign-in. */
export function mailTokenFor(context: VerificationContext): Promise<string> {
  const { scopes } = accessOf(context.connection);
  return tokenFor(context, tokenScopes(scopes(cloudOf(context))));
}
