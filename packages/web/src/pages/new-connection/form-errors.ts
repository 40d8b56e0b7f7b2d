import { checkMailbox, checkName, checkNote, type CheckedText } from '@landbridge/server/connection-text';
import type { ConnectionAccess, UserErrorCode } from '../../graphql/generated/graphql.js';

/** The fields in the order in which they stand, so that the first error is the uppermost. */
export const fieldOrder = [
  'name',
  'identifier',
  'note',
  'tenantId',
  'type',
  'mailbox',
  'appRegistrationId',
] as const;
export type FieldName = (typeof fieldOrder)[number];
export type FormErrors = Partial<Record<FieldName, UserErrorCode>>;

function problemOf(checked: CheckedText<unknown>): UserErrorCode | undefined {
  return checked.ok ? undefined : checked.problem;
}

/** What is wrong with a name, by the hub's own rule. */
export const nameProblem = (text: string) => problemOf(checkName(text));
/** What is wrong with a note, by the hub's own rule. */
export const noteProblem = (text: string) => problemOf(checkNote(text));
/** What is wrong with a mailbox's address, by the hub's own rules: an application has none of its own. */
export function mailboxProblem(text: string, access: ConnectionAccess): UserErrorCode | undefined {
  if (access === 'APPLICATION' && text.trim() === '') return 'REQUIRED';
  return problemOf(checkMailbox(text));
}

/** Sorts what the hub refuses to the fields; what concerns the whole is kept apart. */
export function sortUserErrors(
  userErrors: readonly { code: UserErrorCode; field: readonly string[] | null }[],
): { fields: FormErrors; whole: UserErrorCode | null } {
  const fields: FormErrors = {};
  let whole: UserErrorCode | null = null;
  for (const { code, field } of userErrors) {
    const name = fieldOrder.find((known) => known === field?.at(-1));
    if (name) fields[name] ??= code;
    else whole ??= code;
  }
  return { fields, whole };
}
