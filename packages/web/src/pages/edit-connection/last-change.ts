import type { ConnectionMeanwhileQuery } from '../../graphql/generated/graphql.js';
import type { EditableField } from './editable-fields.js';

type History = NonNullable<ConnectionMeanwhileQuery['connection']>['history'];
export type LastChange = Pick<History['edges'][number]['node'], 'actor' | 'occurredAt'>;

const names = {
  name: 'NAME',
  note: 'NOTE',
  mailbox: 'MAILBOX',
  appRegistrationId: 'APP_REGISTRATION',
} as const satisfies Record<EditableField, string>;

/** The newest change of one of these fields: who made it, and when. Null where the history does not go back so far. */
export function lastChangeOf(history: History, fields: readonly EditableField[]): LastChange | null {
  const wanted: readonly string[] = fields.map((field) => names[field]);
  const found = history.edges.find(({ node }) => node.changedFields.some((field) => wanted.includes(field)));
  return found?.node ?? null;
}
