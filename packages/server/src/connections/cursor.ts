/** A place in an ordered list: the sort key and the id of the row that stands there. */
export interface Place {
  readonly key: string;
  readonly id: string;
}

const maxLength = 8_192;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The opaque text of a place in a list; `list` tells lists and their orders apart. */
export function cursorOf(list: string, place: Place): string {
  return Buffer.from(`${list}${place.id}${place.key}`).toString('base64url');
}

/** The place that a cursor names, or null when it is broken or belongs to another list. */
export function placeOf(list: string, cursor: string): Place | null {
  if (cursor.length > maxLength) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith(list)) return null;
  const id = text.slice(list.length, list.length + 36);
  const key = text.slice(list.length + 36);
  if (!uuid.test(id) || key.includes('\0')) return null;
  return cursorOf(list, { id, key }) === cursor ? { id, key } : null;
}
