export { GrantLostError, NotAuthorizedError } from './token.errors.js';
export { TokenService, type TokenServiceDependencies } from './token-service.js';
export { TokenStore, type StoredCache } from './token-store.js';
