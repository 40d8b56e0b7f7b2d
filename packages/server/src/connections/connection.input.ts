import { createHash } from 'node:crypto';
import type { Connection, ConnectionAccess, ConnectionType } from './connection.js';
import { checkMailbox, checkName, checkNote, type CheckedText } from './connection-text.js';
import { idFromGlobalId } from './global-id.js';
import { isIdentifier } from './identifier.js';
import { parseTenantReference, type TenantReference } from './tenant-reference.js';
import { connectionTypeDeclarations } from './types/index.js';
import { type UserError, userError } from './user-error.js';

export interface AddConnectionInput {
  readonly name: string;
  readonly tenantId: string;
  readonly type: ConnectionType;
  readonly access?: ConnectionAccess | null;
  readonly identifier?: string | null;
  readonly note?: string | null;
  readonly mailbox?: string | null;
  /** A global id. */
  readonly appRegistrationId?: string | null;
  readonly idempotencyKey?: string | null;
}

export interface UpdateConnectionInput {
  readonly id: string;
  /** Absent stays as it is; note and mailbox are emptied by null. */
  readonly name?: string | null;
  readonly note?: string | null;
  readonly mailbox?: string | null;
  /** A global id; null: that of its type or cloud. */
  readonly appRegistrationId?: string | null;
  readonly expectedUpdatedAt?: string | null;
}

export interface CheckedAddition {
  readonly name: string;
  /** Null: it follows the name. */
  readonly identifier: string | null;
  readonly note: string | null;
  readonly mailbox: string | null;
  readonly type: ConnectionType;
  readonly access: ConnectionAccess;
  readonly appRegistrationId: string | null;
  readonly idempotencyKey: string | null;
}

export type KnownTenantReference = Exclude<TenantReference, { kind: 'malformed' }>;

const maxKeyLength = 200;

/** Checks every field and returns all that is wrong at once; what is right is null when anything is wrong. */
export function checkAddition(input: AddConnectionInput): {
  addition: CheckedAddition | null;
  tenant: KnownTenantReference | null;
  errors: UserError[];
} {
  const errors: UserError[] = [];
  const name = take(errors, 'name', checkName(input.name));
  const note = take(errors, 'note', checkNote(input.note ?? ''));
  const mailbox = take(errors, 'mailbox', checkMailbox(input.mailbox ?? ''));
  const identifier = checkIdentifier(errors, input.identifier);
  const idempotencyKey = checkKey(errors, input.idempotencyKey);
  const { type } = input;
  const access = input.access ?? connectionTypeDeclarations[type].access;
  if (!isAccessOf(type, access)) errors.push(userError('ACCESS_NOT_APPLICABLE', 'access'));
  else checkMailboxFits(errors, { type, access, mailbox });
  const appRegistrationId = checkRegistration(errors, input.appRegistrationId);
  const tenant = checkTenant(errors, input.tenantId);
  const isRight = errors.length === 0 && name !== null;
  return {
    addition: isRight
      ? { name, identifier, note, mailbox, type, access, appRegistrationId, idempotencyKey }
      : null,
    tenant,
    errors,
  };
}

/** What stays the same when a request is sent again. */
export function digestOf(
  { name, identifier, note, mailbox, type, access, appRegistrationId }: CheckedAddition,
  tenant: KnownTenantReference,
): string {
  const input = JSON.stringify([
    ...[name, identifier, note, mailbox, type, tenant],
    // Left out where it goes without saying: requests of before there was a choice keep their digest.
    ...(access === connectionTypeDeclarations[type].access ? [] : [access]),
    ...(appRegistrationId === null ? [] : [appRegistrationId]),
  ]);
  return createHash('sha256').update(input).digest('base64url');
}

/** What an update changes; what is absent stays. */
export interface ConnectionChangesOfFields {
  name?: string;
  note?: string | null;
  mailbox?: string | null;
  appRegistrationId?: string | null;
}

/** Checks the fields of an update that are there. */
export function checkChanges(
  input: UpdateConnectionInput,
  { type, access }: Pick<Connection, 'type' | 'access'>,
): { changes: ConnectionChangesOfFields; errors: UserError[] } {
  const errors: UserError[] = [];
  const changes: ConnectionChangesOfFields = {};
  if (input.name !== undefined) {
    const name = take(errors, 'name', checkName(input.name ?? ''));
    if (name !== null) changes.name = name;
  }
  if (input.note !== undefined) changes.note = take(errors, 'note', checkNote(input.note ?? ''));
  if (input.mailbox !== undefined) {
    const mailbox = take(errors, 'mailbox', checkMailbox(input.mailbox ?? ''));
    checkMailboxFits(errors, { type, access, mailbox });
    changes.mailbox = mailbox;
  }
  if (input.appRegistrationId !== undefined) {
    changes.appRegistrationId = checkRegistration(errors, input.appRegistrationId);
  }
  return { changes, errors };
}

function isAccessOf(type: ConnectionType, access: ConnectionAccess): boolean {
  const declaration = connectionTypeDeclarations[type];
  return access === declaration.access || (access === 'APPLICATION' && declaration.application !== null);
}

/** An application has no mailbox of its own: where it opens one, that has to be named. */
function checkMailboxFits(
  errors: UserError[],
  { type, access, mailbox }: Pick<Connection, 'type' | 'access' | 'mailbox'>,
): void {
  const { hasMailbox } = connectionTypeDeclarations[type];
  if (mailbox !== null && !hasMailbox) errors.push(userError('MAILBOX_NOT_APPLICABLE', 'mailbox'));
  const isNeeded = mailbox === null && hasMailbox && access === 'APPLICATION';
  if (isNeeded && !errors.some(({ field }) => field?.[0] === 'mailbox')) {
    errors.push(userError('REQUIRED', 'mailbox'));
  }
}

function take<T>(errors: UserError[], field: string, checked: CheckedText<T>): T | null {
  if (checked.ok) return checked.value;
  errors.push(userError(checked.problem, field));
  return null;
}

function checkIdentifier(errors: UserError[], typed: string | null | undefined): string | null {
  const identifier = typed?.trim();
  if (identifier === undefined) return null;
  if (isIdentifier(identifier)) return identifier;
  errors.push(userError(identifier === '' ? 'REQUIRED' : 'IDENTIFIER_MALFORMED', 'identifier'));
  return null;
}

function checkRegistration(errors: UserError[], globalId: string | null | undefined): string | null {
  if (globalId === null || globalId === undefined) return null;
  const id = idFromGlobalId('AppRegistration', globalId);
  if (id === null) errors.push(userError('APP_REGISTRATION_NOT_FOUND', 'appRegistrationId'));
  return id;
}

function checkKey(errors: UserError[], key: string | null | undefined): string | null {
  if (key === null || key === undefined) return null;
  if (key.trim() === '') errors.push(userError('REQUIRED', 'idempotencyKey'));
  else if (key.length > maxKeyLength) errors.push(userError('TOO_LONG', 'idempotencyKey'));
  else if (/[\p{Cc}\p{Cs}]/u.test(key)) errors.push(userError('INVALID_CHARACTERS', 'idempotencyKey'));
  return key;
}

function checkTenant(errors: UserError[], text: string): KnownTenantReference | null {
  const reference = parseTenantReference(text);
  if (reference.kind !== 'malformed') return reference;
  // What cannot be seen is as good as nothing: somebody who pasted it sees an empty field.
  const isBlank = text.length < 2_000 && text.replace(/[\s\p{Cf}]/gu, '') === '';
  errors.push(userError(isBlank ? 'REQUIRED' : 'TENANT_ID_MALFORMED', 'tenantId'));
  return null;
}
