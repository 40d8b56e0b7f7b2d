import { duringRefresh, type FailureCode } from '../failures/index.js';

/** A failure as it is kept with the connection; what Microsoft said stands beside our code, for its support. */
export interface AuthorizationFailure {
  readonly code: FailureCode;
  /** e.g. `AADSTS65004`. */
  readonly aadsts: string | null;
  /** Microsoft's own words. */
  readonly message: string | null;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly occurredAt: string;
  /** What the sentences need, e.g. the account that signed in. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Whether a failure is of a refresh, not of an attempt to sign in. */
export function isOfRefresh(failure: AuthorizationFailure | null): boolean {
  return failure?.facts['during'] === duringRefresh;
}
