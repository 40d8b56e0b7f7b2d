import { Secret, TOTP } from 'otpauth';

// RFC 4226 §4, R6: 160 bits are recommended. RFC 6238 §5.2: 30 seconds. SHA-1 and six digits are what every
// authenticator app understands; some ignore other parameters without a word.
const parameters = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
export const secretBytes = 20;

/** The secret as an authenticator app takes it when it is typed: base32. */
export function base32Of(randomToken: string): string {
  const bytes = new Uint8Array(Buffer.from(randomToken, 'base64url'));
  return new Secret({ buffer: bytes.buffer }).base32;
}

/** What the QR code holds; `issuer` tells installations apart in the app's list. */
export function authenticatorUri(secret: string, issuer: string, account: string): string {
  return new TOTP({ ...parameters, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The time step that a code belongs to; null for a wrong one. A clock may be 30 seconds off in either direction
 * (RFC 6238 §5.2). Whoever asks must refuse a step that was used before.
 */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    ...parameters,
    token,
    secret: Secret.fromBase32(secret),
    timestamp,
    window: 1,
  });
  return delta === null ? null : TOTP.counter({ period: parameters.period, timestamp }) + delta;
}
