import { failureCodeOfNumber } from '../../failures/index.js';
import { cloudsElsewhere, type Cloud, type CloudName } from '../clouds.js';
import { MicrosoftUnavailableError, TenantUnknownError } from '../errors.js';
import type { Discovery, TenantMetadata } from './discovery.js';

/** A tenant as a person named it: its GUID, or a verified domain in ASCII. */
export type TenantName =
  { readonly kind: 'guid'; readonly tenantId: string } | { readonly kind: 'domain'; readonly domain: string };

export type TenantLookup =
  /** Discovery tells no display name: that comes from Graph later. */
  | {
      readonly kind: 'found';
      readonly tenantId: string;
      readonly domain: string | null;
      readonly displayName: string | null;
    }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'otherCloud'; readonly cloud: CloudName }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Asks Microsoft whether a tenant exists, and in which cloud. */
export class TenantDirectory {
  readonly #cloud: Cloud;
  readonly #discovery: Pick<Discovery, 'tenant'>;

  constructor({ cloud, discovery }: { cloud: Cloud; discovery: Pick<Discovery, 'tenant'> }) {
    this.#cloud = cloud;
    this.#discovery = discovery;
  }

  /**
   * Looks a tenant up; every outcome is a value.
   * @throws the signal's reason when the caller gave up.
   */
  async lookUp(name: TenantName, signal?: AbortSignal): Promise<TenantLookup> {
    const tenant = name.kind === 'guid' ? name.tenantId : name.domain;
    try {
      return foundIn(this.#cloud, name, await this.#discovery.tenant(this.#cloud, tenant, signal));
    } catch (error) {
      if (error instanceof MicrosoftUnavailableError)
        return elsewhereBy(error, this.#cloud) ?? unavailable(error);
      if (!(error instanceof TenantUnknownError)) throw error;
      return this.#lookElsewhere(tenant, signal);
    }
  }

  /** The other clouds are asked only where Microsoft's own addresses are in use. */
  async #lookElsewhere(tenant: string, signal?: AbortSignal): Promise<TenantLookup> {
    if (this.#cloud.hasOwnLoginUrl) return { kind: 'notFound' };
    const answers = await Promise.all(
      cloudsElsewhere(this.#cloud.name).map((cloud) => this.#isIn(cloud, tenant, signal)),
    );
    const cloud = answers.find((found) => found !== null && found !== this.#cloud.name);
    return cloud === undefined || cloud === null ? { kind: 'notFound' } : { kind: 'otherCloud', cloud };
  }

  /** Another cloud that does not answer tells nothing, and must not hide that this one has no such tenant. */
  async #isIn(cloud: Cloud, tenant: string, signal?: AbortSignal): Promise<CloudName | null> {
    try {
      const metadata = await this.#discovery.tenant(cloud, tenant, signal);
      return metadata.cloud ?? cloud.name;
    } catch (error) {
      if (error instanceof TenantUnknownError || error instanceof MicrosoftUnavailableError) return null;
      throw error;
    }
  }
}

function foundIn(cloud: Cloud, name: TenantName, metadata: TenantMetadata): TenantLookup {
  if (metadata.cloud !== null && metadata.cloud !== cloud.name)
    return { kind: 'otherCloud', cloud: metadata.cloud };
  if (name.kind === 'guid') {
    const isAnother = metadata.tenantId !== null && metadata.tenantId !== name.tenantId;
    if (isAnother) return { kind: 'unavailable', reason: 'Microsoft answered about another tenant.' };
    return { kind: 'found', tenantId: name.tenantId, domain: null, displayName: null };
  }
  if (metadata.tenantId === null)
    return { kind: 'unavailable', reason: "The answer does not hold the tenant's ID." };
  return { kind: 'found', tenantId: metadata.tenantId, domain: name.domain, displayName: null };
}

/**
 * AADSTS90038, 900382 and 900432 say that the tenant is elsewhere; where, only the words may tell. Where they do not,
 * the US clouds and the global one are each other's likeliest neighbour.
 */
function elsewhereBy({ details }: MicrosoftUnavailableError, asked: Cloud): TenantLookup | null {
  if (!details.aadsts.some((number) => failureCodeOfNumber(number) === 'TENANT_IN_OTHER_CLOUD')) return null;
  const words = details.description ?? '';
  const named = /microsoftonline\.cn|china/i.test(words)
    ? 'china'
    : /\.us\b|usgov/i.test(words)
      ? 'usgov'
      : null;
  return { kind: 'otherCloud', cloud: named ?? (asked.name === 'global' ? 'usgov' : 'global') };
}

function unavailable(error: MicrosoftUnavailableError): TenantLookup {
  return { kind: 'unavailable', reason: error.message };
}
