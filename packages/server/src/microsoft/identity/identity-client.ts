import { ConfidentialClientApplication, ResponseMode, type AuthenticationResult } from '@azure/msal-node';
import type { Cloud } from '../clouds.js';
import { IdTokenRefusedError, MicrosoftRefusedError, noDetails, TenantInOtherCloudError } from '../errors.js';
import type { MicrosoftHttp } from '../http.js';
import type { Discovery, TenantMetadata } from './discovery.js';
import { CacheText } from './cache-text.js';
import { MsalNetwork } from './msal-network.js';
import { errorFromMsal } from './msal-errors.js';
import type { AppRegistration } from './registration.js';

export interface TenantRequest {
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
}

export interface SilentRequest extends TenantRequest {
  readonly tokenCache: string;
  readonly scopes: readonly string[];
  readonly account: { readonly oid: string; readonly tid: string };
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
  readonly #cloud: Cloud;
  readonly #http: MicrosoftHttp;
  readonly #discovery: Discovery;

  constructor({ cloud, http, discovery }: { cloud: Cloud; http: MicrosoftHttp; discovery: Discovery }) {
    this.#cloud = cloud;
    this.#http = http;
    this.#discovery = discovery;
  }

  /**
   * The tenant's OpenID configuration in the configured cloud.
   * @throws TenantUnknownError, TenantInOtherCloudError, MicrosoftUnavailableError
   */
  async metadata(tenantId: string, signal?: AbortSignal): Promise<TenantMetadata> {
    const metadata = await this.#discovery.tenant(this.#cloud, tenantId, signal);
    if (metadata.cloud !== null && metadata.cloud !== this.#cloud.name)
      throw new TenantInOtherCloudError(metadata.cloud);
    return metadata;
  }

  /** Where a browser signs in; MSAL adds `openid profile offline_access`. No network beyond discovery. */
  async authorizationUrl(request: AuthorizationUrlRequest): Promise<string> {
    const { app } = await this.#application(request);
    return app.getAuthCodeUrl({
      scopes: [...request.scopes],
      redirectUri: request.redirectUri,
      // A cross-site POST would come without the attempt's SameSite=Lax cookie.
      responseMode: ResponseMode.QUERY,
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
    const { adminConsentEndpoint } = await this.metadata(request.tenantId, request.signal);
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
    const { app, network, cache } = await this.#application(request);
    try {
      const result = await app.acquireTokenByCode({
        code: request.code,
        codeVerifier: request.codeVerifier,
        scopes: [...request.scopes],
        redirectUri: request.redirectUri,
        nonce: request.nonce,
      });
      if (result.idToken === '') throw new IdTokenRefusedError('MISSING');
      return { ...issued(result), idToken: result.idToken, tokenCache: cache.text };
    } catch (error) {
      throw errorFromMsal(error, 'authorization-code', network, request.signal);
    }
  }

  /**
   * An access token of the application itself. `scope` is `<resource>/.default`.
   * @throws MicrosoftRefusedError, MicrosoftUnavailableError, and those of `metadata`
   */
  async clientCredentials(request: TenantRequest & { readonly scope: string }): Promise<IssuedToken> {
    const { app, network } = await this.#application(request);
    try {
      const result = await app.acquireTokenByClientCredential({ scopes: [request.scope], skipCache: true });
      if (result === null) throw new MicrosoftRefusedError('client-credentials', noDetails);
      return issued(result);
    } catch (error) {
      throw errorFromMsal(error, 'client-credentials', network, request.signal);
    }
  }

  /**
   * An access token out of the cache, or by its refresh token. `tokenCache` is null when nothing in it changed;
   * otherwise it must replace the stored one, or the rotated refresh token is lost.
   * @throws MicrosoftRefusedError, MicrosoftUnavailableError, and those of `metadata`
   */
  async silent(request: SilentRequest): Promise<IssuedToken & { readonly tokenCache: string | null }> {
    const { app, network, cache } = await this.#application(request, request.tokenCache);
    try {
      const accounts = await app.getTokenCache().getAllAccounts();
      const account = accounts.find(
        ({ localAccountId }) => localAccountId.toLowerCase() === request.account.oid,
      );
      if (account === undefined) {
        throw new MicrosoftRefusedError('refresh', { ...noDetails, error: 'interaction_required' });
      }
      const result = await app.acquireTokenSilent({
        account,
        scopes: [...request.scopes],
        forceRefresh: request.forceRefresh ?? false,
      });
      return { ...issued(result), tokenCache: cache.hasChanged ? cache.text : null };
    } catch (error) {
      throw errorFromMsal(error, 'refresh', network, request.signal);
    }
  }

  async #application(
    { registration, tenantId, signal }: TenantRequest,
    cacheText = '',
  ): Promise<{ app: ConfidentialClientApplication; network: MsalNetwork; cache: CacheText }> {
    const metadata = await this.metadata(tenantId, signal);
    const network = new MsalNetwork({ http: this.#http, signal });
    const cache = new CacheText(cacheText);
    const app = new ConfidentialClientApplication({
      auth: {
        clientId: registration.clientId,
        ...credentialOf(registration),
        // MSAL refuses an authority over http and keys its cache by it, so it is always the cloud's own name; the
        // requests go to the endpoints of the metadata.
        authority: `https://${this.#cloud.authorityHost}/${tenantId}`,
        knownAuthorities: [this.#cloud.authorityHost],
        authorityMetadata: authorityMetadata(metadata),
      },
      cache: { cachePlugin: cache },
      system: { networkClient: network, disableInternalRetries: true, loggerOptions: silentLogger },
    });
    return { app, network, cache };
  }
}

const silentLogger = { loggerCallback: (): void => undefined, piiLoggingEnabled: false };

function credentialOf({ credential }: AppRegistration): object {
  if (credential.kind === 'secret') return { clientSecret: credential.secret };
  const { thumbprintSha256, privateKey, x5c } = credential;
  return { clientCertificate: { thumbprintSha256, privateKey, ...(x5c === undefined ? {} : { x5c }) } };
}

function authorityMetadata(metadata: TenantMetadata): string {
  return JSON.stringify({
    issuer: metadata.issuer,
    authorization_endpoint: metadata.authorizationEndpoint,
    token_endpoint: metadata.tokenEndpoint,
    jwks_uri: metadata.jwksUri,
  });
}

function issued(result: AuthenticationResult): IssuedToken {
  // RFC 6749 §5.1: without `expires_in` nothing is known; such a token is good for the present use only.
  return {
    accessToken: result.accessToken,
    expiresAt: result.expiresOn ?? new Date(0),
    scopes: result.scopes,
  };
}
