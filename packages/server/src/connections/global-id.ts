const kinds = [
  'Connection',
  'ApiKey',
  'Person',
  'Invitation',
  'AppRegistration',
  'AppRegistrationCredential',
  'WebhookEndpoint',
  'WebhookDelivery',
] as const;

/** What has a global id. */
export type GlobalIdKind = (typeof kinds)[number];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The stable id that a thing has in the whole API: base64url of `Kind:uuid`. */
export function globalIdOf(kind: GlobalIdKind, id: string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** The id inside a global id, or null when it is broken or of another kind. */
export function idFromGlobalId(kind: GlobalIdKind, globalId: string): string | null {
  if (globalId.length > 128) return null;
  const [prefix, id, ...rest] = Buffer.from(globalId, 'base64url').toString('utf8').split(':');
  if (prefix !== kind || id === undefined || rest.length > 0 || !uuid.test(id)) return null;
  // base64 has many spellings of the same bytes; one thing has one id.
  return globalIdOf(kind, id) === globalId ? id : null;
}

/** The id as it is stored, of whatever this API or the audit log calls by `id`: people copy ids from everywhere. */
export function storedIdOf(id: string): string {
  return kinds.map((kind) => idFromGlobalId(kind, id)).find((stored) => stored !== null) ?? id;
}
