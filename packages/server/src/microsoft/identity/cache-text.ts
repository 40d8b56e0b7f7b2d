import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';

/** Gives MSAL a serialised cache and takes back the changed one; storing it is the caller's business. */
export class CacheText implements ICachePlugin {
  hasChanged = false;

  constructor(public text: string) {}

  beforeCacheAccess(context: TokenCacheContext): Promise<void> {
    if (this.text !== '') context.tokenCache.deserialize(this.text);
    return Promise.resolve();
  }

  afterCacheAccess(context: TokenCacheContext): Promise<void> {
    if (context.cacheHasChanged) {
      this.text = context.tokenCache.serialize();
      this.hasChanged = true;
    }
    return Promise.resolve();
  }
}
