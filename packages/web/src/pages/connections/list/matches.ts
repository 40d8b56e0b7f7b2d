import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import type { ListAddress } from './list-address.js';

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function hasWords(connection: ConnectionFieldsFragment, text: string): boolean {
  const { tenant, authorization } = connection;
  const found = plain(
    [
      connection.name,
      connection.identifier,
      connection.mailbox,
      authorization.account?.username,
      authorization.account?.displayName,
      tenant.displayName,
      tenant.domain,
      tenant.id,
    ].join(' '),
  );
  return plain(text)
    .split(/\s+/)
    .every((word) => found.includes(word));
}

/** Whether a connection that has just changed still belongs to what the list shows. The server decides when it is read next. */
export function stillMatches(connection: ConnectionFieldsFragment, address: ListAddress): boolean {
  const { statuses, types, tenantIds, text } = address;
  return (
    (statuses.length === 0 || statuses.includes(connection.authorization.status)) &&
    (types.length === 0 || types.includes(connection.type)) &&
    (tenantIds.length === 0 || tenantIds.includes(connection.tenant.id)) &&
    hasWords(connection, text)
  );
}

/** Whether a change can have moved its row, or taken it in or out: then the list is read again. */
export function mayMove(kind: string, { statuses, text, sort }: ListAddress): boolean {
  const isFixed = ['name', 'identifier', 'type', 'tenant'].includes(sort);
  return kind === 'ADDED' || kind === 'UPDATED' || !isFixed || statuses.length > 0 || text !== '';
}
