import { DomainError } from '../errors.js';
import { cloudLabel, type CloudName } from './clouds.js';

/** What kind of request to the token endpoint was refused: the same number means another thing in each. */
export type TokenRequestKind = 'authorization-code' | 'refresh' | 'client-credentials';

/** What Microsoft says beside an error, for its support. */
export interface MicrosoftErrorDetails {
  /** OAuth's `error`, e.g. `invalid_grant`: what code reacts to. */
  readonly error: string | null;
  readonly suberror: string | null;
  /** AADSTS numbers, e.g. `700082`. */
  readonly aadsts: readonly number[];
  /** Microsoft's own words, without the identifiers that follow them. */
  readonly description: string | null;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
}

/** Microsoft understood the request and refused it. Its message holds no token, code or secret. */
export class MicrosoftRefusedError extends DomainError {
  readonly code = 'MICROSOFT_REFUSED';

  constructor(
    readonly request: TokenRequestKind,
    readonly details: MicrosoftErrorDetails,
    options?: ErrorOptions,
  ) {
    super(
      `Microsoft refused the request: ${details.description ?? details.error ?? 'no reason given'}`,
      {},
      options,
    );
  }
}

/** Microsoft did not answer, or asked to come back later: nothing is known about the grant. */
export class MicrosoftUnavailableError extends DomainError {
  readonly code = 'MICROSOFT_UNAVAILABLE';

  constructor(
    /** What was tried and how it ended, in words. */
    reason: string,
    readonly details: MicrosoftErrorDetails = noDetails,
    options?: ErrorOptions,
  ) {
    super(reason, {}, options);
  }
}

/** The tenant exists, but not in the configured cloud: nobody can sign in to it here. */
export class TenantInOtherCloudError extends DomainError {
  readonly code = 'TENANT_IN_OTHER_CLOUD';

  constructor(readonly cloud: CloudName) {
    super(`The tenant is in the ${cloudLabel(cloud)} cloud.`, { cloud });
  }
}

/** Microsoft's discovery knows no such tenant. */
export class TenantUnknownError extends DomainError {
  readonly code = 'TENANT_NOT_FOUND';

  constructor(readonly details: MicrosoftErrorDetails) {
    super('Microsoft knows no such tenant.');
  }
}

export const idTokenRefusals = [
  'MISSING',
  'MALFORMED',
  'ALGORITHM',
  'KEY_UNKNOWN',
  'SIGNATURE',
  'TENANT',
  'ISSUER',
  'AUDIENCE',
  'EXPIRED',
  'NOT_YET_VALID',
  'NONCE',
  'SUBJECT_MISSING',
] as const;
export type IdTokenRefusal = (typeof idTokenRefusals)[number];

/** An ID token was not believed; `reason` says which check it failed. */
export class IdTokenRefusedError extends DomainError {
  readonly code = 'ID_TOKEN_REFUSED';

  constructor(
    readonly reason: IdTokenRefusal,
    /** The tenant and the account that the token names, where its signature was good. */
    readonly claimed: { readonly tid?: string | undefined; readonly username?: string | undefined } = {},
    options?: ErrorOptions,
  ) {
    super(`The ID token was refused: ${reason}.`, { reason }, options);
  }
}

/** Graph answered with an error: its own code and words. */
export class GraphRefusedError extends DomainError {
  readonly code = 'GRAPH_REFUSED';

  constructor(
    readonly status: number,
    readonly graphCode: string | null,
    readonly graphMessage: string | null,
    readonly requestId: string | null,
  ) {
    super(`Graph answered ${status} ${graphCode ?? ''}: ${graphMessage ?? 'no reason given'}`);
  }
}

/** A token was about to go to a host that is not configured; nothing was sent. */
export class ForeignHostError extends DomainError {
  readonly code = 'FOREIGN_HOST';

  constructor(host: string) {
    super(`No token is ever sent to ${host}.`, { host });
  }
}

/** No application is registered with Microsoft in whose name connections of this type could ask. */
export class AppRegistrationMissingError extends DomainError {
  readonly code = 'APP_REGISTRATION_MISSING';

  constructor(connectionType: string) {
    super(`No app registration is configured for connections of type ${connectionType}.`, { connectionType });
  }
}

/** What is stored was granted to an application that is not set up (any more): Microsoft was not asked. */
export class ApplicationNotSetUpError extends DomainError {
  readonly code = 'APPLICATION_NOT_SET_UP';

  constructor(
    /** The application's; null for a grant of which it is not known. */
    readonly clientId: string | null,
  ) {
    super(
      `The connection was granted to ${clientId === null ? 'an application' : `the application ${clientId}`} that is not set up here.`,
      clientId === null ? {} : { clientId },
    );
  }
}

export const noDetails: MicrosoftErrorDetails = {
  error: null,
  suberror: null,
  aadsts: [],
  description: null,
  correlationId: null,
  traceId: null,
  status: null,
  retryAfterSeconds: null,
};
