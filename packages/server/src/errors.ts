/**
 * The base of every error this hub throws on purpose: a stable `code` and facts, no sentence for a window.
 * Expected outcomes that the caller can mend are values, not errors.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;

  constructor(
    message: string,
    /** What an answer may repeat to the caller: never a secret. */
    readonly facts: Readonly<Record<string, string | number | boolean | null>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}
