import type { ApolloClient } from '@apollo/client/core/index.js';
import {
  ConnectionsDocument,
  type ConnectionsQuery,
  type ConnectionsQueryVariables,
} from '../../../graphql/generated/graphql.js';

type Page = ConnectionsQuery['connections'];

const largestPage = 100;
/** Reading further than this again would cost more than a row in its right place is worth. */
const readAgainAtMost = 500;

/** The fresh rows, then those of the present list that come after the last of them. */
export function joinFreshAndKept(fresh: Page, present: Page): Page {
  const freshIds = new Set(fresh.edges.map((edge) => edge.node.id));
  const lastId = fresh.edges.at(-1)?.node.id;
  const lastIndex = present.edges.findIndex((edge) => edge.node.id === lastId);
  if (!fresh.pageInfo.hasNextPage || lastIndex === -1) return fresh;
  const kept = present.edges.slice(lastIndex + 1).filter((edge) => !freshIds.has(edge.node.id));
  return kept.length === 0 ? fresh : { ...present, edges: [...fresh.edges, ...kept] };
}

/** Reads what the list holds once more, in place: no row jumps, the scrolled place stays. */
export async function readAgain(
  client: ApolloClient<unknown>,
  variables: ConnectionsQueryVariables,
): Promise<void> {
  const read = () => client.cache.readQuery({ query: ConnectionsDocument, variables })?.connections;
  const present = read();
  if (!present) return;
  const wanted = Math.min(Math.max(present.edges.length, variables.first), readAgainAtMost);
  let fresh: Page | undefined;
  while (!fresh || (fresh.edges.length < wanted && fresh.pageInfo.hasNextPage)) {
    const { data } = await client.query({
      query: ConnectionsDocument,
      variables: {
        ...variables,
        first: Math.min(largestPage, wanted - (fresh?.edges.length ?? 0)),
        after: fresh?.pageInfo.endCursor ?? null,
      },
      fetchPolicy: 'no-cache',
    });
    fresh = { ...data.connections, edges: [...(fresh?.edges ?? []), ...data.connections.edges] };
  }
  client.cache.writeQuery({
    query: ConnectionsDocument,
    variables,
    data: { connections: joinFreshAndKept(fresh, read() ?? present) },
  });
}
