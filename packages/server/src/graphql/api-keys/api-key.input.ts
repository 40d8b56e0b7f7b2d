import type { NewApiKey } from '../../access/index.js';
import {
  BadUserInputError,
  checkName,
  type ConnectionService,
  idFromGlobalId,
  type UserError,
  userError,
} from '../../connections/index.js';
import { connectionScopes, isScope, type Scope } from '../../scopes.js';
import type { AddApiKeyArguments } from './api-key.type.js';

const maxConnections = 100;
const maxScopes = 100;

/** Checks every field and returns all that is wrong at once. @throws BadUserInputError when a list is too long */
export async function checkApiKey(
  input: AddApiKeyArguments,
  { connections, now }: { connections: Pick<ConnectionService, 'get'>; now: Date },
): Promise<{ wanted: NewApiKey | null; errors: UserError[] }> {
  const errors: UserError[] = [];
  const name = checkName(input.name);
  if (!name.ok) errors.push(userError(name.problem, 'name'));
  const scopes = scopesOf(errors, input);
  const connectionIds = await connectionIdsOf(errors, input.connectionIds ?? null, connections);
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) {
    errors.push(userError('EXPIRY_IN_THE_PAST', 'expiresAt'));
  }
  const isRight = errors.length === 0 && name.ok;
  return { wanted: isRight ? { name: name.value, scopes, connectionIds, expiresAt } : null, errors };
}

function scopesOf(errors: UserError[], { scopes: named, connectionIds }: AddApiKeyArguments): Scope[] {
  if (named.length > maxScopes) throw new BadUserInputError(`At most ${maxScopes} scopes.`, 'input.scopes');
  const distinct = [...new Set(named)];
  if (distinct.length === 0) errors.push(userError('REQUIRED', 'scopes'));
  if (!distinct.every(isScope)) errors.push(userError('SCOPE_UNKNOWN', 'scopes'));
  const scopes = distinct.filter(isScope).sort();
  // A key that makes keys could make one with more rights than its own; what is about the whole installation tells of
  // connections that a limited key must not know.
  const givable = connectionIds ? connectionScopes : scopes.filter((scope) => scope !== 'access:manage');
  if (!scopes.every((scope) => givable.includes(scope))) errors.push(userError('SCOPE_RESERVED', 'scopes'));
  return scopes;
}

async function connectionIdsOf(
  errors: UserError[],
  globalIds: readonly string[] | null,
  connections: Pick<ConnectionService, 'get'>,
): Promise<string[] | null> {
  if (globalIds === null) return null;
  if (globalIds.length > maxConnections) {
    throw new BadUserInputError(`At most ${maxConnections} connections.`, 'input.connectionIds');
  }
  if (globalIds.length === 0) errors.push(userError('REQUIRED', 'connectionIds'));
  const ids = new Set<string>();
  for (const globalId of globalIds) {
    const id = idFromGlobalId('Connection', globalId);
    if (id !== null && (await connections.get(id))) ids.add(id);
    else if (!errors.some(({ code }) => code === 'CONNECTION_NOT_FOUND')) {
      errors.push(userError('CONNECTION_NOT_FOUND', 'connectionIds'));
    }
  }
  return [...ids];
}
