export { createTokens, type Tokens, type TokensOptions } from './create-tokens.js';
export { IssuingService, type IssuingServiceDependencies, type TokenWish } from './issuing.service.js';
export { Refresher } from './refresher.js';
export { GrantLostError, NotAuthorizedError } from './token.errors.js';
export { type TokenOptions, TokenService, type TokenServiceDependencies } from './token-service.js';
export { tokenGauges } from './token.gauges.js';
export { TokenStore, type StoredCache } from './token-store.js';
