import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { createLandbridgeRouter } from '../../router.js';
import { loadSession } from '../../session/session.js';
import SetupPage from './SetupPage.vue';

enableAutoUnmount(afterEach);
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
  window.location.hash = '';
});

async function openWhere(setupRequired: boolean) {
  const answer = {
    administrator: null,
    setupRequired,
    isSimulated: false,
    publicUrl: window.location.origin,
  };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answer)));
  await loadSession(() => Promise.reject(new Error('not asked to wait')));
  window.location.hash = '#one-time-token';
  return mount(SetupPage, { global: { plugins: [createLandbridgeRouter(Promise.resolve())] } });
}

it('makes the first administrator', async () => {
  const page = await openWhere(true);
  expect(page.get('h1').text()).toBe('Create the first administrator');
});

it('says what the link does where there are administrators: one more, or a new password', async () => {
  const page = await openWhere(false);
  expect(page.get('h1').text()).toBe('Become an administrator');
  expect(page.text()).toContain('the new password takes the place of the old one');
});
