import { createHash } from 'node:crypto';
import { MicrosoftRefusedError } from '../errors.js';
import { refusalCode } from './aadsts.js';
import type { AppRegistration, ClientCredential } from './registration.js';

/**
 * Remembers with which credential Microsoft last accepted an application, so that it is tried first: while a secret is
 * being replaced, the old one and the new one are both there and either may be the one that works.
 */
export class WorkingCredentials {
  readonly #last = new Map<string, string>();

  /** The credentials of an application, that which last worked first. */
  order({ clientId, credential, further = [] }: AppRegistration): ClientCredential[] {
    const all = [credential, ...further];
    const last = this.#last.get(clientId);
    const working = all.filter((one) => nameOf(one) === last);
    return [...working, ...all.filter((one) => !working.includes(one))];
  }

  remember({ clientId, further = [] }: AppRegistration, credential: ClientCredential): void {
    if (further.length > 0) this.#last.set(clientId, nameOf(credential));
    else this.#last.delete(clientId);
  }
}

/** Whether Microsoft did not accept the credential itself, so that another one may do. */
export function isCredentialRefused(error: unknown): boolean {
  if (!(error instanceof MicrosoftRefusedError)) return false;
  const code = refusalCode(error);
  return code === 'CLIENT_SECRET_EXPIRED' || code === 'CLIENT_SECRET_WRONG';
}

/** Tells credentials apart without keeping a secret. */
function nameOf(credential: ClientCredential): string {
  if (credential.kind === 'certificate') return credential.thumbprintSha256;
  return createHash('sha256').update(credential.secret).digest('base64url');
}
