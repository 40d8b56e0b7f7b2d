import {
  InMemoryCache,
  type FieldFunctionOptions,
  type Reference,
  type TypePolicies,
} from '@apollo/client/core/index.js';

interface StoredHistory {
  edges: { node: Reference }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/**
 * What happened to a connection, the newest first. A page that follows is appended; the first page read again brings
 * what is new and leaves what was read further down in its place, unless so much happened that they do not meet.
 */
function mergeHistory(
  existing: StoredHistory | undefined,
  incoming: StoredHistory,
  { args, readField }: FieldFunctionOptions,
): StoredHistory {
  if (!existing) return incoming;
  const idOf = (edge: { node: Reference }) => readField('id', edge.node);
  const [upper, lower] = typeof args?.['after'] === 'string' ? [existing, incoming] : [incoming, existing];
  const known = new Set(upper.edges.map(idOf));
  const fresh = lower.edges.filter((edge) => !known.has(idOf(edge)));
  if (upper === incoming && fresh.length === lower.edges.length) return incoming;
  return { ...lower, edges: [...upper.edges, ...fresh] };
}

const typePolicies: TypePolicies = {
  Query: {
    fields: {
      connections: { keyArgs: ['filter', 'orderBy'], merge: false },
      connection: {
        read(existing: Reference | undefined, { args, toReference }) {
          const id: unknown = args?.['id'];
          // Null is an answer too: there is none any more, whatever else is still known of it.
          if (existing !== undefined || typeof id !== 'string') return existing;
          return toReference({ __typename: 'Connection', id });
        },
      },
      connectionStatusCounts: { merge: false },
      installation: { merge: true },
    },
  },
  Connection: {
    fields: { authorization: { merge: true }, history: { keyArgs: false, merge: mergeHistory } },
  },
};

/** Apollo's cache, which is the state of the window. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies, possibleTypes: { Node: ['Connection'] } });
}
