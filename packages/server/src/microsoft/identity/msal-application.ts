import { type AuthenticationResult, ConfidentialClientApplication } from '@azure/msal-node';
import type { Ambient } from '../../ambient.js';
import type { Cloud } from '../clouds.js';
import type { MicrosoftHttp } from '../http.js';
import { jsonObject } from '../json-object.js';
import type { TokenRequestKind } from '../errors.js';
import { CacheText } from './cache-text.js';
import type { TenantMetadata } from './discovery.js';
import { errorFromMsal } from './msal-errors.js';
import { MsalNetwork } from './msal-network.js';
import type { ClientCredential } from './registration.js';

export interface MsalApplicationOptions {
  readonly cloud: Cloud;
  readonly http: MicrosoftHttp;
  readonly metadata: TenantMetadata;
  readonly clientId: string;
  readonly credential: ClientCredential;
  /** The tenant's GUID. */
  readonly tenantId: string;
  /** MSAL's serialised cache; empty for none. */
  readonly cacheText: string;
  readonly signal: AbortSignal | undefined;
  readonly clock: Pick<Ambient, 'now'>;
}

/** An MSAL application for one request, with its cache and its way to the network. */
export class MsalApplication {
  readonly app: ConfidentialClientApplication;
  readonly cache: CacheText;
  readonly #network: MsalNetwork;
  readonly #signal: AbortSignal | undefined;
  readonly #aheadMs: number;

  constructor(options: MsalApplicationOptions) {
    const { cloud, http, metadata, clientId, credential, tenantId, cacheText, signal, clock } = options;
    this.#signal = signal;
    this.#aheadMs = aheadOfSystem(clock);
    this.#network = new MsalNetwork({ http, signal });
    this.cache = new CacheText(cacheText, this.#aheadMs);
    this.app = new ConfidentialClientApplication({
      auth: {
        clientId,
        ...authOf(credential),
        // MSAL refuses an authority over http and keys its cache by it, so it is always the cloud's own name; the
        // requests go to the endpoints of the metadata.
        authority: `https://${cloud.authorityHost}/${tenantId}`,
        knownAuthorities: [cloud.authorityHost],
        authorityMetadata: authorityMetadata(metadata),
      },
      cache: { cachePlugin: this.cache },
      system: { networkClient: this.#network, disableInternalRetries: true, loggerOptions: silentLogger },
    });
  }

  /** Whether the last answer held a refresh token, which MSAL's results do not tell (RFC 6749 §5.1: it is optional). */
  get hasRefreshToken(): boolean {
    const answer = jsonObject(this.#network.lastAnswer?.text ?? '');
    return typeof answer?.['refresh_token'] === 'string' && answer['refresh_token'] !== '';
  }

  /**
   * When a token ends by the hub's clock. RFC 6749 §5.1: without `expires_in` nothing is known; such a token is good for
   * the present use only.
   */
  expiryOf({ expiresOn }: Pick<AuthenticationResult, 'expiresOn'>): Date {
    return expiresOn === null ? new Date(0) : new Date(expiresOn.getTime() + this.#aheadMs);
  }

  /** Whether Microsoft was asked, rather than the cache alone. */
  get hasAsked(): boolean {
    return this.#network.lastAnswer !== null;
  }

  /** Our error for what one of this application's requests threw. */
  errorFrom(error: unknown, request: TokenRequestKind): unknown {
    return errorFromMsal(error, request, this.#network, this.#signal);
  }
}

// The system's clock is the hub's own but for tests; what reading both one after the other makes of it does not count.
const sameClockMs = 1_000;

/** Microsoft's answers tell for how long a token lives; MSAL makes a moment of that by the system's clock. */
function aheadOfSystem(clock: Pick<Ambient, 'now'>): number {
  const aheadMs = clock.now().getTime() - Date.now();
  return Math.abs(aheadMs) < sameClockMs ? 0 : aheadMs;
}

const silentLogger = { loggerCallback: (): void => undefined, piiLoggingEnabled: false };

function authOf(credential: ClientCredential): object {
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
