import { InMemoryCache, type Reference, type TypePolicies } from '@apollo/client/core/index.js';

interface StoredEdge {
  cursor: string;
  node: Reference;
}
interface StoredPage {
  edges: StoredEdge[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const typePolicies: TypePolicies = {
  Query: {
    fields: {
      connections: {
        // One list for each filter and order; pages are appended to it.
        keyArgs: ['filter', 'orderBy'],
        merge(existing: StoredPage | undefined, incoming: StoredPage, { args, readField }): StoredPage {
          if (!existing || typeof args?.['after'] !== 'string') return incoming;
          const known = new Set(existing.edges.map((edge) => readField('id', edge.node)));
          const fresh = incoming.edges.filter((edge) => !known.has(readField('id', edge.node)));
          return { ...incoming, edges: [...existing.edges, ...fresh] };
        },
      },
      connection: {
        read(existing: Reference | undefined, { args, toReference }) {
          const id: unknown = args?.['id'];
          return (
            existing ?? (typeof id === 'string' ? toReference({ __typename: 'Connection', id }) : undefined)
          );
        },
      },
      connectionStatusCounts: { merge: false },
      installation: { merge: true },
    },
  },
  Connection: { fields: { authorization: { merge: true } } },
};

/** Apollo's cache, which is the state of the window. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies, possibleTypes: { Node: ['Connection'] } });
}
