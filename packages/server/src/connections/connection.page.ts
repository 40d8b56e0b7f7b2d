import type { Reach } from './caller.js';
import type { AuthorizationStatus, Connection, ConnectionType } from './connection.js';
import { BadUserInputError } from './connection.errors.js';
import { type ConnectionOrder, listOf } from './connection.order.js';
import { type Place, placeOf } from './cursor.js';
import type { OpenLink } from './connection.row.js';
import { foldedText } from './folded-text.js';
import { isTenantId } from './tenant-reference.js';

export interface ConnectionFilter {
  readonly text?: string | null;
  readonly types?: readonly ConnectionType[] | null;
  readonly statuses?: readonly AuthorizationStatus[] | null;
  readonly tenantIds?: readonly string[] | null;
}

/** The arguments of a page, as they were sent. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: ConnectionFilter | null;
  readonly orderBy?: ConnectionOrder | null;
}

/** For whom something is read, and for how long. */
export interface Reading {
  /** The only connections that there are for the reader; all when null or absent. */
  readonly reach?: Reach;
  readonly signal?: AbortSignal | undefined;
}

/** Arguments that were checked and can be run. */
export interface PageRequest {
  readonly order: ConnectionOrder;
  readonly filter: CheckedFilter;
  readonly size: number;
  readonly isBackward: boolean;
  readonly after: Place | null;
  readonly before: Place | null;
}

export interface CheckedFilter {
  /** Folded; each must be found. */
  readonly words: readonly string[];
  readonly types: readonly string[] | null;
  readonly statuses: readonly string[] | null;
  readonly tenantIds: readonly string[] | null;
  /** Nothing beyond these exists for the reader; null: all. */
  readonly ids: readonly string[] | null;
}

/** A connection of a page, with its place and its open link. */
export interface ListedConnection {
  readonly cursor: string;
  readonly connection: Connection;
  readonly link: OpenLink | null;
}

export interface ConnectionPage {
  readonly rows: readonly ListedConnection[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export const maxPageSize = 100;
export const defaultPageSize = 50;
const maxSearchLength = 200;
const maxFoldedLength = 20 * maxSearchLength;
const maxFilterValues = 100;

/**
 * Checks the arguments of a page; nothing is clamped.
 * @throws BadUserInputError when one is out of bounds, broken, or contradicts another
 */
export function pageRequest(args: PageArguments, reach: Reach = null): PageRequest {
  const first = sizeOf('first', args.first);
  const last = sizeOf('last', args.last);
  if (first !== null && last !== null)
    throw new BadUserInputError('Ask with first or last, not both.', 'last');
  const order = args.orderBy ?? { field: 'NAME', direction: 'ASC' };
  return {
    order,
    filter: checkedFilter(args.filter ?? {}, reach),
    size: last ?? first ?? defaultPageSize,
    isBackward: last !== null,
    after: placeIn(listOf(order), 'after', args.after),
    before: placeIn(listOf(order), 'before', args.before),
  };
}

/**
 * Checks a filter.
 * @throws BadUserInputError when it holds too much, or a tenant ID that is none
 */
export function checkedFilter(filter: ConnectionFilter, reach: Reach = null): CheckedFilter {
  return {
    words: searchWords(filter.text),
    types: bounded('filter.types', filter.types),
    statuses: bounded('filter.statuses', filter.statuses),
    tenantIds: tenantIdsOf('filter.tenantIds', filter.tenantIds),
    ids: reach && [...reach],
  };
}

/** The folded words of a search text, all of them. @throws BadUserInputError when it is too long */
export function searchWords(text: string | null | undefined): string[] {
  if (text && text.length > maxSearchLength) {
    throw new BadUserInputError(`A search text has at most ${maxSearchLength} characters.`, 'filter.text');
  }
  // Folding writes some single characters as many; nothing of what was asked may fall off the end.
  const words = foldedText(text ?? '', maxFoldedLength).split(' ');
  const distinct = [...new Set(words)].filter((word) => word !== '');
  // Who finds *invoices* has found *in*.
  return distinct.filter((word) => !distinct.some((other) => other !== word && other.includes(word)));
}

/** Tenant IDs in lower case. @throws BadUserInputError when they are too many, or one is no GUID */
export function tenantIdsOf(
  argument: string,
  values: readonly string[] | null | undefined,
): readonly string[] | null {
  const ids = bounded(argument, values)?.map((id) => id.toLowerCase()) ?? null;
  if (ids?.some((id) => !isTenantId(id))) throw new BadUserInputError('A tenant ID is a GUID.', argument);
  return ids;
}

/** The size of a page that can be read in one direction alone. @throws BadUserInputError when it is out of bounds */
export function pageSizeOf(argument: string, value: number | null | undefined): number {
  return sizeOf(argument, value) ?? defaultPageSize;
}

/** @throws BadUserInputError when it is out of bounds */
export function sizeOf(argument: string, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (!Number.isInteger(value) || value < 0 || value > maxPageSize) {
    throw new BadUserInputError(`${argument} must be 0 to ${maxPageSize}.`, argument);
  }
  return value;
}

/** @throws BadUserInputError when it is no cursor of this list */
export function placeIn(list: string, argument: string, cursor: string | null | undefined): Place | null {
  if (cursor === null || cursor === undefined) return null;
  const place = placeOf(list, cursor);
  if (!place) throw new BadUserInputError(`${argument} is not a cursor of a list in this order.`, argument);
  return place;
}

function bounded<T extends string>(
  argument: string,
  values: readonly T[] | null | undefined,
): readonly T[] | null {
  if (!values) return null;
  const distinct = [...new Set(values)];
  if (distinct.length > maxFilterValues) {
    throw new BadUserInputError(`${argument} has at most ${maxFilterValues} values.`, argument);
  }
  return distinct;
}
