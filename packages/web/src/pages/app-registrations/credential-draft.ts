import type { AppRegistrationCredentialInput } from '../../graphql/generated/graphql.js';

/** What somebody types of a credential. */
export interface CredentialDraft {
  kind: 'secret' | 'certificate';
  secret: string;
  /** A day, as a date field holds it: `2027-11-25`. */
  expiresOn: string;
  certificate: string;
  privateKey: string;
  /** That what looks like a Secret ID is the value all the same. */
  confirmSecret: boolean;
}

/** An empty one. */
export function emptyCredential(): CredentialDraft {
  return {
    kind: 'secret',
    secret: '',
    expiresOn: '',
    certificate: '',
    privateKey: '',
    confirmSecret: false,
  };
}

/** What is sent to the hub: a day begins in UTC, so that the warning comes early rather than late. */
export function credentialInput(draft: CredentialDraft): AppRegistrationCredentialInput {
  if (draft.kind === 'certificate') {
    return { certificate: draft.certificate, privateKey: draft.privateKey };
  }
  const expiresAt = draft.expiresOn === '' ? null : `${draft.expiresOn}T00:00:00.000Z`;
  return { secret: draft.secret, expiresAt, confirmSecret: draft.confirmSecret };
}

/** The text of a file with a certificate or a key; a certificate in binary form (DER) is written as PEM. */
export async function pemOfFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // ASN.1: a certificate in DER begins with a SEQUENCE.
  if (bytes[0] !== 0x30) return new TextDecoder().decode(bytes).trim();
  const lines = btoa(String.fromCharCode(...bytes)).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n');
}
