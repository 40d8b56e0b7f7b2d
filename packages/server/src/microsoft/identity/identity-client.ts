import type { AuthenticationResult } from '@azure/msal-node';
import type { Ambient } from '../../ambient.js';
import { isSameIdentityCloud, type Cloud } from '../clouds.js';
import {
  ApplicationNotSetUpError,
  IdTokenRefusedError,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  noDetails,
  TenantInOtherCloudError,
  type TokenRequestKind,
} from '../errors.js';
import type { MicrosoftHttp } from '../http.js';
import type { Discovery, TenantMetadata } from './discovery.js';
import type { MsalApplication } from './msal-application.js';
import type { AppRegistration, ClientCredential } from './registration.js';
import { isCredentialRefused, WorkingCredentials } from './working-credentials.js';

export interface TenantRequest {
  /** The tenant's. */
  readonly cloud: Cloud;
  readonly registration: AppRegistration;
  /** The tenant's GUID. */
  readonly tenantId: string;
  readonly signal?: AbortSignal | undefined;
}

export interface AuthorizationUrlRequest extends TenantRequest {
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** S256. */
  readonly codeChallenge: string;
  readonly prompt?: 'login' | 'consent' | 'select_account' | undefined;
  readonly loginHint?: string | undefined;
}

export interface AdminConsentUrlRequest extends TenantRequest {
  /** Application permissions need `<resource>/.default`. */
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string;
}

export interface RedeemCodeRequest extends TenantRequest {
  readonly code: string;
  readonly codeVerifier: string;
  readonly nonce: string;
  /** Of one resource only, or Microsoft refuses (AADSTS700022). */
  readonly scopes: readonly string[];
  readonly redirectUri: string;
}

export interface RedeemedCode {
  readonly idToken: string;
  readonly scopes: readonly string[];
  /** MSAL's serialised cache, with the refresh token in it: a secret. */
  readonly tokenCache: string;
  readonly accessToken: string;
  readonly expiresAt: Date;
  /** False although `offline_access` was asked for: nothing can renew the access token. */
  readonly hasRefreshToken: boolean;
}

export interface SilentRequest extends TenantRequest {
  readonly tokenCache: string;
  readonly scopes: readonly string[];
  readonly account: { readonly oid: string; readonly tid: string };
  /** Asks Microsoft by the refresh token even though the cache holds a live access token. */
  readonly forceRefresh?: boolean | undefined;
}

export interface IssuedToken {
  /** Opaque: never decoded. */
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly scopes: readonly string[];
}

/** The identity platform's requests, each by a new MSAL application: a kept one throttles itself after a 429 or 5xx. */
export class IdentityClient {
  readonly #http: MicrosoftHttp;
  readonly #discovery: Discovery;
  readonly #clock: Pick<Ambient, 'now'>;
  readonly #working = new WorkingCredentials();

  constructor(options: { http: MicrosoftHttp; discovery: Discovery; ambient: Ambient }) {
    this.#http = options.http;
    this.#discovery = options.discovery;
    this.#clock = options.ambient;
  }

  /** Loads MSAL, which nothing needs before the first sign-in, so that the first does not wait for it. */
  async load(): Promise<void> {
    await loadMsal();
  }

  /**
   * The tenant's OpenID configuration in its cloud.
   * @throws TenantUnknownError, TenantInOtherCloudError, MicrosoftUnavailableError
   */
  async metadata(cloud: Cloud, tenantId: string, signal?: AbortSignal): Promise<TenantMetadata> {
    const metadata = await this.#discovery.tenant(cloud, tenantId, signal);
    const named = metadata.cloud;
    if (named !== null && (metadata.isElsewhere || !isSameIdentityCloud(named, cloud.name)))
      throw new TenantInOtherCloudError(named);
    return metadata;
  }

  /** Where a browser signs in; MSAL adds `openid profile offline_access`. No network beyond discovery. */
  async authorizationUrl(request: AuthorizationUrlRequest): Promise<string> {
    const { app } = await this.#application(request, request.registration.credential);
    return app.getAuthCodeUrl({
      scopes: [...request.scopes],
      redirectUri: request.redirectUri,
      // A cross-site POST would come without the attempt's SameSite=Lax cookie.
      responseMode: 'query',
      state: request.state,
      nonce: request.nonce,
      codeChallenge: request.codeChallenge,
      codeChallengeMethod: 'S256',
      ...(request.prompt === undefined ? {} : { prompt: request.prompt }),
      ...(request.loginHint === undefined ? {} : { loginHint: request.loginHint }),
    });
  }

  /** Where an administrator consents for the whole organisation (entra-docs, v2-admin-consent.md). */
  async adminConsentUrl(request: AdminConsentUrlRequest): Promise<string> {
    const { adminConsentEndpoint } = await this.metadata(request.cloud, request.tenantId, request.signal);
    const url = new URL(adminConsentEndpoint);
    url.searchParams.set('client_id', request.registration.clientId);
    url.searchParams.set('scope', request.scopes.join(' '));
    url.searchParams.set('redirect_uri', request.redirectUri);
    url.searchParams.set('state', request.state);
    return url.href;
  }

  /**
   * Redeems a code once. The ID token is returned as it came: whoever trusts it verifies it first.
   * @throws MicrosoftRefusedError, MicrosoftUnavailableError, and those of `metadata`
   * @throws IdTokenRefusedError when the answer holds no ID token, or one of another attempt.
   */
  async redeemCode(request: RedeemCodeRequest): Promise<RedeemedCode> {
    return this.#run('authorization-code', request, async (msal) => {
      const result = await msal.app.acquireTokenByCode({
        code: request.code,
        codeVerifier: request.codeVerifier,
        scopes: [...request.scopes],
        redirectUri: request.redirectUri,
        nonce: request.nonce,
      });
      if (result.idToken === '') throw new IdTokenRefusedError('MISSING');
      return {
        ...issued(msal, result),
        idToken: result.idToken,
        tokenCache: msal.cache.text,
        hasRefreshToken: msal.hasRefreshToken,
      };
    });
  }

  /**
   * An access token of the application itself. `scope` is `<resource>/.default`.
   * @throws MicrosoftRefusedError, MicrosoftUnavailableError, and those of `metadata`
   */
  async clientCredentials(request: TenantRequest & { readonly scope: string }): Promise<IssuedToken> {
    return this.#run('client-credentials', request, async (msal) => {
      const result = await msal.app.acquireTokenByClientCredential({
        scopes: [request.scope],
        skipCache: true,
      });
      if (result === null) throw new MicrosoftRefusedError('client-credentials', noDetails);
      return issued(msal, result);
    });
  }

  /**
   * An access token out of the cache, or by its refresh token. `tokenCache` is null when nothing in it changed;
   * otherwise it must replace the stored one, or the rotated refresh token is lost.
   * @throws MicrosoftRefusedError, MicrosoftUnavailableError, and those of `metadata`
   * @throws ApplicationNotSetUpError when the cache holds nothing of this application and account
   */
  async silent(request: SilentRequest): Promise<IssuedToken & { readonly tokenCache: string | null }> {
    return this.#run('refresh', request, async (msal) => {
      const { app, cache } = msal;
      const accounts = await app.getTokenCache().getAllAccounts();
      const account = accounts.find(
        ({ localAccountId }) => localAccountId.toLowerCase() === request.account.oid,
      );
      if (account === undefined) throw new ApplicationNotSetUpError(null);
      const result = await app.acquireTokenSilent({
        account,
        scopes: [...request.scopes],
        forceRefresh: request.forceRefresh ?? false,
      });
      return { ...issued(msal, result), tokenCache: cache.hasChanged ? cache.text : null };
    });
  }

  /** One request, once more with the next credential when Microsoft does not accept the one that it was made with. */
  async #run<T>(
    kind: TokenRequestKind,
    request: TenantRequest & { readonly tokenCache?: string },
    work: (msal: MsalApplication) => Promise<T>,
  ): Promise<T> {
    const credentials = this.#working.order(request.registration);
    for (const [index, credential] of credentials.entries()) {
      const msal = await this.#application(request, credential);
      try {
        const result = await work(msal);
        // What came out of the cache proves nothing of the credential.
        if (msal.hasAsked) this.#working.remember(request.registration, credential);
        return result;
      } catch (thrown) {
        const error = msal.errorFrom(thrown, kind);
        if (index + 1 === credentials.length || !isCredentialRefused(error)) throw error;
      }
    }
    throw new Error('An app registration has one credential at least.');
  }

  async #application(
    { cloud, registration, tenantId, signal, tokenCache = '' }: TenantRequest & { tokenCache?: string },
    credential: ClientCredential,
  ): Promise<MsalApplication> {
    const metadata = await this.metadata(cloud, tenantId, signal);
    const { MsalApplication } = await loadMsal();
    const { clientId } = registration;
    const [http, clock] = [this.#http, this.#clock];
    return new MsalApplication({
      ...{ cloud, http, metadata, clientId, credential, tenantId, signal, clock },
      cacheText: tokenCache,
    });
  }
}

const loadMsal = () => import('./msal-application.js');

/** @throws MicrosoftUnavailableError for an answer without a token, which MSAL takes for a success (HTTP 400 with `{}`) */
function issued(msal: MsalApplication, result: AuthenticationResult): IssuedToken {
  if (!result.accessToken)
    throw new MicrosoftUnavailableError('The token endpoint answered without a token.');
  return { accessToken: result.accessToken, expiresAt: msal.expiryOf(result), scopes: result.scopes };
}
