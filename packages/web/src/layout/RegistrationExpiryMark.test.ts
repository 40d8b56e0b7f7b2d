import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { mountAtHub } from '../testing/hub.js';
import SecondBar from './SecondBar.vue';

// What is drawn is the same at once and after a pause.
vi.mock('../components/after-first-paint.js', () => ({
  afterFirstPaint: (callback: () => void) => {
    callback();
    return () => undefined;
  },
}));
enableAutoUnmount(afterEach);

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString();

/** The bar above registrations whose credentials last for so many days each; null: nobody knows. */
async function open(...registrations: (number | null)[][]) {
  const edges = registrations.map((days, index) => ({
    __typename: 'AppRegistrationEdge',
    cursor: String(index),
    node: {
      __typename: 'AppRegistration',
      id: String(index),
      credentials: days.map((left, at) => ({
        __typename: 'AppRegistrationCredential',
        id: `${index}.${at}`,
        expiresAt: left === null ? null : inDays(left),
      })),
    },
  }));
  const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
  const appRegistrations = { __typename: 'AppRegistrationConnection', edges, pageInfo };
  const hub = await mountAtHub(SecondBar, '/connections', {
    RegistrationExpiries: () => ({ data: { appRegistrations } }),
  });
  await flushPromises();
  return hub.wrapper.get('a[href="/app-registrations"]');
}

test('says nothing beside App registrations while each has a credential that lasts, or nobody knows', async () => {
  const link = await open([300], [3, 300], [-1, null]);
  expect(link.text()).toBe('App registrations');
});

test('warns when one has nothing that lasts for 30 days', async () => {
  const link = await open([300], [-1, 12]);
  expect(link.get('.mark').classes()).toContain('soon');
  expect(link.text()).toContain('runs out within 30 days');
});

test('says in red when one has nothing left', async () => {
  const link = await open([12], [-1]);
  expect(link.get('.mark').classes()).toContain('expired');
  expect(link.text()).toContain('has expired');
});
