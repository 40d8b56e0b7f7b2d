/** How many requests one caller may make. */
export interface BucketLimits {
  readonly requestsPerSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

const maxBuckets = 10_000;

/**
 * Token buckets, one for each caller: a burst may come at once, then the rate holds. (A window counter, as
 * rate-limiter-flexible has it, lets two bursts through around the border of two windows.)
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly limits: BucketLimits,
    private readonly nowMs: () => number,
  ) {}

  /** Takes one token. @returns 0, or after how many seconds there is one again */
  take(caller: string): number {
    const bucket = this.refilled(caller);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / this.limits.requestsPerSecond));
  }

  private refilled(caller: string): Bucket {
    const nowMs = this.nowMs();
    const known = this.buckets.get(caller);
    if (!known) {
      if (this.buckets.size >= maxBuckets) this.forgetFull(nowMs);
      const bucket = { tokens: this.limits.burst, filledAtMs: nowMs };
      this.buckets.set(caller, bucket);
      return bucket;
    }
    known.tokens = this.tokensAt(known, nowMs);
    known.filledAtMs = nowMs;
    return known;
  }

  /** A full bucket is as good as none. */
  private forgetFull(nowMs: number): void {
    for (const [caller, bucket] of this.buckets) {
      if (this.tokensAt(bucket, nowMs) >= this.limits.burst) this.buckets.delete(caller);
    }
  }

  private tokensAt({ tokens, filledAtMs }: Bucket, nowMs: number): number {
    const gained = (Math.max(0, nowMs - filledAtMs) / 1000) * this.limits.requestsPerSecond;
    return Math.min(this.limits.burst, tokens + gained);
  }
}
