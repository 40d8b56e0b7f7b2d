import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { createLandbridgeRouter } from '../router.js';
import { endToast, toasts } from '../components/toasts.js';
import UserMenuContent from './UserMenuContent.vue';

enableAutoUnmount(afterEach);
afterEach(() => {
  vi.unstubAllGlobals();
  for (const { id } of toasts.value) endToast(id);
});

test('who signs out while the hub is away is told that nothing ended', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  mount(UserMenuContent, {
    props: { open: true },
    slots: { trigger: '<button>menu</button>' },
    global: { plugins: [createLandbridgeRouter(Promise.resolve())] },
    attachTo: document.body,
  });
  await flushPromises();
  const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
  items.find((item) => item.textContent.includes('Sign out'))?.click();
  await vi.waitFor(() =>
    expect(toasts.value.map(({ text }) => text)).toEqual([
      'The hub cannot be reached: you are still signed in. Try it again.',
    ]),
  );
});
