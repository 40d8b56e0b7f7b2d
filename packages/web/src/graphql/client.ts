import {
  ApolloClient,
  ApolloLink,
  HttpLink,
  Observable,
  split,
  type FetchResult,
  type NormalizedCacheObject,
} from '@apollo/client/core/index.js';
import { RetryLink } from '@apollo/client/link/retry/index.js';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions/index.js';
import { getMainDefinition } from '@apollo/client/utilities/index.js';
import type { Client } from 'graphql-ws';
import { Kind, type DocumentNode } from 'graphql';
import { untilSignedInAgain } from '../session/session.js';
import { createCache } from './cache.js';
import { noteStorage } from './storage.js';
import { reconnectDelayMs, reportReachable, reportUnreachable } from './socket.js';

function operationKind(query: DocumentNode): string {
  const definition = getMainDefinition(query);
  return definition.kind === Kind.OPERATION_DEFINITION ? definition.operation : definition.kind;
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

function isForStrangers(result: FetchResult): boolean {
  return (result.errors ?? []).some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED');
}

/** A request that met an ended session waits for the next sign-in, then goes on: nothing that was typed is lost. */
const sessionLink = new ApolloLink(
  (operation, forward) =>
    new Observable<FetchResult>((observer) => {
      let subscription: { unsubscribe(): void } | undefined;
      let isWaiting = false;
      function again(): void {
        isWaiting = true;
        void untilSignedInAgain().then(attempt);
      }
      function attempt(): void {
        isWaiting = false;
        subscription = forward(operation).subscribe({
          next: (result) => {
            if (isForStrangers(result)) again();
            else observer.next(result);
          },
          error: (error: unknown) => {
            if (statusOf(error) === 401) again();
            else observer.error(error);
          },
          complete: () => {
            if (!isWaiting) observer.complete();
          },
        });
      }
      attempt();
      return () => subscription?.unsubscribe();
    }),
);

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
    noteStorage(result.errors);
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
