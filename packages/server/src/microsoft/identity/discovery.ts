import { z } from 'zod';
import { failureCodeOfNumber } from '../../failures/index.js';
import type { Ambient } from '../../ambient.js';
import { isLoopbackHost } from '../../loopback.js';
import {
  cloudOfClaims,
  isMicrosoftLoginHost,
  isSameIdentityCloud,
  type Cloud,
  type CloudName,
} from '../clouds.js';
import { MicrosoftUnavailableError, TenantUnknownError } from '../errors.js';
import type { MicrosoftHttp } from '../http.js';
import { jsonObject } from '../json-object.js';
import { SingleFlight } from '../single-flight.js';
import { errorDetails } from './error-details.js';

/** What a tenant's OpenID configuration says; nothing here is guessed from the configured address. */
export interface TenantMetadata {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly adminConsentEndpoint: string;
  /** The GUID in the issuer; null where a stand-in's issuer has none. */
  readonly tenantId: string | null;
  /** The cloud that the answer names; null when it names none. */
  readonly cloud: CloudName | null;
  /** Whether it leads to another cloud's hosts, though the sign-in address was configured and no other may be asked. */
  readonly isElsewhere: boolean;
}

// OpenID Connect Discovery 1.0 §3; the last two are Microsoft's own (entra-docs, v2-protocols-oidc.md).
const openIdConfiguration = z.object({
  issuer: z.url({ protocol: /^https?$/ }),
  authorization_endpoint: z.url({ protocol: /^https?$/ }),
  token_endpoint: z.url({ protocol: /^https?$/ }),
  jwks_uri: z.url({ protocol: /^https?$/ }),
  cloud_instance_name: z.string().optional(),
  tenant_region_sub_scope: z.string().nullish(),
});

const keptForMs = 10 * 60_000;
const keptAtMost = 1000;
const guidInIssuer = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/i;

/** Reads tenants' OpenID configurations: kept for ten minutes, asked once however many want one, failures never kept. */
export class Discovery {
  readonly #http: MicrosoftHttp;
  readonly #ambient: Ambient;
  readonly #flights = new SingleFlight<TenantMetadata>();
  readonly #kept = new Map<string, { readonly metadata: TenantMetadata; readonly until: number }>();

  constructor({ http, ambient }: { http: MicrosoftHttp; ambient: Ambient }) {
    this.#http = http;
    this.#ambient = ambient;
  }

  /**
   * The configuration of a tenant (GUID or domain) in `cloud`.
   * @throws TenantUnknownError when Microsoft knows no such tenant.
   * @throws MicrosoftUnavailableError when it did not answer, or not with an OpenID configuration to be trusted.
   */
  async tenant(cloud: Cloud, tenant: string, signal?: AbortSignal): Promise<TenantMetadata> {
    const url = `${cloud.loginUrl}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`;
    const key = `${cloud.name} ${url}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > this.#ambient.now().getTime()) return kept.metadata;
    return this.#flights.run(key, () => this.#ask(cloud, tenant, { url, key }), signal);
  }

  async #ask(
    cloud: Cloud,
    tenant: string,
    { url, key }: { url: string; key: string },
  ): Promise<TenantMetadata> {
    const answer = await this.#http.send(url);
    if (answer.status !== 200) {
      const details = errorDetails(answer);
      const isUnknown =
        details.aadsts.some((number) => failureCodeOfNumber(number) === 'TENANT_NOT_FOUND') ||
        (answer.status < 500 && details.error === 'invalid_tenant');
      if (isUnknown) throw new TenantUnknownError(details);
      throw new MicrosoftUnavailableError(
        `${new URL(url).host} answered ${answer.status} about the tenant.`,
        details,
      );
    }
    const parsed = openIdConfiguration.safeParse(jsonObject(answer.text));
    if (!parsed.success) {
      throw new MicrosoftUnavailableError(`${new URL(url).host} answered without an OpenID configuration.`);
    }
    const metadata = metadataOf(parsed.data, cloud, tenant);
    this.#keep(key, metadata);
    return metadata;
  }

  #keep(key: string, metadata: TenantMetadata): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= keptAtMost && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.delete(key);
    this.#kept.set(key, { metadata, until: this.#ambient.now().getTime() + keptForMs });
  }
}

function metadataOf(
  found: z.infer<typeof openIdConfiguration>,
  cloud: Cloud,
  tenant: string,
): TenantMetadata {
  const named = cloudOfClaims(found, cloud.name);
  for (const endpoint of [found.authorization_endpoint, found.token_endpoint, found.jwks_uri]) {
    if (!isTrustworthy(new URL(endpoint), new URL(cloud.loginUrl))) {
      throw new MicrosoftUnavailableError(
        `The tenant's OpenID configuration points to ${new URL(endpoint).host}.`,
      );
    }
  }
  return {
    issuer: found.issuer,
    authorizationEndpoint: found.authorization_endpoint,
    tokenEndpoint: found.token_endpoint,
    jwksUri: found.jwks_uri,
    adminConsentEndpoint: adminConsentEndpoint(found.authorization_endpoint, cloud, tenant),
    tenantId: guidInIssuer.exec(new URL(found.issuer).pathname)?.[1]?.toLowerCase() ?? null,
    cloud: named,
    isElsewhere:
      cloud.standInFor !== null &&
      named !== null &&
      !isSameIdentityCloud(named, cloud.standInFor) &&
      new URL(found.token_endpoint).host !== new URL(cloud.loginUrl).host,
  };
}

/**
 * Secrets are posted to these endpoints: Microsoft's configuration may name Microsoft's hosts alone, a stand-in's its
 * own host or any over TLS, and plain http leads nowhere but to where it was configured or to this machine.
 */
function isTrustworthy(endpoint: URL, login: URL): boolean {
  if (isMicrosoftLoginHost(login.host))
    return endpoint.protocol === 'https:' && isMicrosoftLoginHost(endpoint.host);
  if (endpoint.protocol === 'https:') return true;
  return (
    login.protocol === 'http:' &&
    (endpoint.hostname === login.hostname ||
      (isLoopbackHost(endpoint.hostname) && isLoopbackHost(login.hostname)))
  );
}

// entra-docs, v2-admin-consent.md: no discovery document names this endpoint; it lies beside `/oauth2/v2.0/authorize`.
function adminConsentEndpoint(authorizationEndpoint: string, cloud: Cloud, tenant: string): string {
  const beside = authorizationEndpoint.replace(/\/oauth2\/v2\.0\/authorize$/, '/v2.0/adminconsent');
  return beside === authorizationEndpoint
    ? `${cloud.loginUrl}/${encodeURIComponent(tenant)}/v2.0/adminconsent`
    : beside;
}
