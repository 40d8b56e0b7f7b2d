import {
  ApolloClient,
  ApolloLink,
  fromPromise,
  HttpLink,
  split,
  type NormalizedCacheObject,
} from '@apollo/client/core/index.js';
import { onError } from '@apollo/client/link/error/index.js';
import { RetryLink } from '@apollo/client/link/retry/index.js';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions/index.js';
import { getMainDefinition } from '@apollo/client/utilities/index.js';
import type { Client } from 'graphql-ws';
import type { DocumentNode } from 'graphql';
import { untilSignedInAgain } from '../session/session.js';
import { createCache } from './cache.js';
import { reconnectDelayMs, reportReachable, reportUnreachable } from './socket.js';

function operationKind(query: DocumentNode): string {
  const definition = getMainDefinition(query);
  return definition.kind === 'OperationDefinition' ? definition.operation : definition.kind;
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** Failures that pass by themselves: the network, a hub that restarts, a proxy without a hub behind it. */
function mayPass(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined
    ? error instanceof TypeError
    : status === 429 || [502, 503, 504].includes(status);
}

/** A request that met an ended session waits for the next sign-in, then goes on: nothing that was typed is lost. */
const sessionLink = onError(({ networkError, graphQLErrors, operation, forward }) => {
  const isStranger =
    statusOf(networkError) === 401 ||
    (graphQLErrors ?? []).some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED');
  if (isStranger) return fromPromise(untilSignedInAgain()).flatMap(() => forward(operation));
  return undefined;
});

/** Reading is repeated until it succeeds. Writing never: whether it arrived is not known. */
const retryLink = new RetryLink({
  delay: (count) => reconnectDelayMs(count - 1),
  attempts: (_count, operation, error) => {
    if (!mayPass(error)) return false;
    reportUnreachable();
    return operationKind(operation.query) === 'query';
  },
});

const reachabilityLink = new ApolloLink((operation, forward) =>
  forward(operation).map((result) => {
    reportReachable();
    return result;
  }),
);

/** The Apollo client: HTTP for queries and mutations, the socket for subscriptions. */
export function createGraphqlClient(socket: Client): ApolloClient<NormalizedCacheObject> {
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin' });
  return new ApolloClient({
    cache: createCache(),
    link: split(
      ({ query }) => operationKind(query) === 'subscription',
      new GraphQLWsLink(socket),
      ApolloLink.from([sessionLink, retryLink, reachabilityLink, http]),
    ),
    defaultOptions: { mutate: { errorPolicy: 'none' } },
    devtools: { enabled: import.meta.env.DEV },
  });
}
