import { checkName, type ConnectionType, type UserError, userError } from '../connections/index.js';
import { certificateWith, type ClientCredential, type CloudName, cloudNames } from '../microsoft/index.js';
import { clientIdFrom, type Credential, isGuid } from './registration.js';

/** A secret with its expiry, or a certificate with its key, both in PEM. */
export interface CredentialInput {
  readonly secret?: string | null;
  /** Of a secret, which does not tell itself; ISO 8601 UTC. */
  readonly expiresAt?: string | null;
  readonly certificate?: string | null;
  readonly privateKey?: string | null;
  /** That what looks like a Secret ID is the secret's value all the same. */
  readonly confirmSecret?: boolean | null;
}

export interface AddRegistrationInput {
  readonly name: string;
  readonly clientId: string;
  readonly cloud: string;
  readonly isDefault?: boolean | null;
  readonly types?: readonly ConnectionType[] | null;
  readonly credential: CredentialInput;
}

/** A credential that was checked: what is shown of it, and the secret. */
export interface CheckedCredential {
  readonly shown: Omit<Credential, 'id' | 'addedAt'>;
  readonly secret: ClientCredential;
}

const longestSecret = 1_000;
const longestPem = 64 * 1024;
const longestClientId = 200;

/** @returns null, and adds what is wrong, when it is no client ID; a stand-in may name its applications as it likes */
export function checkClientId(errors: UserError[], typed: string, isStandIn: boolean): string | null {
  const clientId = clientIdFrom(typed.trim());
  const isRight = isStandIn ? /^[\x21-\x7e]+$/.test(clientId) : isGuid(clientId);
  if (isRight && clientId.length <= longestClientId) return clientId;
  errors.push(userError(clientId === '' ? 'REQUIRED' : 'CLIENT_ID_MALFORMED', 'clientId'));
  return null;
}

/** @returns null, and adds what is wrong, when there is no such cloud */
export function checkCloud(errors: UserError[], typed: string): CloudName | null {
  const cloud = cloudNames.find((name) => name === typed);
  if (cloud === undefined) errors.push(userError('CLOUD_UNKNOWN', 'cloud'));
  return cloud ?? null;
}

/** @returns null, and adds what is wrong, when it cannot be a name */
export function checkRegistrationName(errors: UserError[], typed: string): string | null {
  const name = checkName(typed);
  if (name.ok) return name.value;
  errors.push(userError(name.problem, 'name'));
  return null;
}

/** @returns null, and adds what is wrong, when it is no credential that can be used at `now` */
export function checkCredential(
  errors: UserError[],
  input: CredentialInput,
  now: Date,
): CheckedCredential | null {
  const secret = input.secret?.trim() ?? '';
  const hasCertificate = Boolean(input.certificate?.trim() || input.privateKey?.trim());
  if (secret !== '' && hasCertificate) {
    errors.push(userError('CREDENTIAL_AMBIGUOUS', 'secret'));
    return null;
  }
  if (hasCertificate) return checkedCertificate(errors, input, now);
  return checkedSecret(errors, { ...input, secret }, now);
}

function checkedSecret(
  errors: UserError[],
  input: CredentialInput & { secret: string },
  now: Date,
): CheckedCredential | null {
  const { secret, expiresAt } = input;
  const before = errors.length;
  if (secret === '') errors.push(userError('REQUIRED', 'secret'));
  else if (secret.length > longestSecret) errors.push(userError('TOO_LONG', 'secret'));
  else if (!/^[\x20-\x7e]+$/.test(secret)) errors.push(userError('INVALID_CHARACTERS', 'secret'));
  // The portal shows the Secret ID, a GUID, beside the value, and it is what gets copied by mistake (AADSTS7000215).
  else if (isGuid(secret) && !input.confirmSecret) errors.push(userError('SECRET_LOOKS_LIKE_ID', 'secret'));
  if (!expiresAt) errors.push(userError('REQUIRED', 'expiresAt'));
  else if (Date.parse(expiresAt) <= now.getTime()) errors.push(userError('EXPIRY_IN_THE_PAST', 'expiresAt'));
  if (errors.length > before || !expiresAt) return null;
  return {
    shown: { kind: 'secret', thumbprint: null, expiresAt: new Date(expiresAt).toISOString() },
    secret: { kind: 'secret', secret },
  };
}

function checkedCertificate(
  errors: UserError[],
  input: CredentialInput,
  now: Date,
): CheckedCredential | null {
  const [certificate, privateKey] = [input.certificate?.trim() ?? '', input.privateKey?.trim() ?? ''];
  for (const [field, text] of Object.entries({ certificate, privateKey })) {
    if (text === '') errors.push(userError('REQUIRED', field));
    if (text.length > longestPem) errors.push(userError('TOO_LONG', field));
  }
  if (!certificate || !privateKey || certificate.length > longestPem || privateKey.length > longestPem)
    return null;
  const read = certificateWith(certificate, privateKey);
  if ('problem' in read) {
    const field = read.problem.startsWith('CERTIFICATE_') ? 'certificate' : 'privateKey';
    errors.push(userError(read.problem, field));
    return null;
  }
  if (Date.parse(read.expiresAt) <= now.getTime()) {
    errors.push(userError('EXPIRY_IN_THE_PAST', 'certificate'));
    return null;
  }
  const { thumbprintSha256 } = read.credential;
  return {
    shown: { kind: 'certificate', thumbprint: thumbprintSha256, expiresAt: read.expiresAt },
    secret: read.credential,
  };
}
