import { type Scope, scopes } from './scopes.js';

/** What somebody who signs in may be. */
export const roles = ['ADMINISTRATOR', 'OPERATOR', 'VIEWER'] as const;
export type Role = (typeof roles)[number];

// No token for a session: the window needs none, and whoever rides on a cookie must not carry a mailbox away.
const administering = scopes.filter((scope) => scope !== 'tokens:issue');
// Named one by one: a scope that is new is an administrator's until somebody says otherwise.
const viewing: readonly Scope[] = [
  'app-registrations:read',
  'connections:read',
  'events:read',
  'metrics:read',
  'webhooks:read',
];
const operating: readonly Scope[] = [
  ...viewing,
  'app-registrations:write',
  'connections:write',
  'webhooks:write',
];

const scopesByRole: Readonly<Record<Role, readonly Scope[]>> = {
  ADMINISTRATOR: administering,
  OPERATOR: operating,
  VIEWER: viewing,
};

/** What a role may do: the one place that says so. */
export function scopesOf(role: Role): ReadonlySet<Scope> {
  return new Set(scopesByRole[role]);
}

/** Reads a stored role; one that another version knew gives the least rights in this one. */
export function roleOf(text: string): Role {
  return roles.find((role) => role === text) ?? 'VIEWER';
}
