import { DomainError } from '../errors.js';
import type { AuthorizationFailure } from '../connections/index.js';

/** There is no grant to get a token by: the connection was never authorized. */
export class NotAuthorizedError extends DomainError {
  readonly code = 'NOT_AUTHORIZED';

  constructor(connectionId: string) {
    super('The connection is not authorized.', { connectionId });
  }
}

/** Microsoft no longer honours the grant; whoever asked records `failure` with the connection. */
export class GrantLostError extends DomainError {
  readonly code = 'NEEDS_REAUTHORIZATION';

  constructor(
    connectionId: string,
    readonly failure: AuthorizationFailure,
    options?: ErrorOptions,
  ) {
    super('The connection needs to be authorized again.', { connectionId, reason: failure.code }, options);
  }
}
