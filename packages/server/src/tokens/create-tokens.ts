import { DueRefresh } from './due-refresh.js';
import { defaultScopes } from './issuing.scopes.js';
import { IssuingService } from './issuing.service.js';
import { Refresher } from './refresher.js';
import { TokenService, type TokenServiceDependencies } from './token-service.js';
import { TokenStore } from './token-store.js';
import type { ConnectionService } from '../connections/index.js';

export interface TokensOptions extends Omit<TokenServiceDependencies, 'store' | 'connections'> {
  readonly connections: Pick<ConnectionService, 'get' | 'recordAuthorization'>;
  /** The remote-signing application's own scope; null when none is configured. */
  readonly etokenScope: string | null;
  /** Told of what went wrong in the background and belongs to no connection. */
  readonly reportError: (error: unknown) => void;
}

/** Everything that is done with tokens. */
export interface Tokens {
  readonly store: TokenStore;
  /** For whoever uses connections within the hub. */
  readonly service: TokenService;
  /** For integrators. */
  readonly issuing: IssuingService;
  readonly refresher: Refresher;
}

/** Puts this part together; nothing runs before `refresher.start()`. */
export function createTokens(options: TokensOptions): Tokens {
  const { microsoft, etokenScope } = options;
  const { cloudOf } = microsoft;
  const store = new TokenStore(options);
  const service = new TokenService({ ...options, store });
  const due = new DueRefresh({
    ...options,
    store,
    tokens: service,
    scopesOf: ({ type, access, tenant, authorization }) =>
      defaultScopes(
        { type, access, grantedScopes: authorization.scopes },
        { resources: cloudOf(tenant.cloud), etokenScope },
      ),
  });
  return {
    store,
    service,
    issuing: new IssuingService({ ...options, cloudOf, tokens: service }),
    refresher: new Refresher({ ...options, due }),
  };
}
