import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import type { ConnectionDependent } from '../../graphql/generated/graphql.js';
import { aConnection, mountAtHub, type Answers } from '../../testing/hub.js';
import ConnectionPage from './ConnectionPage.vue';

enableAutoUnmount(afterEach);
afterEach(() => vi.useRealTimers());

const id = 'Q29ubmVjdGlvbjox';
const at = '2026-11-25T09:41:07.000Z';
const hana = { __typename: 'Actor' as const, kind: 'ADMINISTRATOR' as const, name: 'Hana Nováková' };
const account = {
  __typename: 'MicrosoftAccount',
  id: 'oid',
  username: 'noreply@contoso.com',
  displayName: null,
};

const anError = {
  __typename: 'AuthorizationError',
  code: 'CANCELLED',
  title: 'The sign-in was cancelled.',
  explanation: 'Invoices is not authorized.',
  remedy: 'Authorize it again.',
  responsible: 'ADMINISTRATOR' as const,
  facts: [],
  aadsts: null,
  message: null,
  correlationId: null,
  traceId: null,
  occurredAt: at,
};

function entry(entryId: number, kind: string, more: object = {}) {
  const nothing = { actor: hana, account: null, failure: null, failedStep: null, changedFields: [] };
  return {
    __typename: 'ConnectionHistoryEdge',
    node: {
      __typename: 'ConnectionHistoryEntry',
      id: String(entryId),
      kind,
      occurredAt: at,
      ...nothing,
      ...more,
    },
  };
}
function detailsOf(
  edges: object[],
  more: {
    scopes?: string[];
    nextRefreshAt?: string;
    dependents?: ConnectionDependent[];
    hasNextPage?: boolean;
  } = {},
) {
  return {
    data: {
      connection: {
        __typename: 'Connection',
        id,
        dependents: more.dependents ?? [],
        authorization: {
          __typename: 'Authorization',
          scopes: more.scopes ?? [],
          nextRefreshAt: more.nextRefreshAt ?? null,
        },
        history: {
          __typename: 'ConnectionHistoryConnection',
          edges,
          pageInfo: {
            __typename: 'PageInfo',
            hasNextPage: more.hasNextPage ?? false,
            endCursor: `cursor-${edges.length}`,
          },
        },
      },
    },
  };
}
const open = (
  connection: ReturnType<typeof aConnection> | null,
  answers: Answers = { ConnectionDetails: () => detailsOf([entry(1, 'ADDED')]) },
) =>
  mountAtHub(ConnectionPage, `/connections/${id}`, {
    Connection: () => ({ data: { connection } }),
    ConnectionDetails: () => ({ data: { connection: null } }),
    ...answers,
  });

test('tells the facts, who signed in, and what is granted in words with the technical names folded', async () => {
  const { wrapper } = await open(
    aConnection(
      { name: 'Oznámení z ERP', type: 'MAIL_SMTP', note: 'Pavel Říha, linka 214' },
      { status: 'AUTHORIZED', account: account, authorizedAt: at },
    ),
    {
      ConnectionDetails: () =>
        detailsOf([entry(1, 'ADDED')], {
          scopes: ['https://outlook.office.com/SMTP.Send', 'offline_access', 'openid', 'profile', 'x:sign'],
          nextRefreshAt: '2026-11-25T12:13:00.000Z',
        }),
    },
  );
  expect(wrapper.get('h1').text()).toBe('Oznámení z ERP');
  expect(wrapper.text()).toContain('Pavel Říha, linka 214');
  expect(wrapper.get('time[datetime="2026-11-25T12:13:00.000Z"]').text()).not.toBe('');
  expect(wrapper.text()).toContain('noreply@contoso.com');
  const granted = wrapper.findAll('dd ul li').map((item) => item.text());
  expect(granted).toEqual([
    'send mail as this mailbox over SMTP',
    'keep this access while nobody is signed in',
    'see the account’s name and e-mail address',
    'x:sign',
  ]);
  expect(wrapper.get('details').attributes('open')).toBeUndefined();
  expect(wrapper.get('details').text()).toContain('https://outlook.office.com/SMTP.Send');
  expect(wrapper.text()).toContain('Nothing in Landbridge depends on this connection.');
});

test('tells what happened, who did it and why it failed, and goes on where it ended', async () => {
  const failure = {
    ...anError,
    code: 'CONSENT_DECLINED',
    title: 'The permissions were not accepted.',
    aadsts: 'AADSTS65004',
  };
  const { wrapper } = await open(aConnection(), {
    ConnectionDetails: ({ after }) =>
      after === 'cursor-4'
        ? detailsOf([entry(1, 'ADDED')])
        : detailsOf(
            [
              entry(5, 'VERIFICATION_FAILED', {
                actor: { ...hana, kind: 'SYSTEM', name: 'Landbridge' },
                failedStep: { __typename: 'ConnectionTestStep', name: 'TOKEN_VALID' },
              }),
              entry(4, 'AUTHORIZED', { actor: { ...hana, kind: 'AUTHORIZATION_LINK' }, account }),
              entry(3, 'AUTHORIZATION_FAILED', { failure, actor: null }),
              entry(2, 'UPDATED', { changedFields: ['NAME', 'NOTE'] }),
            ],
            { hasNextPage: true },
          ),
  });
  await wrapper.get('.older').trigger('click');
  await flushPromises();
  expect(wrapper.findAll('ol .what').map((line) => line.text())).toEqual([
    'Not verified: failed at “Token is valid” · Landbridge, by itself',
    'Authorized as noreply@contoso.com · through the link made by Hana Nováková',
    'Sign-in failed: The permissions were not accepted (AADSTS65004)',
    'Changed: name and note · Hana Nováková',
    'Connection added · Hana Nováková',
  ]);
  expect(wrapper.find('.older').exists()).toBe(false);
});

test('turns green in place and adds to the history when it is authorized elsewhere', async () => {
  let edges = [entry(1, 'ADDED')];
  const waiting = aConnection({}, { status: 'AWAITING_SIGN_IN', awaitingUntil: at });
  const hub = await open(waiting, { ConnectionDetails: () => detailsOf(edges) });
  const first = hub.wrapper.get('ol li').element;
  edges = [entry(2, 'AUTHORIZED', { account }), ...edges];
  await hub.push({
    kind: 'AUTHORIZED',
    connection: aConnection({}, { status: 'AUTHORIZED', authorizedAt: at, account: account }),
  });
  await flushPromises();
  expect(hub.wrapper.get('header').text()).toContain('Authorized');
  expect(hub.wrapper.findAll('ol li')).toHaveLength(2);
  expect(hub.wrapper.findAll('ol li')[1]?.element).toBe(first);
});

test('says who deleted it elsewhere, keeps what was known, and offers nothing to do with it', async () => {
  const hub = await open(aConnection());
  await hub.push({ kind: 'DELETED', connection: null, connectionId: id, actor: hana });
  expect(hub.wrapper.get('[role=alert]').text()).toContain('Hana Nováková deleted this connection at');
  expect(hub.wrapper.get('h1').text()).toBe('Invoices');
  expect(hub.wrapper.find('.actions').exists()).toBe(false);
});

test('says that it was deleted while nothing could be heard', async () => {
  let isThere = true;
  const hub = await open(null, {
    Connection: () => ({ data: { connection: isThere ? aConnection() : null } }),
    ConnectionDetails: () => (isThere ? detailsOf([entry(1, 'ADDED')]) : { data: { connection: null } }),
  });
  isThere = false;
  await hub.missChanges();
  expect(hub.wrapper.get('[role=alert]').text()).toContain('This connection was deleted meanwhile.');
  expect(hub.wrapper.get('h1').text()).toBe('Invoices');
  expect(hub.wrapper.find('.actions').exists()).toBe(false);
});

test('says of an address without a connection what may have become of it', async () => {
  const { wrapper } = await open(null);
  expect(wrapper.get('h1').text()).toBe('There is no such connection');
  expect(wrapper.get('a[href="/connections"]').text()).toBe('Go to the connections');
});

test('says that it could not be read, and reads it when asked to', async () => {
  let isBroken = true;
  const { wrapper } = await open(null, {
    Connection: () =>
      isBroken ? Promise.reject(new Error('down')) : { data: { connection: aConnection() } },
    ConnectionDetails: () => detailsOf([entry(1, 'ADDED')]),
  });
  expect(wrapper.get('h1').text()).toBe('The connection could not be read');
  isBroken = false;
  await wrapper.get('button').trigger('click');
  await flushPromises();
  expect(wrapper.get('h1').text()).toBe('Invoices');
});

test('shows skeletons only to who has waited for a while', async () => {
  vi.useFakeTimers();
  const never = () => new Promise<never>(() => undefined);
  const { wrapper } = await open(null, { Connection: never, ConnectionDetails: never });
  expect(wrapper.findAll('.page-skeleton span')).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(301);
  expect(wrapper.findAll('.page-skeleton span').length).toBeGreaterThan(0);
});

test('shows a failure with the same buttons as the red strip, and no second one that is called for', async () => {
  const { wrapper } = await open(aConnection({}, { status: 'NOT_AUTHORIZED', error: anError }));
  expect(wrapper.get('.trouble').text()).toContain('The sign-in was cancelled.');
  expect(wrapper.findAll('.primary').map((button) => button.text())).toEqual(['Try again']);
});

test('warns in amber of a connection that is authorized and gets no new tokens', async () => {
  const facts = [{ __typename: 'FailureFact' as const, name: 'during', value: 'REFRESH' }];
  const error = { ...anError, code: 'CLIENT_SECRET_EXPIRED', title: 'The client secret has expired.', facts };
  const { wrapper } = await open(aConnection({}, { status: 'AUTHORIZED', error } as object));
  expect(wrapper.get('.trouble').classes()).toContain('again');
  expect(wrapper.get('.trouble').text()).toContain('The client secret has expired.');
  expect(wrapper.findAll('.primary').map((button) => button.text())).toEqual(['App registrations']);
});

test('withdraws an open link, and says so when there is none any more', async () => {
  const link = { __typename: 'AuthorizationLink', requestedBy: 'Hana', createdAt: at, expiresAt: at };
  const hub = await open(aConnection({}, { status: 'AWAITING_SIGN_IN', link: link }), {
    ConnectionDetails: () => detailsOf([entry(1, 'ADDED')]),
    WithdrawAuthorizationLink: () => ({
      data: {
        withdrawAuthorizationLink: {
          __typename: 'WithdrawAuthorizationLinkPayload',
          connection: aConnection(),
          userErrors: [{ __typename: 'UserError', code: 'LINK_NOT_FOUND', field: null, message: '' }],
        },
      },
    }),
  });
  expect(hub.wrapper.text()).toContain('made by Hana');
  await hub.wrapper.get('.more').trigger('click');
  await flushPromises();
  const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
  items.find((item) => item.textContent.includes('Withdraw'))?.click();
  await flushPromises();
  expect(hub.wrapper.text()).toContain('This connection has no open authorization link.');
  expect(hub.wrapper.text()).not.toContain('made by Hana');
});
