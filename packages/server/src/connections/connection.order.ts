export const connectionOrderFields = [
  'NAME',
  'IDENTIFIER',
  'TYPE',
  'STATUS',
  'UPDATED_AT',
  'CREATED_AT',
] as const;
export type ConnectionOrderField = (typeof connectionOrderFields)[number];
export type OrderDirection = 'ASC' | 'DESC';

export interface ConnectionOrder {
  readonly field: ConnectionOrderField;
  readonly direction: OrderDirection;
}
