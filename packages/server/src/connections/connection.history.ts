import type { EventLog, LoggedEvent } from '../events/index.js';
import { BadUserInputError } from './connection.errors.js';
import { pageSizeOf } from './connection.page.js';

export interface HistoryArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface ConnectionHistoryPage {
  /** Newest first. */
  readonly rows: readonly { readonly cursor: string; readonly event: LoggedEvent }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

const prefix = 'event:';

/**
 * One page of what happened to a connection, by keyset: what happens meanwhile neither repeats nor hides anything.
 * @throws BadUserInputError when `first` is out of bounds or `after` is no cursor of a history
 */
export async function readHistory(
  events: Pick<EventLog, 'readBack'>,
  connectionId: string,
  { first, after }: HistoryArguments,
): Promise<ConnectionHistoryPage> {
  const size = pageSizeOf('first', first);
  const position = after === null || after === undefined ? null : positionOf(after);
  const found = await events.readBack(connectionId, position, size + 1);
  return {
    rows: found.slice(0, size).map((event) => ({ cursor: cursorOf(event.position), event })),
    hasNextPage: found.length > size,
    hasPreviousPage: position !== null,
  };
}

function cursorOf(position: number): string {
  return Buffer.from(`${prefix}${position}`).toString('base64url');
}

function positionOf(cursor: string): number {
  const text = cursor.length > 64 ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const position = /^event:[1-9]\d{0,14}$/.test(text) ? Number(text.slice(prefix.length)) : null;
  if (position === null || cursorOf(position) !== cursor) {
    throw new BadUserInputError('after is not a cursor of a history.', 'after');
  }
  return position;
}
