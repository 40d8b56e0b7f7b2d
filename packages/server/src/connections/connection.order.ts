/** In an order that cursors hold on to: what is new comes last. */
export const connectionOrderFields = [
  'NAME',
  'IDENTIFIER',
  'TYPE',
  'STATUS',
  'UPDATED_AT',
  'CREATED_AT',
  'TENANT',
  'ACCOUNT',
  'LAST_VERIFIED_AT',
] as const;
export type ConnectionOrderField = (typeof connectionOrderFields)[number];
export type OrderDirection = 'ASC' | 'DESC';

export interface ConnectionOrder {
  readonly field: ConnectionOrderField;
  readonly direction: OrderDirection;
}

/** What the cursors of a list in this order begin with. */
export function listOf({ field, direction }: ConnectionOrder): string {
  return `${connectionOrderFields.indexOf(field)}${direction === 'ASC' ? '+' : '-'}`;
}
