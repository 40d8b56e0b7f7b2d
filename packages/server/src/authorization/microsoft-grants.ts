import type { Ambient } from '../ambient.js';
import { accessOf, type AuthorizationFailure, type Connection } from '../connections/index.js';
import {
  ApplicationNotSetUpError,
  type AppRegistration,
  type Cloud,
  failureFromError,
  GraphRefusedError,
  IdTokenRefusedError,
  type Microsoft,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  missingScopes,
  type RedeemedCode,
  TenantInOtherCloudError,
  TenantUnknownError,
} from '../microsoft/index.js';
import type { Leg, Opening } from './attempt.js';
import { findAccountMismatch } from './callback/check-account.js';
import { checkTenant } from './callback/check-tenant.js';
import { type Grant, ownFailure } from './outcomes.js';

interface Dependencies {
  readonly ambient: Ambient;
  readonly microsoft: Microsoft;
  /** The application with a client ID; the one for a new sign-in where it is null. */
  readonly registrationOf: (connection: Connection, clientId: string | null) => Promise<AppRegistration>;
  readonly redirectUri: string;
  /** The signing application's own scope, asked for by eToken connections; null when none is configured. */
  readonly etokenScope: string | null;
}

export interface SignInRequest {
  readonly connection: Connection;
  readonly leg: Leg;
  readonly state: string;
  readonly nonce: string;
  readonly codeChallenge: string;
  readonly isOtherAccountWelcome: boolean;
  /** Whether an administrator has just consented in this browser, and is signed in there. */
  readonly followsConsent: boolean;
}

export interface ProofRequest {
  readonly connection: Connection;
  readonly opening: Opening;
  /** Null where an administrator's consent came back, which carries no code. */
  readonly code: string | null;
  readonly allowsAccountChange: boolean;
  /** What the code has brought already, where a later request is what failed: a code is redeemed once. */
  readonly redeemed?: RedeemedCode | undefined;
}

export type Proof =
  | { readonly outcome: 'granted'; readonly grant: Grant }
  | NotGranted<{ readonly outcome: 'refused'; readonly failure: AuthorizationFailure }>
  /** Microsoft has accepted the consent and does not act on it yet. */
  | NotGranted<{ readonly outcome: 'not-yet-effective' }>;

type NotGranted<T> = T & Pick<ProofRequest, 'redeemed'>;

/** Whom a request goes to, and in whose name. */
interface Target {
  readonly cloud: Cloud;
  readonly registration: AppRegistration;
  readonly tenantId: string;
  readonly signal?: AbortSignal | undefined;
}

/** What each type of connection asks Microsoft for, and what proves that it was granted. */
export class MicrosoftGrants {
  constructor(private readonly deps: Dependencies) {}

  /**
   * Entra ID and SSO start at the page for an administrator's consent; SSO not again where it was given, so that a
   * repeated sign-in never forces consent.
   */
  startsWithAdminConsent(connection: Connection): boolean {
    const declaration = accessOf(connection);
    if (!declaration.adminConsentScopes) return false;
    return isAppOnly(connection) || !hasBeenGranted(connection);
  }

  /** Whether the token is still to be fetched by a sign-in after the consent. */
  continuesAfterAdminConsent(connection: Connection): boolean {
    return !isAppOnly(connection);
  }

  /** Microsoft's page for one leg, and the application in whose name it asks. @throws as `signInUrlOf` */
  async signInUrl(request: SignInRequest): Promise<{ location: string; clientId: string }> {
    const target = await this.targetOf(request.connection, null);
    return { location: await this.signInUrlOf(request, target), clientId: target.registration.clientId };
  }

  /** @throws MicrosoftUnavailableError, TenantUnknownError */
  private async signInUrlOf(request: SignInRequest, asked: Target): Promise<string> {
    const { microsoft, redirectUri } = this.deps;
    const { connection, state } = request;
    const declaration = accessOf(connection);
    const target = { ...asked, redirectUri, state };
    if (request.leg === 'admin-consent') {
      const scopes = declaration.adminConsentScopes?.(target.cloud) ?? [];
      return microsoft.identity.adminConsentUrl({ ...target, scopes });
    }
    const isFirst = !hasBeenGranted(connection);
    const asksConsent = declaration.grant === 'AUTHORIZATION_CODE_WITH_ORGANIZATION_CONSENT' && isFirst;
    const loginHint = request.isOtherAccountWelcome ? undefined : connection.authorization.account?.username;
    return microsoft.identity.authorizationUrl({
      ...target,
      scopes: [...declaration.scopes(target.cloud), ...this.signingScopes(connection)],
      nonce: request.nonce,
      codeChallenge: request.codeChallenge,
      // Without a hint the picker is asked for, so that nobody is signed in as whoever the browser remembers; an
      // administrator who has just consented is not asked twice.
      prompt: asksConsent ? 'consent' : loginHint || request.followsConsent ? undefined : 'select_account',
      loginHint: loginHint ?? undefined,
    });
  }

  /** The issuer of the connection's tenant. @throws MicrosoftUnavailableError */
  async issuer(connection: Connection): Promise<string> {
    const { identity } = this.deps.microsoft;
    return (await identity.metadata(this.cloudOf(connection), connection.tenant.id)).issuer;
  }

  /** Where a form that begins a sign-in leads to, besides this hub. */
  microsoftOrigins(): readonly string[] {
    return [new URL(this.deps.microsoft.cloud.loginUrl).origin, 'https:'];
  }

  /** Fetches the token that proves a grant, and checks everything about it. */
  async prove(request: ProofRequest, signal?: AbortSignal): Promise<Proof> {
    let { redeemed } = request;
    try {
      const target = { ...(await this.targetOf(request.connection, request.opening.clientId)), signal };
      if (isAppOnly(request.connection))
        return { outcome: 'granted', grant: await this.proveApplication(request.connection, target) };
      redeemed ??= await this.redeem(request, target);
      const grant = await this.proveSignIn(request, redeemed, target);
      return 'code' in grant ? { outcome: 'refused', failure: grant } : { outcome: 'granted', grant };
    } catch (error) {
      return { ...this.proofFromError(error), redeemed };
    }
  }

  private redeem({ connection, opening, code }: ProofRequest, target: Target): Promise<RedeemedCode> {
    return this.deps.microsoft.identity.redeemCode({
      ...target,
      code: code ?? '',
      codeVerifier: opening.codeVerifier,
      nonce: opening.nonce,
      scopes: accessOf(connection).scopes(target.cloud),
      redirectUri: this.deps.redirectUri,
    });
  }

  private async proveSignIn(
    request: ProofRequest,
    redeemed: RedeemedCode,
    target: Target,
  ): Promise<Grant | AuthorizationFailure> {
    const { microsoft, ambient } = this.deps;
    const { connection, opening } = request;
    const scopes = accessOf(connection).scopes(target.cloud);
    const account = await microsoft.idTokens.verify(redeemed.idToken, {
      metadata: await microsoft.identity.metadata(target.cloud, connection.tenant.id, target.signal),
      tenantId: connection.tenant.id,
      clientId: target.registration.clientId,
      nonce: opening.nonce,
    });
    if (!checkTenant(account.tid, connection.tenant.id)) {
      return ownFailure('WRONG_TENANT', ambient.now(), { tenant: account.tid });
    }
    const expected = findAccountMismatch(connection, account, request.allowsAccountChange);
    if (expected) {
      const facts = { account: nameOf(account), expectedAccount: nameOf(expected) };
      return ownFailure('WRONG_ACCOUNT', ambient.now(), facts);
    }
    const missing = missingScopes(scopes, redeemed.scopes);
    if (missing.length > 0)
      return ownFailure('SCOPES_MISSING', ambient.now(), { scopes: missing.join(', ') });
    if (!redeemed.hasRefreshToken) return ownFailure('REFRESH_TOKEN_MISSING', ambient.now());
    const { clientId } = target.registration;
    const { scopes: granted, tokenCache } = redeemed;
    return this.withSigningScope(connection, { account, scopes: granted, clientId, tokenCache }, target);
  }

  /** One token request is for one resource: the signing application's scope is a second one, by the refresh token. */
  private async withSigningScope(
    connection: Connection,
    grant: Grant,
    target: Target,
  ): Promise<Grant | AuthorizationFailure> {
    const scopes = this.signingScopes(connection);
    if (scopes.length === 0 || !grant.account) return grant;
    const token = await this.deps.microsoft.identity.silent({
      ...target,
      tokenCache: grant.tokenCache,
      scopes,
      account: grant.account,
    });
    const missing = missingScopes(scopes, token.scopes);
    if (missing.length > 0) {
      return ownFailure('SCOPES_MISSING', this.deps.ambient.now(), { scopes: missing.join(', ') });
    }
    return {
      ...grant,
      scopes: [...new Set([...grant.scopes, ...token.scopes])],
      tokenCache: token.tokenCache ?? grant.tokenCache,
    };
  }

  /**
   * Microsoft issues a token to an application without any permission too, so that only Graph can tell: while it
   * refuses what the permissions allow, the consent is not effective. When Graph does not answer, the token counts.
   * Of a mailbox only its own test can tell: Exchange has to open it to the application first.
   */
  private async proveApplication(connection: Connection, target: Target): Promise<Grant> {
    const { microsoft } = this.deps;
    const { cloud, registration, signal } = target;
    const [scope = ''] = accessOf(connection).scopes(cloud);
    const { accessToken } = await microsoft.identity.clientCredentials({ ...target, scope });
    const { clientId } = registration;
    const grant = { account: null, scopes: [scope], clientId, tokenCache: '' };
    if (connection.type !== 'ENTRA_ID') return grant;
    try {
      await microsoft.graph.get({ cloud, path: '/organization', accessToken, signal });
    } catch (error) {
      const isRefusal = error instanceof GraphRefusedError && (error.status === 401 || error.status === 403);
      if (isRefusal) throw error;
      if (!(error instanceof GraphRefusedError) && !(error instanceof MicrosoftUnavailableError)) throw error;
    }
    return grant;
  }

  private proofFromError(error: unknown): Exclude<Proof, { outcome: 'granted' }> {
    if (error instanceof GraphRefusedError) return { outcome: 'not-yet-effective' };
    if (
      error instanceof MicrosoftRefusedError ||
      error instanceof MicrosoftUnavailableError ||
      error instanceof IdTokenRefusedError ||
      error instanceof ApplicationNotSetUpError ||
      error instanceof TenantUnknownError ||
      error instanceof TenantInOtherCloudError
    ) {
      const failure = failureFromError(error, this.deps.ambient.now());
      if (failure.code === 'CONSENT_NOT_EFFECTIVE') return { outcome: 'not-yet-effective' };
      return { outcome: 'refused', failure };
    }
    throw error;
  }

  private signingScopes(connection: Connection): readonly string[] {
    return connection.type === 'ETOKEN' && this.deps.etokenScope ? this.deps.etokenScope.split(' ') : [];
  }

  private async targetOf(connection: Connection, clientId: string | null): Promise<Target> {
    return {
      cloud: this.cloudOf(connection),
      registration: await this.deps.registrationOf(connection, clientId),
      tenantId: connection.tenant.id,
    };
  }

  private cloudOf(connection: Connection): Cloud {
    return this.deps.microsoft.cloudOf(connection.tenant.cloud);
  }
}

function isAppOnly(connection: Connection): boolean {
  return accessOf(connection).grant === 'ADMIN_CONSENT_AND_CLIENT_CREDENTIALS';
}

/** Whether Microsoft has granted this before, and has not said since that consent is missing. */
function hasBeenGranted({ authorization }: Connection): boolean {
  const code = authorization.error?.code;
  const isMissing = code === 'CONSENT_NOT_EFFECTIVE' || code === 'CONSENT_WITHDRAWN';
  return authorization.authorizedAt !== null && !isMissing;
}

function nameOf(account: { username: string | null; displayName: string | null; oid: string }): string {
  return account.username ?? account.displayName ?? account.oid;
}
