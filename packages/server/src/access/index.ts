export { AccessService, type AccessOptions } from './access.service.js';
export type { Administrator } from './administrator.repository.js';
export type { FieldProblem } from './administrator-input.js';
export type { IssuedSession } from './sessions.js';
export { PasswordResets } from './password-resets.js';
export { SetupLinks, type SetupLinkOptions } from './setup-links.js';
export type { ApiKey } from './api-key.repository.js';
export type { ApiKeyPage, ApiKeys, NewApiKey } from './api-keys.js';
export type { InvitationResult, LinkRefusal, OneTimeLinks, SetupResult } from './one-time-links.js';
export type { Invitation } from './people/invitation.repository.js';
export type { Invitations } from './people/invitations.js';
export type { Person } from './people/person.repository.js';
export type { People } from './people/people.js';
export type { Viewer } from './viewer.js';
export type {
  SecondFactorAdded,
  SecondFactorRefusal,
  SecondFactors,
} from './second-factors/second-factors.js';
export type { OwnAccount, OwnSession } from './own-account.js';
export type { SecondFactorProof, SecondStepRequest } from './second-factors/second-step.js';
export type { Asking, Session } from './session.repository.js';
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
