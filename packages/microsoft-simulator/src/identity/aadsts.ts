import { aadstsCatalogue, type AadstsCode, type AadstsDefinition } from './aadsts-catalogue.js';

/** An answer of the identity platform that is an error; `code` is the number behind `AADSTS`. */
export class IdentityError extends Error {
  readonly error: string;
  readonly status: number;
  readonly suberror: string | undefined;
  /** Seconds for `Retry-After`, when Microsoft would name them. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: AadstsCode,
    facts: Readonly<Record<string, string>> = {},
    overrides: { error?: string; status?: number; retryAfterSeconds?: number } = {},
  ) {
    const definition: AadstsDefinition = aadstsCatalogue[code];
    const message = definition.message.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
    super(`AADSTS${code}: ${message}`);
    this.name = 'IdentityError';
    this.error = overrides.error ?? definition.error;
    this.status = overrides.status ?? definition.status;
    this.suberror = definition.suberror;
    this.retryAfterSeconds = overrides.retryAfterSeconds;
  }
}
