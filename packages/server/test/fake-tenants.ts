import type { TenantLookup } from '../src/connections/index.js';

export const contoso = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

/** Tenants as Microsoft would know them; counts how often it was asked. */
export class FakeTenants {
  asked = 0;
  answer: TenantLookup | null = null;

  async lookUp(
    name: { kind: 'guid'; tenantId: string } | { kind: 'domain'; domain: string },
    _signal?: AbortSignal,
  ): Promise<TenantLookup> {
    this.asked += 1;
    if (this.answer) return this.answer;
    const tenantId = name.kind === 'guid' ? name.tenantId : contoso;
    return {
      kind: 'found',
      tenantId,
      displayName: null,
      domain: name.kind === 'domain' ? name.domain : null,
      cloud: 'global',
    };
  }
}
