import type { AuthorizationFailureCode } from './authorization-failure-codes.js';
import { authorizationFailureTexts, type AuthorizationFailureText } from './authorization-failure-texts.js';

export { authorizationFailureCodes, type AuthorizationFailureCode } from './authorization-failure-codes.js';
export {
  authorizationFailureTexts,
  type AuthorizationFailureText,
  type FailureActor,
} from './authorization-failure-texts.js';

/** A failure as it is kept with the connection; what Microsoft said stands beside our code, for its support. */
export interface AuthorizationFailure {
  readonly code: AuthorizationFailureCode;
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

/** Whose failure it is, as far as the sentences need it. */
export interface FailureContext {
  readonly name: string;
  readonly tenant: {
    readonly id: string;
    readonly displayName: string | null;
    readonly domain: string | null;
  };
}

/** What fills the placeholders of a failure's sentences, in any language. */
export function failureWords(
  { facts }: AuthorizationFailure,
  { name, tenant }: FailureContext,
): Record<string, string> {
  return {
    account: 'the account that signed in',
    expectedAccount: 'another account',
    cloud: 'other',
    scopes: 'more permissions',
    ...facts,
    connection: name,
    tenant: tenant.displayName ?? tenant.domain ?? tenant.id,
  };
}

/** A failure in English sentences, for integrators and for pages without the window. */
export function describeFailure(
  failure: AuthorizationFailure,
  context: FailureContext,
): AuthorizationFailureText {
  const words = failureWords(failure, context);
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, key: string) => words[key] ?? whole);
  const { title, explanation, remedy, actor } = authorizationFailureTexts[failure.code];
  return { title: fill(title), explanation: fill(explanation), remedy: fill(remedy), actor };
}
