import { IdentityError } from './aadsts.js';
import { checkAdminConsentRequest } from './admin-consent-request.js';
import {
  checkAuthorizationRequest,
  checkRedirectTarget,
  type AuthorizationRequest,
  type RedirectTarget,
} from './authorization-request.js';
import type { Parameters } from './check-parameters.js';
import type { IdentityContext } from './identity-context.js';
import { cancelRedirection, errorRedirection, locationOf, type Redirection } from './redirection.js';
import { acceptConsent, finish, nextStep, refuse } from './sign-in.js';

/** A person's way through the pages, told in advance. */
export interface DirectSignIn {
  /** The whole address of `/authorize` or `/adminconsent`. */
  readonly url: string;
  /** The user name of the account that signs in. */
  readonly account: string;
  /** `accept` by default; `deny` is *Cancel* on the consent page, `cancel` is *Cancel* before signing in. */
  readonly decision?: 'accept' | 'deny' | 'cancel';
  /** The box *Consent on behalf of your organization*; ticked by default. */
  readonly organizationConsent?: boolean;
}

/** Whither the browser would be sent. */
export interface DirectSignInResult {
  /** The redirect URI with the answer in its query; for `form_post` without it. */
  readonly location: string;
  /** What a `form_post` would carry; null for an answer in the query. */
  readonly form: Readonly<Record<string, string>> | null;
}

const paths = /^\/(?<segment>[^/]+)\/(?<endpoint>oauth2\/v2\.0\/authorize|v2\.0\/adminconsent|adminconsent)$/;

/**
 * Goes the way of a person without any page, for tests.
 * @throws {IdentityError} for what the pages would show without a way back
 */
export async function signInDirectly(
  context: IdentityContext,
  signIn: DirectSignIn,
): Promise<DirectSignInResult> {
  const url = new URL(signIn.url, context.url());
  const match = paths.exec(url.pathname)?.groups;
  if (match === undefined) throw new IdentityError(90013, { reason: 'The address is none of the sign-in.' });
  const [segment = '', endpoint = ''] = [match['segment'], match['endpoint']];
  const kind = endpoint.endsWith('adminconsent') ? 'adminconsent' : 'authorize';
  const query = Object.fromEntries(url.searchParams);
  const { target, parameters } = checkRedirectTarget(context, kind, decodeURIComponent(segment), query);
  const redirection = await walk(context, signIn, target, parameters, endpoint !== 'adminconsent');
  const isForm = redirection.responseMode === 'form_post';
  return {
    location: isForm ? redirection.redirectUri : locationOf(redirection),
    form: isForm ? redirection.parameters : null,
  };
}

async function walk(
  context: IdentityContext,
  signIn: DirectSignIn,
  target: RedirectTarget,
  parameters: Parameters,
  isVersion2: boolean,
): Promise<Redirection> {
  try {
    const request =
      target.kind === 'adminconsent'
        ? checkAdminConsentRequest(target, parameters, isVersion2)
        : checkAuthorizationRequest(target, parameters);
    return await answer(context, signIn, request);
  } catch (error) {
    if (error instanceof IdentityError) return errorRedirection(context, target, error);
    throw error;
  }
}

async function answer(
  context: IdentityContext,
  signIn: DirectSignIn,
  request: AuthorizationRequest,
): Promise<Redirection> {
  if (signIn.decision === 'cancel') return cancelRedirection(request);
  const account = context.directory.findAccount(signIn.account);
  if (account === undefined)
    throw new IdentityError(50034, { username: signIn.account, tenant: 'simulated' });
  const interaction = context.interactions.begin(request);
  Object.assign(interaction, { account, isPasswordRight: true, isCodeRight: true });
  const step = nextStep(context, interaction);
  context.interactions.end(interaction);
  if (step.kind === 'finished') return finish(context, interaction, step);
  if (step.kind !== 'consent' || signIn.decision === 'deny') return refuse(context, interaction, step);
  return acceptConsent(context, interaction, step, signIn.organizationConsent ?? true);
}
