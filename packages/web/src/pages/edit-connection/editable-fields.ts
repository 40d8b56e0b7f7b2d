import type {
  ConnectionAccess,
  EditedConnectionFragment,
  UserErrorCode,
} from '../../graphql/generated/graphql.js';
import { mailboxProblem, nameProblem, noteProblem } from '../new-connection/form-errors.js';

export const editableFields = ['name', 'note', 'mailbox', 'appRegistrationId'] as const;
export type EditableField = (typeof editableFields)[number];
export type EditableFields = Record<EditableField, string>;

/** What the form holds of a connection. */
export function fieldsOf(connection: EditedConnectionFragment): EditableFields {
  const { name, note, mailbox, chosenAppRegistrationId } = connection;
  return {
    name,
    note: note ?? '',
    mailbox: mailbox ?? '',
    appRegistrationId: chosenAppRegistrationId ?? '',
  };
}

/** The fields in which two contents differ. */
export function differingFields(before: EditableFields, now: EditableFields): EditableField[] {
  return editableFields.filter((field) => before[field].trim() !== now[field].trim());
}

/** What is wrong with a field, by the hub's own rules. */
export function problemOf(
  field: EditableField,
  text: string,
  access: ConnectionAccess,
): UserErrorCode | undefined {
  const rules = {
    name: nameProblem,
    note: noteProblem,
    mailbox: mailboxProblem,
    appRegistrationId: () => undefined,
  };
  return rules[field](text, access);
}

/** Two people's changes of one content: what each changed alone holds; what both changed stays mine and is a clash. */
export function mergeChanges(
  before: EditableFields,
  mine: EditableFields,
  theirs: EditableFields,
): { merged: EditableFields; clashes: EditableField[] } {
  const changedByMe = differingFields(before, mine);
  const changedByThem = differingFields(before, theirs);
  const merged = { ...mine };
  for (const field of editableFields) if (!changedByMe.includes(field)) merged[field] = theirs[field];
  const differing = differingFields(mine, theirs);
  const clashes = differing.filter((field) => changedByMe.includes(field) && changedByThem.includes(field));
  return { merged, clashes };
}
