import { ApolloClient, ApolloLink, Observable, type FetchResult } from '@apollo/client/core/index.js';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router';
import { defineComponent, h, type Component } from 'vue';
import { createCache } from '../graphql/cache.js';
import {
  connectionChangesKey,
  writeConnection,
  type ConnectionChange,
  type ConnectionChangesFeed,
} from '../graphql/connection-changes.js';
import type {
  ConnectionFieldsFragment,
  ConnectionType,
  EditedConnectionFragment,
  Signer,
} from '../graphql/generated/graphql.js';

type Answer = FetchResult | Promise<FetchResult>;
/** What the hub says to an operation, by its name. */
export type Answers = Record<string, (variables: Record<string, unknown>) => Answer>;

/** A connection as the hub tells it; what a test is about is said by the test. */
export function aConnection(
  own: Partial<Omit<EditedConnectionFragment, 'authorization'>> = {},
  authorization: Partial<ConnectionFieldsFragment['authorization']> = {},
) {
  return {
    __typename: 'Connection' as const,
    id: 'Q29ubmVjdGlvbjox',
    name: 'Invoices',
    identifier: 'invoices',
    note: null,
    tenant: {
      id: tenantId,
      displayName: 'Contoso',
      domain: 'contoso.com',
      cloud: 'global',
      __typename: 'Tenant',
    },
    type: 'SSO' as const,
    access: 'DELEGATED' as const,
    mailbox: null,
    chosenAppRegistrationId: null as string | null,
    createdAt: '2026-11-25T09:00:00.000Z',
    updatedAt: '2026-11-25T09:00:00.000Z',
    ...own,
    authorization: {
      __typename: 'Authorization',
      status: 'NOT_AUTHORIZED' as const,
      account: null,
      authorizedAt: null,
      lastVerifiedAt: null,
      awaitingUntil: null,
      link: null,
      error: null,
      verification: null,
      nextVerificationAt: null,
      ...authorization,
    },
  };
}
export const tenantId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

const applicationAccess = {
  __typename: 'ApplicationAccessInfo',
  signer: 'GLOBAL_ADMINISTRATOR',
  grant: 'ADMIN_CONSENT_AND_CLIENT_CREDENTIALS',
  permissions: [{ __typename: 'Permission', name: 'IMAP.AccessAsApp', description: 'read' }],
};

function typeInfo(type: ConnectionType, signer: Signer, isMail: boolean) {
  return {
    __typename: 'ConnectionTypeInfo',
    type,
    label: type,
    purpose: type,
    signer,
    grant: 'AUTHORIZATION_CODE',
    permissions: [{ __typename: 'Permission', name: 'offline_access', description: 'stay' }],
    applicationAccess: isMail ? applicationAccess : null,
    hasMailbox: isMail,
  };
}

/** What the hub says of app registrations to whoever may choose one. */
export function appRegistrationChoices(
  ...registrations: { id: string; name: string; isDefault?: boolean }[]
) {
  const node = { __typename: 'AppRegistration', cloud: 'global', isDefault: false, types: [] };
  return {
    data: {
      appRegistrations: {
        __typename: 'AppRegistrationConnection',
        edges: registrations.map((registration) => ({
          __typename: 'AppRegistrationEdge',
          cursor: registration.id,
          node: { ...node, ...registration },
        })),
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    },
  };
}

const usual: Answers = {
  ConnectionTypes: () => ({
    data: {
      connectionTypes: [
        typeInfo('ETOKEN', 'SIGNERS_ADMINISTRATOR', false),
        typeInfo('MAIL_IMAP', 'MAILBOX_OWNER', true),
        typeInfo('MAIL_SMTP', 'MAILBOX_OWNER', true),
        typeInfo('ENTRA_ID', 'GLOBAL_ADMINISTRATOR', false),
        typeInfo('SSO', 'GLOBAL_ADMINISTRATOR', false),
        typeInfo('SHAREPOINT', 'ADMINISTRATOR', false),
      ],
    },
  }),
  Installation: () => ({
    data: {
      installation: {
        __typename: 'Installation',
        version: '0.1.0',
        publicUrl: 'http://localhost:4000',
        redirectUri: 'http://localhost:4000/auth/callback',
        cloud: 'global',
        isSimulated: true,
        simulatorUrl: null,
      },
    },
  }),
  EntraIdConnection: () => ({
    data: {
      connections: {
        __typename: 'ConnectionConnection',
        edges: [],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    },
  }),
  SignOnSettings: () => ({
    data: {
      signOnSettings: {
        __typename: 'SignOnSettings',
        isEnabled: false,
        domains: [],
        groupIds: [],
        role: 'VIEWER',
      },
    },
  }),
  AppRegistrationChoices: () => appRegistrationChoices(),
  RegistrationExpiries: () => appRegistrationChoices(),
  Dependents: ({ ids }) => ({
    data: { nodes: (ids as string[]).map((id) => ({ __typename: 'Connection', id, dependents: [] })) },
  }),
  IdentifierProposal: ({ name }) => ({ data: { identifierProposal: `${String(name).toLowerCase()}-2` } }),
};

/** The hub as a window hears it, with everything that was asked of it. */
export interface Hub {
  wrapper: VueWrapper;
  router: Router;
  /** The names of the operations, in order. */
  asked: { name: string; variables: Record<string, unknown> }[];
  countOf(name: string): number;
  /** The window comes back after an outage that was too long to hear what it missed. */
  missChanges(): Promise<void>;
  /** Tells a change to the window, as the subscription does. */
  push(
    change: Pick<ConnectionChange, 'kind' | 'connection'> &
      Partial<Pick<ConnectionChange, 'actor' | 'connectionId'>>,
  ): Promise<void>;
}

/** Mounts a window against a hub that answers what the test says; the GraphQL client and the router are real. */
export async function mountAtHub(page: Component, at: string, answers: Answers = {}): Promise<Hub> {
  const asked: Hub['asked'] = [];
  const link = new ApolloLink(({ operationName, variables }) => {
    asked.push({ name: operationName, variables });
    const answer = answers[operationName] ?? usual[operationName];
    if (!answer) throw new Error(`The test says nothing of ${operationName}.`);
    return new Observable((observer) => {
      Promise.resolve(answer(variables)).then(
        (result) => {
          observer.next(result);
          observer.complete();
        },
        (error: unknown) => observer.error(error),
      );
    });
  });
  const client = new ApolloClient({ cache: createCache(), link });
  const listeners: ((change: ConnectionChange) => void)[] = [];
  const missed: (() => void)[] = [];
  const feed: ConnectionChangesFeed = {
    start: () => undefined,
    stop: () => undefined,
    onConnectionChange: (listener) => listeners.push(listener),
    onChangesMissed: (listener) => missed.push(listener),
  };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/connections', name: 'connections', component: { render: () => h('p', 'the list') } },
      {
        path: '/app-registrations',
        name: 'app-registrations',
        component: { render: () => h('p', 'elsewhere') },
      },
      { path: '/access/people', name: 'people', component: page },
      { path: '/access/api-keys', name: 'api-keys', component: page },
      { path: '/access/audit', name: 'audit', component: page },
      { path: '/webhooks', name: 'webhooks', component: page },
      { path: '/webhooks/:id', name: 'webhook', component: page, props: true },
      { path: '/connections/new', name: 'new-connection', component: page },
      { path: '/connections/:id', name: 'connection', component: page, props: true },
      { path: '/connections/:id/edit', name: 'edit-connection', component: page, props: true },
    ],
  });
  await router.push(at);
  // The strips are a part of the list and stand alone here; a page needs its route.
  const isPart = router.currentRoute.value.name === 'connections';
  const wrapper = mount(defineComponent({ render: () => h(isPart ? page : RouterView) }), {
    attachTo: document.body,
    global: {
      plugins: [router],
      provide: { [DefaultApolloClient]: client, [connectionChangesKey as symbol]: feed },
    },
  });
  await flushPromises();
  return {
    wrapper,
    router,
    asked,
    countOf: (name) => asked.filter((operation) => operation.name === name).length,
    async missChanges() {
      for (const listener of missed) listener();
      await flushPromises();
    },
    async push({ kind, connection, connectionId, actor = null }) {
      const change: ConnectionChange = {
        eventId: '1',
        actor,
        occurredAt: '2026-11-25T09:00:00.000Z',
        kind,
        connection,
        connectionId: connectionId ?? connection?.id ?? '',
      };
      // As the feed does: the cache first, then who listens.
      if (connection) writeConnection(client.cache, connection);
      for (const listener of listeners) listener(change);
      await flushPromises();
    },
  };
}
