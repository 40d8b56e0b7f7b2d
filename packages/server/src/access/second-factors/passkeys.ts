import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isIP } from 'node:net';
import { z } from 'zod';
import type { Administrator } from '../administrator.repository.js';

export type PasskeyCreation = PublicKeyCredentialCreationOptionsJSON;
export type PasskeyRequest = PublicKeyCredentialRequestOptionsJSON;

/** What is kept of a passkey to know it again. */
export interface PasskeyCredential {
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
}

const maxText = 16 * 1024;
const text = z.string().max(maxText);
const transports = z.array(z.string().max(40)).max(10).optional();
const extensions = z.record(z.string(), z.unknown());
const attachment = z.string().max(40).nullish();

// WebAuthn Level 3 §5.1.8.1 and §5.1.8.2, as browsers write a credential in JSON.
const registrationResponse = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensions,
  response: z.object({ clientDataJSON: text, attestationObject: text, transports }),
});
const authenticationResponse = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.nullish(),
  }),
});

// Loaded when the first passkey is used: most starts need none of it.
const webauthn = () => import('@simplewebauthn/server');

/** The relying party's side of WebAuthn, bound to the installation's public address. */
export class Passkeys {
  private readonly origin: string;
  private readonly rpId: string;

  constructor(publicUrl: string) {
    const url = new URL(publicUrl);
    this.origin = url.origin;
    this.rpId = url.hostname;
  }

  /** Whether browsers offer passkeys at the public address: a name over TLS, or localhost (WebAuthn Level 3 §5.1.2). */
  get areAvailable(): boolean {
    const isAddress = isIP(this.rpId.replaceAll(/[[\]]/g, '')) !== 0;
    return !isAddress && (this.origin.startsWith('https:') || this.rpId === 'localhost');
  }

  /** What the browser needs to make a passkey; those in `known` are not made twice on one device. */
  async creation(
    { id, email, name }: Administrator,
    known: readonly PasskeyCredential[],
  ): Promise<PasskeyCreation> {
    const { generateRegistrationOptions } = await webauthn();
    return generateRegistrationOptions({
      rpName: 'Landbridge',
      rpID: this.rpId,
      userID: new Uint8Array(Buffer.from(id)),
      userName: email,
      userDisplayName: name,
      excludeCredentials: known.map(descriptorOf),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
  }

  /** The new passkey of an answer to `creation`; null when the answer does not prove one. */
  async created(answer: unknown, challenge: string): Promise<PasskeyCredential | null> {
    const parsed = registrationResponse.safeParse(answer);
    if (!parsed.success) return null;
    const { verifyRegistrationResponse } = await webauthn();
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: parsed.data as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpId,
        // A security key without a PIN is good enough behind a password.
        requireUserVerification: false,
      });
      if (!verified) return null;
      const { id, publicKey, counter } = registrationInfo.credential;
      return {
        credentialId: id,
        publicKey: Buffer.from(publicKey).toString('base64url'),
        counter,
        transports: parsed.data.response.transports ?? [],
      };
    } catch {
      // The library throws for whatever does not add up in what a stranger may have sent.
      return null;
    }
  }

  /** What the browser needs to prove one of these passkeys; with a challenge that it was given before, the same again. */
  async request(known: readonly PasskeyCredential[], challenge?: string): Promise<PasskeyRequest> {
    const { generateAuthenticationOptions } = await webauthn();
    return generateAuthenticationOptions({
      rpID: this.rpId,
      allowCredentials: known.map(descriptorOf),
      userVerification: 'preferred',
      ...(challenge !== undefined && { challenge: new Uint8Array(Buffer.from(challenge, 'base64url')) }),
    });
  }

  /** Which of the known passkeys an answer to `request` proves, with its new counter; null when it proves none. */
  async proved(
    answer: unknown,
    challenge: string,
    known: readonly PasskeyCredential[],
  ): Promise<{ credentialId: string; counter: number } | null> {
    const parsed = authenticationResponse.safeParse(answer);
    const credential = parsed.success && known.find(({ credentialId }) => credentialId === parsed.data.id);
    if (!credential) return null;
    const { verifyAuthenticationResponse } = await webauthn();
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: parsed.data as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpId,
        credential: {
          id: credential.credentialId,
          publicKey: new Uint8Array(Buffer.from(credential.publicKey, 'base64url')),
          counter: credential.counter,
        },
        requireUserVerification: false,
      });
      return verified
        ? { credentialId: credential.credentialId, counter: authenticationInfo.newCounter }
        : null;
    } catch {
      // The library throws for whatever does not add up in what a stranger may have sent.
      return null;
    }
  }
}

function descriptorOf({ credentialId, transports: known }: PasskeyCredential) {
  return { id: credentialId, transports: [...known] };
}
