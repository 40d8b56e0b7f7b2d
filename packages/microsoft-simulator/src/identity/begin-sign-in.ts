import type { Account } from '../accounts/index.js';
import { IdentityError } from './aadsts.js';
import type { AuthorizationRequest } from './authorization-request.js';
import { tenantOfAuthority, type IdentityContext } from './identity-context.js';
import type { Interaction } from './interaction.js';
import { errorRedirection, type Redirection } from './redirection.js';
import { finish, nextStep } from './sign-in.js';

/**
 * Begins an interaction with what is known already: who is signed in, and whom the application expects.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
 * @param signedIn the accounts of the browser's session
 */
export function beginSignIn(
  context: IdentityContext,
  request: AuthorizationRequest,
  signedIn: readonly Account[],
): Interaction {
  const interaction = context.interactions.begin(request);
  if (request.prompt === 'select_account') return interaction;
  const hinted = request.loginHint === null ? undefined : context.directory.findAccount(request.loginHint);
  if (request.prompt === 'login') {
    interaction.account = hinted ?? null;
    return interaction;
  }
  const account = hinted ?? onlyOne(request, signedIn);
  if (account !== undefined) choose(interaction, account, signedIn);
  return interaction;
}

function onlyOne(request: AuthorizationRequest, signedIn: readonly Account[]): Account | undefined {
  const tenant = tenantOfAuthority(request.authority);
  const fitting = signedIn.filter((account) => tenant === null || account.tenantId === tenant.id);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The person is `account`; whoever is signed in with it need not prove it again, unless `prompt=login`. */
export function choose(interaction: Interaction, account: Account, signedIn: readonly Account[]): void {
  const isSignedIn = signedIn.some((one) => one.id === account.id) && interaction.request.prompt !== 'login';
  interaction.account = account;
  interaction.isPasswordRight = isSignedIn;
  interaction.isCodeRight = isSignedIn;
}

/** OpenID Connect Core §3.1.2.1, `prompt=none`: an answer without any page, or an error. */
export function signInSilently(context: IdentityContext, interaction: Interaction): Redirection {
  const step = nextStep(context, interaction);
  context.interactions.end(interaction);
  if (step.kind === 'finished') return finish(context, interaction, step);
  return errorRedirection(context, interaction.request, silentError(interaction, step));
}

function silentError(interaction: Interaction, step: ReturnType<typeof nextStep>): IdentityError {
  if (step.kind === 'refused') return step.error;
  const { clientId, displayName } = interaction.request.application;
  const isSignedIn = step.kind === 'consent' || step.kind === 'approval';
  return isSignedIn
    ? new IdentityError(65001, { clientId, appName: displayName }, { error: 'interaction_required' })
    : new IdentityError(50058);
}
