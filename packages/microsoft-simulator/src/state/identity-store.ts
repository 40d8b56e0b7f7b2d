import { randomUUID } from 'node:crypto';
import type { Consent, Grant, SimulatorState } from './simulator-state.js';
import type { StateFile } from './state-file.js';

// Microsoft: a refresh token dies after 90 days without use.
const inactivitySeconds = 90 * 24 * 3600;

/** Grants and consents, kept in memory and, if there is a file, on disk. Changes resolve when they are safe. */
export class IdentityStore {
  constructor(
    private readonly state: SimulatorState,
    private readonly file: StateFile<SimulatorState> | null,
  ) {}

  get signingKey(): SimulatorState['signingKey'] {
    return this.state.signingKey;
  }

  get tokenSecret(): Uint8Array {
    return Buffer.from(this.state.tokenSecret, 'base64url');
  }

  findGrant(id: string): Grant | undefined {
    return this.state.grants.find((grant) => grant.id === id);
  }

  /** @param now seconds since 1970 */
  async addGrant(
    grant: Pick<Grant, 'accountId' | 'tenantId' | 'clientId' | 'openIdScopes'>,
    now: number,
  ): Promise<Grant> {
    const added: Grant = { ...grant, id: randomUUID(), createdAt: now, lastUsedAt: now, revokedAt: null };
    this.state.grants = this.state.grants.filter((one) => now - one.lastUsedAt <= 2 * inactivitySeconds);
    this.state.grants.push(added);
    await this.#save();
    return added;
  }

  async touchGrant(grant: Grant, now: number): Promise<void> {
    grant.lastUsedAt = now;
    await this.#save();
  }

  /** Revokes every grant of that account; @returns how many. */
  async revokeGrants(accountId: string, now: number): Promise<number> {
    const grants = this.state.grants.filter(
      (grant) => grant.accountId === accountId && grant.revokedAt === null,
    );
    for (const grant of grants) grant.revokedAt = now;
    await this.#save();
    return grants.length;
  }

  /** Scopes that `accountId` may use with that application, by his own consent or the organization's. */
  delegatedScopes(tenantId: string, clientId: string, accountId: string): ReadonlySet<string> {
    const consents = this.#consents(tenantId, clientId).filter(
      (consent) => consent.accountId === null || consent.accountId === accountId,
    );
    return new Set(consents.flatMap((consent) => consent.delegated));
  }

  /** Application permissions that an administrator of that organization granted. */
  applicationPermissions(tenantId: string, clientId: string): ReadonlySet<string> {
    const consents = this.#consents(tenantId, clientId).filter((consent) => consent.accountId === null);
    return new Set(consents.flatMap((consent) => consent.application));
  }

  /** Adds to what was allowed before. */
  async addConsent(consent: Consent): Promise<void> {
    const known = this.#consents(consent.tenantId, consent.clientId).find(
      (one) => one.accountId === consent.accountId,
    );
    if (known === undefined) this.state.consents.push(structuredClone(consent));
    else {
      known.delegated = [...new Set([...known.delegated, ...consent.delegated])];
      known.application = [...new Set([...known.application, ...consent.application])];
    }
    await this.#save();
  }

  /** Takes back what was allowed in that organization, by everybody or by one account. */
  async withdrawConsents(tenantId: string, accountId?: string): Promise<void> {
    this.state.consents = this.state.consents.filter(
      (consent) =>
        consent.tenantId !== tenantId || (accountId !== undefined && consent.accountId !== accountId),
    );
    await this.#save();
  }

  /** Forgets all grants and consents; the keys stay. */
  async clear(): Promise<void> {
    this.state.grants = [];
    this.state.consents = [];
    await this.#save();
  }

  #consents(tenantId: string, clientId: string): Consent[] {
    return this.state.consents.filter(
      (consent) => consent.tenantId === tenantId && consent.clientId === clientId,
    );
  }

  async #save(): Promise<void> {
    await this.file?.save(() => this.state);
  }
}
