import { type AuthorizationFailure, type Connection, isOfRefresh } from '../connections/index.js';
import { duringRefresh, type FailureCode } from '../failures/index.js';
import {
  ApplicationNotSetUpError,
  type AppRegistration,
  failureFromError,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  TenantInOtherCloudError,
  TenantUnknownError,
} from '../microsoft/index.js';

/** How long what may pass has to last before a connection's page speaks of it. */
const lastingMs = 60 * 60_000;

const passing: ReadonlySet<FailureCode> = new Set(['MICROSOFT_UNAVAILABLE', 'TOO_MANY_REQUESTS']);

const tellingErrors = [
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  TenantUnknownError,
  TenantInOtherCloudError,
  ApplicationNotSetUpError,
];

/** What can be said with a connection: of Microsoft, of the grant, or of the application that it was made to. */
export type TellingError = InstanceType<(typeof tellingErrors)[number]>;

/** Whether it tells something of Microsoft, of the grant or its application, and is no fault within this hub. */
export function isTelling(error: unknown): error is TellingError {
  return tellingErrors.some((kind) => error instanceof kind);
}

/**
 * What a connection's page is to say of a refresh that failed although the grant stands; null for what is not (yet)
 * worth saying: an error of the hub's own, and what may pass until it has lasted for an hour.
 */
export function failureToTell(
  error: unknown,
  refresh: { readonly connection: Connection; readonly failingSince: Date; readonly now: Date },
): AuthorizationFailure | null {
  if (!isTelling(error)) return null;
  const { connection, failingSince, now } = refresh;
  const failure = failureFromError(error, now);
  const mayPass = error instanceof MicrosoftUnavailableError || passing.has(failure.code);
  // It must not hide what somebody has to mend and what is known already.
  const isUnsaid =
    isOfRefresh(connection.authorization.error) || now.getTime() - failingSince.getTime() < lastingMs;
  if (mayPass && isUnsaid) return null;
  return { ...failure, facts: { ...failure.facts, during: duringRefresh } };
}

/** A failure with the name of the application in which Landbridge asked. */
export function withApplication(
  failure: AuthorizationFailure,
  { name = null, clientId }: AppRegistration,
): AuthorizationFailure {
  const application = name === null ? clientId : `${name} (${clientId})`;
  return { ...failure, facts: { ...failure.facts, application } };
}
