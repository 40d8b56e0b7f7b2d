import { IdentityError } from './aadsts.js';

/** The parameters of a request, each of them once. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * RFC 6749 §3.1 and §3.2: a parameter must not be included more than once; one without a value counts as left out.
 * @throws {IdentityError} 9000411
 */
export function checkParameters(raw: unknown): Parameters {
  const parameters: Record<string, string> = {};
  if (typeof raw !== 'object' || raw === null) return parameters;
  for (const [name, value] of Object.entries(raw)) {
    if (typeof value !== 'string') throw new IdentityError(9000411, { parameter: name });
    if (value !== '') parameters[name] = value;
  }
  return parameters;
}

/**
 * The value of a parameter that must be there.
 * @throws {IdentityError} 900144
 */
export function requireParameter(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (value === undefined) throw new IdentityError(900144, { parameter: name });
  return value;
}
