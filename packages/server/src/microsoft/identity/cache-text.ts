import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';
import { inOtherTime } from './cached-token.js';

/** Gives MSAL a serialised cache and takes back the changed one; storing it is the caller's business. */
export class CacheText implements ICachePlugin {
  hasChanged = false;

  constructor(
    public text: string,
    /** By how much the hub's clock is ahead of the system's, by which MSAL tells when a token ends. */
    private readonly aheadMs: number,
  ) {}

  beforeCacheAccess(context: TokenCacheContext): Promise<void> {
    if (this.text !== '') context.tokenCache.deserialize(this.text);
    return Promise.resolve();
  }

  afterCacheAccess(context: TokenCacheContext): Promise<void> {
    if (context.cacheHasChanged) {
      const text = context.tokenCache.serialize();
      this.text = this.aheadMs === 0 ? text : inOtherTime(this.text, text, this.aheadMs);
      this.hasChanged = true;
    }
    return Promise.resolve();
  }
}
