import type { TenantMetadata } from '../../microsoft/index.js';
import { UnexpectedAnswerError } from '../steps.js';
import { cloudOf, type Verification } from '../verification.js';

const unreachable = 'CHECK_TENANT_AND_NETWORK';

/**
 * People can sign in when the tenant's OpenID configuration and keys can be read, and when an ID token has passed every
 * check: that of the authorization, whose account was taken from it and from nothing else.
 */
export const verifySso: Verification = async (context) => {
  const { connection, steps, microsoft } = context;
  const metadata = await steps.run<TenantMetadata>('OPENID_CONFIGURATION', unreachable, async (signal) => {
    const found = await microsoft.identity.metadata(cloudOf(context), connection.tenant.id, signal);
    return { detail: found.issuer, value: found };
  });
  await steps.run('SIGNING_KEYS', unreachable, async (signal) => {
    const count = await microsoft.idTokens.readKeys(metadata, signal);
    return { detail: `${count} ${count === 1 ? 'key' : 'keys'}`, value: null };
  });
  await steps.run('ID_TOKEN_VERIFIED', 'AUTHORIZE_AGAIN', () => {
    const { account } = connection.authorization;
    if (account === null) throw new UnexpectedAnswerError('No ID token has been verified yet.');
    return Promise.resolve({ detail: account.username ?? account.displayName ?? account.oid, value: null });
  });
  return null;
};
