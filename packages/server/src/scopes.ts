/** What a caller may do, e.g. what an API key is given. */
export const scopes = [
  'access:manage',
  'app-registrations:read',
  'app-registrations:write',
  'audit:read',
  'connections:read',
  'connections:write',
  'events:read',
  'metrics:read',
  'tokens:issue',
  'webhooks:read',
  'webhooks:write',
] as const;
export type Scope = (typeof scopes)[number];

/** The scopes that are about connections: only these make sense for a key that is limited to some of them. */
export const connectionScopes: readonly Scope[] = [
  'connections:read',
  'connections:write',
  'events:read',
  'tokens:issue',
];

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}
