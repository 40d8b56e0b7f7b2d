import { ApolloClient, ApolloLink, Observable } from '@apollo/client/core/index.js';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { createCache } from '../../graphql/cache.js';
import {
  connectionChangesKey,
  writeConnection,
  type ConnectionChange,
} from '../../graphql/connection-changes.js';
import type { ConnectionChangeKind, ConnectionFieldsFragment } from '../../graphql/generated/graphql.js';
import { aConnection } from '../../testing/connection.js';
import { withTypenames } from '../../testing/typenames.js';
import ConnectionsPage from './ConnectionsPage.vue';

type Answers = Record<string, (variables: Record<string, unknown>) => object>;

const everyStatus = [
  'AUTHORIZED',
  'NEEDS_REAUTHORIZATION',
  'FAILED',
  'AWAITING_SIGN_IN',
  'NOT_AUTHORIZED',
] as const;
let shown: VueWrapper | undefined;
afterEach(() => shown?.unmount());

function answersOf(server: { rows: ConnectionFieldsFragment[] }, more: Answers): Answers {
  return {
    Connections: () => ({
      connections: {
        edges: server.rows.map((node) => ({ cursor: node.id, node })),
        pageInfo: { hasNextPage: false, endCursor: server.rows.at(-1)?.id ?? null },
        totalCount: server.rows.length,
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

/** The page over a server that answers each operation by name. */
async function setUp(rows: ConnectionFieldsFragment[], more: Answers = {}, at = '/connections') {
  const server = { rows };
  const asked: { operation: string; variables: Record<string, unknown> }[] = [];
  const answers = answersOf(server, more);
  const link = new ApolloLink(({ operationName, variables }) => {
    asked.push({ operation: operationName, variables });
    return Observable.of({
      data: withTypenames(answers[operationName]?.(variables) ?? {}) as Record<string, unknown>,
    });
  });
  const client = new ApolloClient({ cache: createCache(), link });
  const listeners: ((change: ConnectionChange) => void)[] = [];
  const nothing = { template: '<i />' };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/connections', name: 'connections', component: nothing },
      { path: '/connections/new', name: 'new-connection', component: nothing },
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

const row = (page: VueWrapper, index: number) => page.get(`[data-index="${index}"]`);

describe('the list of connections', () => {
  it('shows each connection with its state in words, and counts the states', async () => {
    const { page, names } = await setUp([
      aConnection({ id: 'a', name: 'Invoices', authorization: { status: 'AUTHORIZED' } }),
      aConnection({ id: 'b', name: 'Helpdesk', authorization: { status: 'FAILED' } }),
    ]);
    expect(names()).toEqual(['Invoices', 'Helpdesk']);
    expect(row(page, 0).text()).toContain('Authorized');
    expect(row(page, 1).text()).toContain('Failed');
    expect(page.get('[role=grid]').attributes('aria-rowcount')).toBe('3');
    expect(page.findAll('.state').map((state) => state.text())[0]).toBe('All 2');
  });

  it('turns green in place when the hub says so', async () => {
    const waiting = aConnection({ id: 'a', authorization: { status: 'AWAITING_SIGN_IN' } });
    const { page, push } = await setUp([waiting]);
    push('AUTHORIZED', { ...waiting, authorization: { ...waiting.authorization, status: 'AUTHORIZED' } });
    await flushPromises();
    expect(row(page, 0).text()).toContain('Authorized');
    expect(row(page, 0).classes()).toContain('flashing');
  });

  it('shows what was added elsewhere and takes away what was deleted, without a refresh', async () => {
    const [first, second] = [
      aConnection({ id: 'a', name: 'First' }),
      aConnection({ id: 'b', name: 'Second' }),
    ];
    const { server, push, names } = await setUp([second]);
    server.rows = [first, second];
    push('ADDED', first);
    await vi.waitFor(() => expect(names()).toEqual(['First', 'Second']));
    push('DELETED', second);
    await vi.waitFor(() => expect(names()).toEqual(['First']));
  });

  it('offers first what the state calls for', async () => {
    const { page } = await setUp([
      aConnection({ id: 'a', authorization: { status: 'NEEDS_REAUTHORIZATION' } }),
    ]);
    await row(page, 0).trigger('click');
    const first = page.get('.toolbar .button');
    expect(first.text()).toBe('Authorize connection');
    expect(first.classes()).toContain('primary');
  });

  it('offers only Test and Delete for several', async () => {
    const { page } = await setUp([aConnection({ id: 'a' }), aConnection({ id: 'b' })]);
    await page.get('.head [role=checkbox]').trigger('click');
    expect(page.findAll('.toolbar .button').map((button) => button.text())).toEqual([
      'Test connections',
      'Delete connections',
    ]);
  });

  it('goes to the sign-in that the hub hands out', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    const { page } = await setUp([aConnection({ id: 'a' })], {
      AuthorizeConnection: () => ({
        authorizeConnection: {
          connection: null,
          authorizationUrl: 'http://localhost:4000/auth/start/x',
          userErrors: [],
        },
      }),
    });
    await row(page, 0).trigger('click');
    await page.get('.toolbar .button').trigger('click');
    await flushPromises();
    expect(assign).toHaveBeenCalledWith('http://localhost:4000/auth/start/x');
  });

  it('says in words why a test could not be made', async () => {
    const { page } = await setUp(
      [aConnection({ id: 'a', name: 'Invoices', authorization: { status: 'AUTHORIZED' } })],
      {
        TestConnection: () => ({
          testConnection: {
            connection: null,
            test: null,
            userErrors: [
              { __typename: 'UserError', code: 'VERIFICATION_NOT_AVAILABLE', field: [], message: 'x' },
            ],
          },
        }),
      },
    );
    await row(page, 0).trigger('click');
    await page.findAll('.toolbar .button')[1]?.trigger('click');
    await vi.waitFor(() =>
      expect(document.body.textContent).toContain('cannot test connections such as Invoices yet'),
    );
  });

  it('asks the server for the states chosen, and keeps them in the address', async () => {
    const { page, router, asked } = await setUp([aConnection({ id: 'a' })]);
    await page.get('.state.FAILED').trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/connections?status=FAILED');
    expect(asked.filter(({ operation }) => operation === 'Connections').at(-1)?.variables['filter']).toEqual({
      statuses: ['FAILED'],
    });
  });

  it('says what is filtered when nothing matches', async () => {
    const { page, router } = await setUp([], {}, '/connections?q=zzz&status=FAILED');
    expect(page.text()).toContain('No connection matches');
    expect(page.text()).toContain('zzz');
    await page
      .findAll('button')
      .find((button) => button.text() === 'Clear filters')
      ?.trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/connections');
  });

  it('explains the first step when there is no connection', async () => {
    const { page } = await setUp([]);
    await vi.waitFor(() => expect(page.text()).toContain('http://localhost:4000/auth/callback'));
    expect(page.text()).toContain('not needed while simulated');
    expect(page.find('[role=grid]').exists()).toBe(false);
  });
});

describe('the keyboard in the list', () => {
  const rows = ['a', 'b', 'c'].map((id) => aConnection({ id }));
  const key = (page: VueWrapper, name: string, more = {}) =>
    page.get('[role=row][tabindex="0"]').trigger('keydown', { key: name, ...more });
  const selected = (page: VueWrapper) => page.findAll('[role=row][aria-selected=true]').length;

  it('has one tab stop among the rows, moved by the arrows', async () => {
    const { page } = await setUp(rows);
    await key(page, 'ArrowDown');
    await key(page, 'ArrowDown');
    expect(page.findAll('[role=row][tabindex="0"]').map((stop) => stop.attributes('data-index'))).toEqual([
      '2',
    ]);
    await key(page, 'Home');
    expect(page.get('[role=row][tabindex="0"]').attributes('data-index')).toBe('0');
  });

  it('selects with Space, extends with Shift, and Esc clears', async () => {
    const { page } = await setUp(rows);
    await key(page, ' ');
    expect(selected(page)).toBe(1);
    await key(page, 'ArrowDown', { shiftKey: true });
    expect(selected(page)).toBe(2);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await flushPromises();
    expect(selected(page)).toBe(0);
  });

  it('opens with Enter and adds with n', async () => {
    const { page, router } = await setUp(rows);
    await key(page, 'Enter');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/connections/a/edit');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n' }));
    await flushPromises();
    expect(router.currentRoute.value.name).toBe('new-connection');
  });
});
