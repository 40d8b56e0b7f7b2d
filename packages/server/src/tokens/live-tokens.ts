import { clockToleranceMs, type IssuedToken } from '../microsoft/index.js';

/** Of which grant and which stored cache a token is: while both are the stored ones, it is still the right token. */
export interface TokenOrigin {
  readonly version: number;
  readonly authorizedAt: string | null;
}

interface LiveToken {
  readonly token: IssuedToken;
  readonly origin: TokenOrigin;
  readonly obtainedAt: number;
}

// An access token is some 2 to 4 KB.
const keptAtMost = 2_000;
/** Whoever asks again so soon would get nothing that lives longer. */
const justObtainedMs = 1_000;

/**
 * Access tokens that were handed out a moment ago, so that the next caller waits for neither decryption nor MSAL. In
 * memory only, bounded, what was not used for longest goes first; whoever takes one says which grant is stored.
 */
export class LiveTokens {
  readonly #kept = new Map<string, LiveToken>();

  /** Null when none is kept, when it is of another origin, or when it ends sooner than asked for. */
  get(key: string, origin: TokenOrigin, { now, ttlMs }: { now: Date; ttlMs: number }): IssuedToken | null {
    const kept = this.#kept.get(key);
    if (kept === undefined) return null;
    const leftMs = kept.token.expiresAt.getTime() - now.getTime();
    const isSame = kept.origin.version === origin.version && kept.origin.authorizedAt === origin.authorizedAt;
    this.#kept.delete(key);
    // Set back since, the clock would let it live longer than it does.
    const isOfLater = kept.obtainedAt - now.getTime() > clockToleranceMs;
    if (!isSame || isOfLater || leftMs <= 0) return null;
    this.#kept.set(key, kept);
    const isJustObtained = Math.abs(now.getTime() - kept.obtainedAt) < justObtainedMs;
    return leftMs >= ttlMs || isJustObtained ? kept.token : null;
  }

  set(key: string, origin: TokenOrigin, { token, now }: { token: IssuedToken; now: Date }): void {
    this.#kept.delete(key);
    this.#kept.set(key, { token, origin, obtainedAt: now.getTime() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptAtMost && oldest !== undefined) this.#kept.delete(oldest);
  }
}
