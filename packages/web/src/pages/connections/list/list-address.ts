import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { connectionTypeOrder } from '../../../connection-types/icons.js';
import type {
  AuthorizationStatus,
  ConnectionFilter,
  ConnectionOrder,
  ConnectionOrderField,
  ConnectionType,
} from '../../../graphql/generated/graphql.js';

/** The states in the order in which the list counts them. */
export const statusOrder = [
  'AUTHORIZED',
  'NEEDS_REAUTHORIZATION',
  'FAILED',
  'AWAITING_SIGN_IN',
  'NOT_AUTHORIZED',
] as const satisfies readonly AuthorizationStatus[];

const sortFields = {
  name: 'NAME',
  identifier: 'IDENTIFIER',
  type: 'TYPE',
  tenant: 'TENANT',
  account: 'ACCOUNT',
  authorized: 'STATUS',
  verified: 'LAST_VERIFIED_AT',
  modified: 'UPDATED_AT',
} as const satisfies Record<string, ConnectionOrderField>;
export type SortKey = keyof typeof sortFields;
/** As many tenants as the server takes in one filter. */
const tenantsAtMost = 100;

/** What the list shows, as the address bar holds it. */
export interface ListAddress {
  text: string;
  statuses: AuthorizationStatus[];
  types: ConnectionType[];
  tenantIds: string[];
  sort: SortKey;
  descending: boolean;
}

function one(value: LocationQuery[string] | undefined): string {
  const first = Array.isArray(value) ? value[0] : value;
  return first ?? '';
}

function listed<T extends string>(value: string, known: readonly T[]): T[] {
  const asked = value.split(',');
  return known.filter((candidate) => asked.includes(candidate));
}

function isSortKey(key: string): key is SortKey {
  return Object.hasOwn(sortFields, key);
}

/** Reads the list's state from the address; what makes no sense there is left out. */
export function readListAddress(query: LocationQuery): ListAddress {
  const sort = one(query['sort']);
  const key = sort.replace(/^-/, '');
  return {
    text: one(query['q']).slice(0, 200),
    statuses: listed(one(query['status']), statusOrder),
    types: listed(one(query['type']), connectionTypeOrder),
    tenantIds: one(query['tenant'])
      .split(',')
      .filter((id) => /^[0-9a-f-]{36}$/i.test(id))
      .slice(0, tenantsAtMost),
    sort: isSortKey(key) ? key : 'name',
    descending: isSortKey(key) && sort.startsWith('-'),
  };
}

/** Writes the list's state into the address; what the address holds besides stays. */
export function writeListAddress(address: ListAddress, query: LocationQuery): LocationQueryRaw {
  const sort = (address.descending ? '-' : '') + address.sort;
  const written = {
    q: address.text,
    status: address.statuses.join(','),
    type: address.types.join(','),
    tenant: address.tenantIds.join(','),
    sort: sort === 'name' ? '' : sort,
  };
  const others = Object.entries(query).filter(([key]) => !(key in written));
  return Object.fromEntries([...others, ...Object.entries(written).filter(([, value]) => value !== '')]);
}

/** The filter that the server applies. Without `statuses` for the counts, which are the choice of states. */
export function filterOf(address: ListAddress, withStatuses: boolean): ConnectionFilter {
  const text = address.text.trim();
  return {
    ...(text === '' ? {} : { text }),
    ...(address.types.length > 0 ? { types: address.types } : {}),
    ...(address.tenantIds.length > 0 ? { tenantIds: address.tenantIds } : {}),
    ...(withStatuses && address.statuses.length > 0 ? { statuses: address.statuses } : {}),
  };
}

/** The order that the server applies. */
export function orderOf(address: ListAddress): ConnectionOrder {
  return { field: sortFields[address.sort], direction: address.descending ? 'DESC' : 'ASC' };
}

/** Whether anything but the order is chosen. */
export function isFiltered(address: ListAddress): boolean {
  return Object.keys(filterOf(address, true)).length > 0;
}
