import type { Tenant } from '../accounts/index.js';
import { exchangeOnline, readAccessToken, type AccessTokenClaims } from '../identity/index.js';
import type { IdentityStore } from '../state/index.js';
import type { MailContext } from './mail-context.js';
import type { Mailbox } from './mailbox.js';
import { mayOpen } from './mailbox-rights.js';
import { findMailboxOwner } from './mailbox-owner.js';

export type MailProtocol = 'imap' | 'smtp';

/** Somebody whose token was good for a mailbox. */
export interface SignedInMailbox {
  readonly mailbox: Mailbox;
  readonly tenant: Tenant;
  readonly claims: AccessTokenClaims;
}

/**
 * How a sign-in ends. `failed`: the token is not good. `not-connected`: the token is good, the mailbox cannot be
 * opened with it. `disabled`: the protocol is switched off for the mailbox.
 */
export type MailSignIn =
  | { readonly kind: 'signed-in'; readonly session: SignedInMailbox }
  | {
      readonly kind: 'failed' | 'not-connected' | 'disabled';
      readonly tenant: Tenant | null;
      /** Absent where the token is not good. */
      readonly claims?: AccessTokenClaims;
    };

/** https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth */
const permissions = {
  imap: { delegated: 'IMAP.AccessAsUser.All', application: 'IMAP.AccessAsApp' },
  smtp: { delegated: 'SMTP.Send', application: 'SMTP.SendAsApp' },
} as const;

/**
 * Signs in to the mailbox `user` with an access token of the simulator's own, as XOAUTH2 does it.
 * @param user the account's own address, or that of a shared mailbox that the account may open
 */
export async function signInToMailbox(
  context: MailContext,
  protocol: MailProtocol,
  user: string,
  accessToken: string,
): Promise<MailSignIn> {
  const owner = findMailboxOwner(context.directory, user);
  const claims = await readAccessToken(context.identities.tokenSecret, accessToken, context.clock.now());
  if (typeof claims === 'string') return { kind: 'failed', tenant: owner?.tenant ?? null };
  const tenant = context.directory.findTenant(claims.tid) ?? null;
  if (tenant === null || owner === null || !isGoodFor(context, protocol, claims, tenant)) {
    return { kind: 'failed', tenant };
  }
  const right = mayOpen(context, protocol, claims, owner);
  if (right !== 'yes') return { kind: right, tenant, claims };
  if (!context.mail.protocolsOf(owner.address)[protocol]) return { kind: 'disabled', tenant, claims };
  return { kind: 'signed-in', session: { mailbox: context.mail.mailboxOf(owner), tenant, claims } };
}

function isGoodFor(
  context: MailContext,
  protocol: MailProtocol,
  claims: AccessTokenClaims,
  tenant: Tenant,
): boolean {
  // A mail server of one national cloud knows nobody of another.
  if (claims.aud !== exchangeOnline.uri || tenant.cloud !== context.cloud) return false;
  if (claims.oid === undefined) return (claims.roles ?? []).includes(permissions[protocol].application);
  if (isRevoked(context.identities, claims)) return false;
  const account = context.directory.findAccountById(claims.oid);
  if (account === undefined || account.isDisabled) return false;
  return (claims.scp ?? '').split(' ').includes(permissions[protocol].delegated);
}

/**
 * Exchange Online takes part in continuous access evaluation, so a revoked session does not wait for its token to
 * expire: https://learn.microsoft.com/entra/identity/conditional-access/concept-continuous-access-evaluation
 */
export function isRevoked(identities: IdentityStore, claims: AccessTokenClaims): boolean {
  if (claims.grant === undefined) return false;
  const grant = identities.findGrant(claims.grant);
  return grant === undefined || grant.revokedAt !== null;
}
