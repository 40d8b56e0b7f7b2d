import { type ConnectionOrder, connectionOrderFields } from './connection.order.js';

/** A place in an ordered list: the sort key and the id of the row that stands there. */
export interface Place {
  readonly key: string;
  readonly id: string;
}

const maxLength = 8_192;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The opaque text of a place in a list of this order. */
export function cursorOf(order: ConnectionOrder, place: Place): string {
  return Buffer.from(`${prefixOf(order)}${place.id}${place.key}`).toString('base64url');
}

/** The place that a cursor names, or null when it is broken or belongs to a list of another order. */
export function placeOf(order: ConnectionOrder, cursor: string): Place | null {
  if (cursor.length > maxLength) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const prefix = prefixOf(order);
  if (!text.startsWith(prefix)) return null;
  const id = text.slice(prefix.length, prefix.length + 36);
  const key = text.slice(prefix.length + 36);
  if (!uuid.test(id) || key.includes('\0')) return null;
  return cursorOf(order, { id, key }) === cursor ? { id, key } : null;
}

function prefixOf({ field, direction }: ConnectionOrder): string {
  return `${connectionOrderFields.indexOf(field)}${direction === 'ASC' ? '+' : '-'}`;
}
