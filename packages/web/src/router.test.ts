import { afterEach, expect, it, vi } from 'vitest';
import { createLandbridgeRouter } from './router.js';
import { useSession } from './session/session.js';

afterEach(() => vi.unstubAllGlobals());

/** Where a window ends up that is opened at an address. */
async function opened(address: string): Promise<string> {
  const router = createLandbridgeRouter(Promise.resolve());
  await router.push(address);
  return router.currentRoute.value.fullPath;
}

it('asks nobody to sign in who is signed in, and goes on to where they wanted to be', async () => {
  expect(await opened('/help')).toBe('/sign-in?next=/help');

  const administrator = { id: '1', name: 'Hana', email: 'hana@example.com' };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ administrator })));
  await useSession().signIn('hana@example.com', 'a long enough pass phrase');
  expect(await opened('/sign-in?next=/help')).toBe('/help');
  expect(await opened('/sign-in')).toBe('/connections');
});
