import { createHmac } from 'node:crypto';
import type { Ambient } from '../ambient.js';

const prefix = 'whsec_';
const secretBytes = 32;

/** A new secret as Standard Webhooks writes it: `whsec_` and base64 (https://www.standardwebhooks.com, Signature scheme). */
export function newSecret(ambient: Pick<Ambient, 'randomToken'>): string {
  return prefix + Buffer.from(ambient.randomToken(secretBytes), 'base64url').toString('base64');
}

export interface SignedMessage {
  readonly id: string;
  readonly body: string;
  /** When it is sent: receivers refuse what is much older. */
  readonly sentAt: Date;
}

/**
 * The headers by which a receiver knows a message and who sent it, signed with each of the secrets: a receiver accepts
 * it that has one of them, the old or the new one (Standard Webhooks, *Webhook Metadata* and *Signature scheme*).
 */
export function signedHeaders(
  secrets: readonly string[],
  { id, body, sentAt }: SignedMessage,
): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
