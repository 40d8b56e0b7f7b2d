export {
  AccessService,
  type AccessOptions,
  type SetupLinkRefusal,
  type SetupResult,
} from './access.service.js';
export type { Administrator } from './administrator.repository.js';
export type { FieldProblem } from './administrator-input.js';
export type { IssuedSession } from './sessions.js';
export { SetupLinks, type SetupLinkOptions } from './setup-links.js';
export type { ApiKey } from './api-key.repository.js';
export type { ApiKeyPage, ApiKeys, NewApiKey } from './api-keys.js';
export type { Viewer } from './viewer.js';
export type {
  SecondFactorAdded,
  SecondFactorRefusal,
  SecondFactors,
} from './second-factors/second-factors.js';
export type { OwnAccount, OwnSession } from './own-account.js';
export type { SecondFactorProof, SecondStepRequest } from './second-factors/second-step.js';
export type { Session } from './session.repository.js';
export type {
  PasswordRefusal,
  SecondStepNeeded,
  SecondStepResult,
  SignedIn,
  SignInOrigin,
  SignIns,
  SignInResult,
  TooManyAttempts,
} from './sign-ins.js';
