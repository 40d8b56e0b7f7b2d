import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
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

interface Answers {
  setupRequired?: boolean;
  link?: () => Response;
  setup?: () => Response;
}
const open = () => new Response(null, { status: 204 });
const refused = (status: number, error: object) => () => Response.json({ error }, { status });
const dead = refused(403, { code: 'SETUP_LINK_INVALID' });
const throttled = refused(429, { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 40 });

async function openWhere({ setupRequired = true, link = open, setup = dead }: Answers, place = '/setup') {
  const session = {
    administrator: null,
    setupRequired,
    isSimulated: false,
    signOn: [],
    publicUrl: window.location.origin,
  };
  const tokens: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { body }: { body?: string } = {}) => {
    if (path === '/session') return Response.json(session);
    tokens.push(`${path} ${(JSON.parse(body ?? '{}') as { token: string }).token}`);
    return path === `${place}/link` ? link() : setup();
  });
  await loadSession(() => Promise.reject(new Error('not asked to wait')));
  window.location.hash = '#one-time-token';
  const router = createLandbridgeRouter(Promise.resolve());
  await router.push(`${place}#one-time-token`);
  const page = mount(SetupPage, { global: { plugins: [router] } });
  await flushPromises();
  return { page, router, tokens };
}

it('makes the first administrator', async () => {
  const { page, tokens } = await openWhere({});
  expect(page.get('h1').text()).toBe('Create the first administrator');
  expect(tokens).toEqual(['/setup/link one-time-token']);
});

it('says what the link does where there are administrators: one more, or a new password', async () => {
  const { page } = await openWhere({ setupRequired: false });
  expect(page.get('h1').text()).toBe('Become an administrator');
  expect(page.text()).toContain('the new password takes the place of the old one');
});

it('says before anything is typed that a link does not work any more', async () => {
  const { page } = await openWhere({ link: dead });
  expect(page.get('h1').text()).toBe('This link does not work any more');
  expect(page.find('form').exists()).toBe(false);
});

it('takes a new link that is pasted into the same tab', async () => {
  let isDead = true;
  const { page, router, tokens } = await openWhere({ link: () => (isDead ? dead() : open()) });
  isDead = false;
  window.location.hash = '#a-newer-token';
  await router.push('/setup#a-newer-token');
  await flushPromises();
  expect(page.get('h1').text()).toBe('Create the first administrator');
  expect(tokens.at(-1)).toBe('/setup/link a-newer-token');
});

it('shows the form where the hub cannot be asked', async () => {
  const { page } = await openWhere({ link: () => new Response('bad gateway', { status: 502 }) });
  expect(page.find('form').exists()).toBe(true);
});

it('says when to come again after too many tries, at once and after the form was sent', async () => {
  const first = await openWhere({ link: throttled });
  expect(first.page.get('[role=alert]').text()).toBe('Too many attempts. Try again in 40 seconds.');
  const { page } = await openWhere({ setup: throttled });
  for (const field of ['name', 'email', 'password']) await page.get(`#setup-${field}`).setValue('something');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.get('[role=alert]').text()).toBe('Too many attempts. Try again in 40 seconds.');
});

it('asks somebody who was invited for a name and a password, and is told whose account it is', async () => {
  const invitation = { email: 'vit@contoso.com', name: 'Vít' };
  const { page, tokens } = await openWhere(
    { setupRequired: false, link: () => Response.json({ invitation }) },
    '/invitation',
  );
  expect(page.get('h1').text()).toBe('Set up your account');
  expect(page.get<HTMLInputElement>('#setup-email').element).toMatchObject({
    value: 'vit@contoso.com',
    readOnly: true,
  });
  expect(page.get<HTMLInputElement>('#setup-name').element.value).toBe('Vít');
  await page.get('#setup-password').setValue('correct horse battery');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(tokens).toEqual(['/invitation/link one-time-token', '/invitation one-time-token']);
  expect(page.text()).toContain('Ask whoever invited you for a new one.');
});

it('leads somebody to the sign-in whose address got an account meanwhile', async () => {
  const invitation = { email: 'vit@contoso.com', name: 'Vít' };
  const { page } = await openWhere(
    {
      setupRequired: false,
      link: () => Response.json({ invitation }),
      setup: refused(409, { code: 'PERSON_EXISTS' }),
    },
    '/invitation',
  );
  await page.get('#setup-password').setValue('correct horse battery');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.get('h1').text()).toBe('There is an account with this address already');
  expect(page.get('a').text()).toBe('Go to sign-in');
});

it('gives somebody a new password, and asks for nothing else', async () => {
  const person = { email: 'hana@contoso.com', name: 'Hana' };
  const { page, tokens } = await openWhere(
    {
      setupRequired: false,
      link: () => Response.json({ person }),
      setup: refused(422, { code: 'TOO_SHORT', field: 'password' }),
    },
    '/password-reset',
  );
  expect(page.get('h1').text()).toBe('Choose a new password');
  expect(page.find('#setup-name').exists()).toBe(false);
  expect(page.get<HTMLInputElement>('#setup-email').element).toMatchObject({
    value: 'hana@contoso.com',
    readOnly: true,
  });
  await page.get('#setup-password').setValue('short');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.text()).toContain('A password has at least 12 characters.');
  expect(tokens).toEqual(['/password-reset/link one-time-token', '/password-reset one-time-token']);
});
