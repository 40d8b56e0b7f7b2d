import { ApolloClient, ApolloLink, Observable } from '@apollo/client/core/index.js';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createMemoryHistory, createRouter } from 'vue-router';
import { createCache } from '../graphql/cache.js';
import {
  connectionChangesKey,
  writeConnection,
  type ConnectionChange,
} from '../graphql/connection-changes.js';
import type { ConnectionChangeKind, ConnectionFieldsFragment } from '../graphql/generated/graphql.js';
import ConnectionsPage from '../pages/connections/ConnectionsPage.vue';
import { withTypenames } from './typenames.js';

type Answers = Record<string, (variables: Record<string, unknown>) => object | Promise<object>>;

const everyStatus = [
  'AUTHORIZED',
  'NEEDS_REAUTHORIZATION',
  'FAILED',
  'AWAITING_SIGN_IN',
  'NOT_AUTHORIZED',
] as const;
let shown: VueWrapper | undefined;

/** Takes the page away again; call it after each test. */
export function leaveListPage(): void {
  shown?.unmount();
}

function answersOf(server: { rows: ConnectionFieldsFragment[] }, more: Answers): Answers {
  return {
    Connections: () => ({
      connections: {
        edges: server.rows.map((node) => ({ cursor: node.id, node })),
        pageInfo: { hasNextPage: false, endCursor: server.rows.at(-1)?.id ?? null },
      },
    }),
    ConnectionStatusCounts: () => ({
      connectionStatusCounts: everyStatus.map((status) => ({
        status,
        count: server.rows.filter((row) => row.authorization.status === status).length,
      })),
    }),
    ConnectionTypes: () => ({ connectionTypes: [] }),
    Installation: () => ({
      installation: {
        version: '0.1.0',
        publicUrl: 'http://localhost:4000',
        redirectUri: 'http://localhost:4000/auth/callback',
        cloud: 'global',
        isSimulated: true,
        simulatorUrl: 'http://127.0.0.1:5000',
      },
    }),
    ...more,
  };
}

/** The page of connections over a server that answers each operation by name. */
export async function openListPage(
  rows: ConnectionFieldsFragment[],
  more: Answers = {},
  at = '/connections',
) {
  const server = { rows };
  const asked: { operation: string; variables: Record<string, unknown> }[] = [];
  const answers = answersOf(server, more);
  const link = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        asked.push({ operation: operationName, variables });
        const tell = (data: object) => {
          observer.next({ data: withTypenames(data) as Record<string, unknown> });
          observer.complete();
        };
        try {
          const answer = answers[operationName]?.(variables) ?? {};
          if (answer instanceof Promise) answer.then(tell, (error: unknown) => observer.error(error));
          else tell(answer);
        } catch (error) {
          observer.error(error);
        }
      }),
  );
  const client = new ApolloClient({ cache: createCache(), link });
  const listeners: ((change: ConnectionChange) => void)[] = [];
  const nothing = { template: '<i />' };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/connections', name: 'connections', component: nothing },
      { path: '/connections/new', name: 'new-connection', component: nothing },
      { path: '/connections/:id', name: 'connection', component: nothing },
      { path: '/connections/:id/edit', name: 'edit-connection', component: nothing },
      { path: '/help', name: 'help', component: nothing },
    ],
  });
  await router.push(at);
  const page = mount(ConnectionsPage, {
    attachTo: document.body,
    global: {
      plugins: [router],
      stubs: { ConnectionStrips: true },
      provide: {
        [DefaultApolloClient]: client,
        [connectionChangesKey as symbol]: {
          onConnectionChange: (listener: (change: ConnectionChange) => void) => listeners.push(listener),
          onChangesMissed: () => undefined,
        },
      },
    },
  });
  shown = page;
  await flushPromises();
  /** What the hub pushes, in the order in which the feed does it. */
  function push(kind: ConnectionChangeKind, connection: ConnectionFieldsFragment): void {
    if (kind !== 'DELETED') writeConnection(client.cache, withTypenames({ connection }).connection);
    const change = {
      eventId: '1',
      actor: null,
      kind,
      connectionId: connection.id,
      connection,
      occurredAt: connection.updatedAt,
    };
    for (const listener of listeners) listener(change);
  }
  const names = (): string[] => page.findAll('a.name').map((name) => name.text());
  return { page, router, server, asked, push, names };
}
