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
