import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aConnection, mountAtHub } from '../testing/hub.js';
import ReauthorizationBanner from './ReauthorizationBanner.vue';

enableAutoUnmount(afterEach);
beforeEach(() => localStorage.clear());
afterEach(() => vi.useRealTimers());

function lost(names: string[]) {
  return {
    data: {
      connections: {
        __typename: 'ConnectionConnection',
        totalCount: names.length,
        edges: names.slice(0, 1).map((name) => ({
          __typename: 'ConnectionEdge',
          node: { __typename: 'Connection', id: 'a', name },
        })),
      },
    },
  };
}

test('says nothing while nothing is lost, and names what was lost as soon as that is told', async () => {
  vi.useFakeTimers();
  let names: string[] = [];
  const hub = await mountAtHub(ReauthorizationBanner, '/connections', {
    NeedingReauthorization: () => lost(names),
  });
  await flushPromises();
  expect(hub.wrapper.text()).toBe('');
  names = ['Invoices'];
  await hub.push({ kind: 'NEEDS_REAUTHORIZATION', connection: aConnection() });
  await vi.advanceTimersByTimeAsync(500);
  await flushPromises();
  expect(hub.wrapper.text()).toContain('“Invoices” needs to be authorized again.');
  names = [];
  await hub.push({ kind: 'AUTHORIZED', connection: aConnection() });
  await vi.advanceTimersByTimeAsync(500);
  await flushPromises();
  expect(hub.wrapper.text()).toBe('');
});

test('counts several, and leads to all of them', async () => {
  const hub = await mountAtHub(ReauthorizationBanner, '/connections', {
    NeedingReauthorization: () => lost(['Invoices', 'Helpdesk', 'Orders']),
  });
  await flushPromises();
  expect(hub.wrapper.text()).toContain('3 connections need to be authorized again.');
  expect(hub.wrapper.get('a').attributes('href')).toContain('NEEDS_REAUTHORIZATION');
});

test('hides until tomorrow, also after a reload', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 25, 16) });
  const answers = { NeedingReauthorization: () => lost(['Invoices']) };
  const today = await mountAtHub(ReauthorizationBanner, '/connections', answers);
  await flushPromises();
  await today.wrapper.get('button').trigger('click');
  expect(today.wrapper.text()).toBe('');
  const reloaded = await mountAtHub(ReauthorizationBanner, '/connections', answers);
  await flushPromises();
  expect(reloaded.wrapper.text()).toBe('');
  vi.setSystemTime(new Date(2026, 10, 26, 8));
  const tomorrow = await mountAtHub(ReauthorizationBanner, '/connections', answers);
  await flushPromises();
  expect(tomorrow.wrapper.text()).toContain('Invoices');
});
