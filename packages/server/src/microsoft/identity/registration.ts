import { createPrivateKey, X509Certificate } from 'node:crypto';

/** The application registered with Microsoft in whose name a connection asks. */
export interface AppRegistration {
  readonly clientId: string;
  /** Under which people know it here. */
  readonly name?: string | null;
  /** The first to be tried. */
  readonly credential: ClientCredential;
  /** Tried when Microsoft does not accept the first one, e.g. while a secret is being replaced. */
  readonly further?: readonly ClientCredential[];
}

export type ClientCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  | {
      readonly kind: 'certificate';
      /** SHA-256 of the DER certificate, in hexadecimal. */
      readonly thumbprintSha256: string;
      /** PEM. */
      readonly privateKey: string;
      /** The certificate in PEM, sent along so that Microsoft can trust it by its subject and issuer. */
      readonly x5c?: string | undefined;
    };

/** What an administrator configures: a secret, or a certificate with its key in PEM. */
export type ConfiguredRegistration =
  | { readonly clientId: string; readonly secret: string }
  | { readonly clientId: string; readonly certificate: string; readonly privateKey: string };

/** A configured registration as it is used: the certificate's thumbprint is what Microsoft finds it by. */
export function appRegistration(configured: ConfiguredRegistration): AppRegistration {
  const { clientId } = configured;
  if ('secret' in configured) return { clientId, credential: { kind: 'secret', secret: configured.secret } };
  const thumbprintSha256 = new X509Certificate(configured.certificate).fingerprint256.replaceAll(':', '');
  const { privateKey, certificate } = configured;
  return { clientId, credential: { kind: 'certificate', thumbprintSha256, privateKey, x5c: certificate } };
}

/** When a certificate in PEM runs out, ISO 8601 UTC. */
export function expiryOfCertificate(certificate: string): string {
  return new Date(new X509Certificate(certificate).validTo).toISOString();
}

export type CertificateProblem =
  'CERTIFICATE_MALFORMED' | 'CERTIFICATE_NOT_RSA' | 'PRIVATE_KEY_MALFORMED' | 'PRIVATE_KEY_MISMATCH';

/** A certificate with its key, both in PEM, as a credential; or what is wrong with them. */
export function certificateWith(
  certificate: string,
  privateKey: string,
):
  | { readonly credential: Extract<ClientCredential, { kind: 'certificate' }>; readonly expiresAt: string }
  | { readonly problem: CertificateProblem } {
  const parsed = understood(() => new X509Certificate(certificate));
  if (!parsed) return { problem: 'CERTIFICATE_MALFORMED' };
  // MSAL signs its assertions with RSA (Microsoft Entra: *Certificate credentials*).
  if (parsed.publicKey.asymmetricKeyType !== 'rsa') return { problem: 'CERTIFICATE_NOT_RSA' };
  const key = understood(() => createPrivateKey(privateKey));
  if (!key) return { problem: 'PRIVATE_KEY_MALFORMED' };
  if (!parsed.checkPrivateKey(key)) return { problem: 'PRIVATE_KEY_MISMATCH' };
  const thumbprintSha256 = parsed.fingerprint256.replaceAll(':', '');
  return {
    credential: { kind: 'certificate', thumbprintSha256, privateKey, x5c: certificate },
    expiresAt: new Date(parsed.validTo).toISOString(),
  };
}

function understood<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    // What is wrong with it is said by its name alone, without repeating any of it.
    return null;
  }
}
