import { GraphError } from './graph-error.js';

export interface Paging {
  readonly $top?: string;
  readonly $skiptoken?: string;
  readonly $select?: string;
}

export interface CollectionPage {
  readonly '@odata.context': string;
  readonly '@odata.nextLink'?: string;
  readonly value: readonly Readonly<Record<string, unknown>>[];
}

/**
 * One page of a collection: https://learn.microsoft.com/graph/paging
 * @param address the collection's own address, for the link to the next page
 * @throws {GraphError} 400 for a `$top` beyond 1 to 999, or a `$skiptoken` that was not handed out
 */
export function pageOf(
  items: readonly Readonly<Record<string, unknown>>[],
  query: Paging,
  address: string,
): CollectionPage {
  const top = wholeNumber('$top', query.$top, 100, 1, 999);
  const skip = wholeNumber('$skiptoken', query.$skiptoken, 0, 0, items.length);
  const selected = items.slice(skip, skip + top).map((item) => select(item, query.$select));
  const name = address.split('/').at(-1) ?? '';
  const context = { '@odata.context': `${address.slice(0, -name.length)}$metadata#${name}` };
  if (skip + top >= items.length) return { ...context, value: selected };
  const next = new URLSearchParams({ $top: String(top), $skiptoken: String(skip + top) });
  if (query.$select !== undefined) next.set('$select', query.$select);
  return { ...context, '@odata.nextLink': `${address}?${next.toString()}`, value: selected };
}

/** Only the properties that `$select` names; all of them without it. */
export function select(
  item: Readonly<Record<string, unknown>>,
  names: string | undefined,
): Readonly<Record<string, unknown>> {
  if (names === undefined) return item;
  const wanted = new Set(names.split(',').map((name) => name.trim()));
  return Object.fromEntries(Object.entries(item).filter(([name]) => name === 'id' || wanted.has(name)));
}

function wholeNumber(
  name: string,
  text: string | undefined,
  absent: number,
  min: number,
  max: number,
): number {
  if (text === undefined) return absent;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new GraphError(400, 'BadRequest', `Invalid value '${text}' for ${name}.`);
}
