import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { RequestedScopes } from './check-scope.js';
import type { CodeChallenge } from './check-pkce.js';

export const codeLifetimeMs = 10 * 60 * 1000;

/** What an authorization code stands for (RFC 6749 §4.1.2). */
export interface AuthorizationCode {
  readonly accountId: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** The tenant of the path at which it was asked for: its GUID, `organizations` or `common`. */
  readonly authority: string;
  readonly scopes: RequestedScopes;
  readonly codeChallenge: CodeChallenge | null;
  readonly nonce: string | null;
  readonly issuedAt: Date;
  isRedeemed: boolean;
}

/** The codes that were issued in the last minutes; redeemed ones are remembered, to tell a repeat. */
export class AuthorizationCodes {
  readonly #codes = new Map<string, AuthorizationCode>();

  constructor(private readonly clock: Clock) {}

  issue(facts: Omit<AuthorizationCode, 'issuedAt' | 'isRedeemed'>): string {
    this.#forgetOld();
    const code = `1.${randomBytes(64).toString('base64url')}`;
    this.#codes.set(code, { ...facts, issuedAt: this.clock.now(), isRedeemed: false });
    return code;
  }

  find(code: string): AuthorizationCode | undefined {
    return this.#codes.get(code);
  }

  clear(): void {
    this.#codes.clear();
  }

  // Kept for a day, so that an old code is told from one that never was.
  #forgetOld(): void {
    const day = 24 * 3600 * 1000;
    for (const [value, code] of this.#codes) {
      if (this.clock.now().getTime() - code.issuedAt.getTime() < day) return;
      this.#codes.delete(value);
    }
  }
}
