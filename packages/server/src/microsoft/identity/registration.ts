import { X509Certificate } from 'node:crypto';

/** The application registered with Microsoft in whose name a connection asks. */
export interface AppRegistration {
  readonly clientId: string;
  readonly credential: ClientCredential;
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
