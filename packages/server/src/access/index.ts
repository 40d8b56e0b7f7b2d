export {
  AccessService,
  type AccessOptions,
  type SetupLinkRefusal,
  type SetupResult,
  type SignedIn,
  type SignInResult,
  type TooManyAttempts,
} from './access.service.js';
export type { Administrator } from './administrator.repository.js';
export type { FieldProblem } from './administrator-input.js';
export type { IssuedSession } from './sessions.js';
export { SetupLinks, type SetupLinkOptions } from './setup-links.js';
export type { ApiKey } from './api-key.repository.js';
export type { ApiKeyPage, ApiKeys, NewApiKey } from './api-keys.js';
export type { Viewer } from './viewer.js';
