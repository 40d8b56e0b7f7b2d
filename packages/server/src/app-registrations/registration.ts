import { createHash } from 'node:crypto';
import type { ConnectionType } from '../connections/index.js';
import type { CloudName } from '../microsoft/index.js';

/** An application registered with Microsoft, without anything secret. */
export interface Registration {
  readonly id: string;
  readonly name: string;
  /** As `clientIdFrom` writes it. */
  readonly clientId: string;
  readonly cloud: CloudName;
  /** Whether connections of this cloud use it that nothing else is chosen for. */
  readonly isDefault: boolean;
  /** The types of connection that use it rather than the default one. */
  readonly types: readonly ConnectionType[];
  /** Those of the environment can be read here and are changed there. */
  readonly source: 'stored' | 'environment';
  /** The newest first. */
  readonly credentials: readonly Credential[];
  /** ISO 8601 UTC; null for those of the environment. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

/** What an application proves itself with, without the secret. */
export interface Credential {
  readonly id: string;
  readonly kind: 'secret' | 'certificate';
  /** Of a certificate: SHA-256 in hexadecimal. */
  readonly thumbprint: string | null;
  /** Null where nobody has said: of a secret in the environment. */
  readonly expiresAt: string | null;
  /** Null for those of the environment. */
  readonly addedAt: string | null;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an Application (client) ID of Microsoft's. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** A client ID in one spelling: a GUID in lower case; a stand-in's name as it is. */
export function clientIdFrom(text: string): string {
  return isGuid(text) ? text.toLowerCase() : text;
}

/** A stable id, in the form of a UUID, for something of the environment that has none (RFC 9562 §5.8). */
export function idOfVariable(name: string): string {
  const hex = createHash('sha256').update(`landbridge ${name}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
