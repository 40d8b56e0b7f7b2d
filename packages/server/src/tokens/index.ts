export { IssuingService, type IssuingServiceDependencies, type TokenWish } from './issuing.service.js';
export { GrantLostError, NotAuthorizedError } from './token.errors.js';
export { type TokenOptions, TokenService, type TokenServiceDependencies } from './token-service.js';
export { TokenStore, type StoredCache } from './token-store.js';
