import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { useSession } from '../../session/session.js';
import SessionOverDialog from './SessionOverDialog.vue';

enableAutoUnmount(afterEach);
afterEach(() => vi.unstubAllGlobals());

it('knows who comes back and waits for the password', async () => {
  const administrator = { id: '1', name: 'Hana', email: 'hana@example.com' };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ administrator })));
  await useSession().signIn('hana@example.com', 'a long enough pass phrase');

  mount(SessionOverDialog, { attachTo: document.body });
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('sign-in-password'));
  expect(document.querySelector<HTMLInputElement>('#sign-in-email')?.value).toBe('hana@example.com');
});
