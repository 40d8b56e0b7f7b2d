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
      readonly cloud: CloudName;
    }
  | { readonly kind: 'notFound' }
  /** In a cloud that cannot be asked from here; `cloud` is the likeliest. */
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
    try {
      const metadata = await this.#discovery.tenant(this.#cloud, textOf(name), signal);
      return foundIn(this.#cloud, name, metadata);
    } catch (error) {
      if (error instanceof MicrosoftUnavailableError) {
        const hinted = elsewhereBy(error, this.#cloud);
        if (hinted === null) return { kind: 'unavailable', reason: error.message };
        return (await this.#lookElsewhere(name, signal)) ?? hinted;
      }
      if (!(error instanceof TenantUnknownError)) throw error;
      return (await this.#lookElsewhere(name, signal)) ?? { kind: 'notFound' };
    }
  }

  /** The other clouds are asked only where Microsoft's own addresses are in use; null when none has the tenant. */
  async #lookElsewhere(name: TenantName, signal?: AbortSignal): Promise<TenantLookup | null> {
    if (this.#cloud.standInFor !== null) return null;
    const answers = await Promise.all(
      cloudsElsewhere(this.#cloud.name).map((cloud) => this.#lookIn(cloud, name, signal)),
    );
    return answers.find((found) => found !== null) ?? null;
  }

  /** Another cloud that does not answer tells nothing, and must not hide that this one has no such tenant. */
  async #lookIn(cloud: Cloud, name: TenantName, signal?: AbortSignal): Promise<TenantLookup | null> {
    try {
      return foundIn(cloud, name, await this.#discovery.tenant(cloud, textOf(name), signal));
    } catch (error) {
      if (error instanceof TenantUnknownError || error instanceof MicrosoftUnavailableError) return null;
      throw error;
    }
  }
}

function textOf(name: TenantName): string {
  return name.kind === 'guid' ? name.tenantId : name.domain;
}

function foundIn(asked: Cloud, name: TenantName, metadata: TenantMetadata): TenantLookup {
  const cloud = metadata.cloud ?? asked.name;
  if (metadata.isElsewhere) return { kind: 'otherCloud', cloud };
  if (name.kind === 'guid') {
    const isAnother = metadata.tenantId !== null && metadata.tenantId !== name.tenantId;
    if (isAnother) return { kind: 'unavailable', reason: 'Microsoft answered about another tenant.' };
    return { kind: 'found', tenantId: name.tenantId, domain: null, displayName: null, cloud };
  }
  if (metadata.tenantId === null)
    return { kind: 'unavailable', reason: "The answer does not hold the tenant's ID." };
  return { kind: 'found', tenantId: metadata.tenantId, domain: name.domain, displayName: null, cloud };
}

/**
 * AADSTS90038, 900382 and 900432 say that the tenant is elsewhere; where, only the words may tell. Where they do not,
 * the US clouds and the global one are each other's likeliest neighbour.
 */
function elsewhereBy(
  { details }: MicrosoftUnavailableError,
  asked: Cloud,
): Extract<TenantLookup, { kind: 'otherCloud' }> | null {
  if (!details.aadsts.some((number) => failureCodeOfNumber(number) === 'TENANT_IN_OTHER_CLOUD')) return null;
  const words = details.description ?? '';
  const named = /microsoftonline\.cn|china/i.test(words)
    ? 'china'
    : /\.us\b|usgov/i.test(words)
      ? 'usgov'
      : null;
  return { kind: 'otherCloud', cloud: named ?? (asked.name === 'global' ? 'usgov' : 'global') };
}
