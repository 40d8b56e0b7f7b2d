import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SecretUnreadableError } from './database.errors.js';
import type { EncryptionKey } from './encryption-keys.js';
import type { KeyRing } from './key-ring.js';

/**
 * Where a secret is stored; authenticated with it, so that a value moved to another row or column does not decrypt.
 * By the column's name and the row's primary key, secrets are found again when keys are rotated or everything is checked.
 */
export interface SecretPlace {
  readonly table: string;
  readonly column: `${string}_encrypted` | 'check_value';
  /** The primary key, which is one column. */
  readonly rowId: string;
}

/** Encrypts secret columns: AES-256-GCM under a versioned key, bound to their place by associated data. */
export interface SecretBox {
  seal(plaintext: string, place: SecretPlace): string;
  /** @throws SecretUnreadableError when the key is unknown or the value was altered or moved. */
  open(sealed: string, place: SecretPlace): string;
  /** Whether a sealed value is under the key that seals now. */
  isCurrent(sealed: string): boolean;
  /** The id of that key. */
  currentKeyId(): string;
}

const version = 'v1';
// NIST SP 800-38D §8.2.2: 96 random bits for each value under one key.
const nonceBytes = 12;
const tagBytes = 16;

/** A box that seals with the first key and opens with any of them. A sealed value is `v1.<key>.<nonce>.<data>`. */
export function createSecretBox(keys: KeyRing): SecretBox {
  return {
    currentKeyId: () => keys.sealing().id,
    isCurrent: (sealed) => sealed.startsWith(`${version}.${keys.sealing().id}.`),
    seal(plaintext, place) {
      const first = keys.sealing();
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', first.key, nonce);
      cipher.setAAD(associatedData(first.id, place));
      const data = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [version, first.id, nonce.toString('base64url'), data.toString('base64url')].join('.');
    },
    open(sealed, place) {
      const [sealedVersion, keyId, nonce, data, ...rest] = sealed.split('.');
      if (sealedVersion !== version || !keyId || !nonce || !data || rest.length > 0) {
        throw new SecretUnreadableError(`${name(place)} holds no sealed value.`);
      }
      const key = keys.find(keyId);
      if (!key)
        throw new SecretUnreadableError(`${name(place)} is encrypted under the unknown key ${keyId}.`);
      return decrypt(key, Buffer.from(nonce, 'base64url'), Buffer.from(data, 'base64url'), place);
    },
  };
}

function decrypt(key: EncryptionKey, nonce: Buffer, data: Buffer, place: SecretPlace): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(associatedData(key.id, place));
    decipher.setAuthTag(data.subarray(-tagBytes));
    return Buffer.concat([decipher.update(data.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new SecretUnreadableError(
      `${name(place)} was altered or moved, or its key is another one.`,
      {},
      { cause },
    );
  }
}

function associatedData(keyId: string, place: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([version, keyId, place.table, place.column, place.rowId]));
}

function name(place: SecretPlace): string {
  return `${place.table}.${place.column} of ${place.rowId}`;
}
