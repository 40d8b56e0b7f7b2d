import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { digest } from '../digest.js';

const windowSeconds = 15 * 60;

/** How many failures within 15 minutes are let through. */
export interface ThrottleLimits {
  readonly perAccountAndAddress: number;
  readonly perAddress: number;
}

export const defaultThrottleLimits: ThrottleLimits = { perAccountAndAddress: 10, perAddress: 50 };

/** Counts guesses before they are looked at, so that a thousand at once are no better than one after another. */
export class Throttle {
  private readonly byAccountAndAddress: RateLimiterMemory;
  private readonly byAddress: RateLimiterMemory;

  constructor(limits: ThrottleLimits) {
    this.byAccountAndAddress = new RateLimiterMemory({
      points: limits.perAccountAndAddress,
      duration: windowSeconds,
    });
    this.byAddress = new RateLimiterMemory({ points: limits.perAddress, duration: windowSeconds });
  }

  /** Counts one try. @returns null, or after how many seconds the next may come */
  async count(address: string, account: string | null): Promise<number | null> {
    const network = networkOf(address);
    const waitForAddress = await consume(this.byAddress, network);
    if (waitForAddress !== null) return waitForAddress;
    return account === null ? null : consume(this.byAccountAndAddress, keyOf(network, account));
  }

  /** Takes back what a try that succeeded was counted for. */
  async forgive(address: string, account: string | null): Promise<void> {
    const network = networkOf(address);
    await this.byAddress.reward(network);
    if (account !== null) await this.byAccountAndAddress.delete(keyOf(network, account));
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}

function keyOf(network: string, account: string): string {
  return `${network} ${digest(account)}`;
}

/** One subscriber usually holds a whole /64 of IPv6 (RFC 6177 §2), so its first four groups are counted as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length;
  return [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0')].slice(0, 4).join(':');
}
