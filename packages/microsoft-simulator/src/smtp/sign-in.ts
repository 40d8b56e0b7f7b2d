import { setTimeout as delay } from 'node:timers/promises';
import type { Tenant } from '../accounts/index.js';
import {
  logSignIn,
  signInToMailbox,
  type MailContext,
  type MailSignIn,
  type SignedInMailbox,
} from '../mail/index.js';
import { smtpReplies, SmtpReply } from './smtp-reply.js';

/** Who sends over a connection. */
export interface SmtpIdentity extends SignedInMailbox {
  /** The name that was signed in with. */
  readonly user: string;
}

/**
 * Signs in with XOAUTH2.
 * @param accessToken absent for basic authentication
 * @param admit false where the mailbox has as many connections as it may have
 * @throws {SmtpReply}
 */
export async function signIn(
  context: MailContext,
  user: string,
  accessToken: string | undefined,
  admit: (identity: SmtpIdentity) => boolean,
): Promise<SmtpIdentity> {
  try {
    if (accessToken === undefined) throw smtpReplies.basicDisabled();
    const answer = await signInToMailbox(context, 'smtp', user, accessToken);
    await checkScenario(context, answer.kind === 'signed-in' ? answer.session.tenant : answer.tenant);
    const identity = { ...signedIn(answer), user };
    if (!admit(identity)) throw smtpReplies.tooManyConnections();
    logSignIn(context, 'smtp', user, 235);
    return identity;
  } catch (error) {
    if (error instanceof SmtpReply) logSignIn(context, 'smtp', user, error.responseCode);
    throw error;
  }
}

/** @throws {SmtpReply} */
function signedIn(answer: MailSignIn): SignedInMailbox {
  if (answer.kind === 'signed-in') return answer.session;
  throw answer.kind === 'disabled' ? smtpReplies.disabledForMailbox() : smtpReplies.unsuccessful();
}

/** @throws {SmtpReply} */
async function checkScenario({ scenario }: MailContext, tenant: Tenant | null): Promise<void> {
  const slow = scenario.use('slow', tenant);
  if (slow !== null) await delay(slow.ms ?? 2000);
  if (scenario.use('smtp-authentication-unsuccessful', tenant) !== null) throw smtpReplies.unsuccessful();
  if (scenario.use('smtp-disabled-for-tenant', tenant) !== null) throw smtpReplies.disabledForTenant();
  if (scenario.use('smtp-disabled-for-mailbox', tenant) !== null) throw smtpReplies.disabledForMailbox();
  if (scenario.use('smtp-too-many-connections', tenant) !== null) throw smtpReplies.tooManyConnections();
}
