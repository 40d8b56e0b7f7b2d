import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLandbridgeRouter } from '../../router.js';
import AccountPage from './AccountPage.vue';

enableAutoUnmount(afterEach);
const passkey = {
  id: 'key-1',
  name: 'Laptop',
  addedAt: '2026-11-25T09:00:00.000Z',
  lastUsedAt: null,
};
const none = { authenticator: null, passkeys: [], recoveryCodesLeft: 0, arePasskeysAvailable: true };
const some = {
  ...none,
  authenticator: { addedAt: '2026-11-25T09:00:00.000Z' },
  passkeys: [passkey],
  recoveryCodesLeft: 9,
};
const session = {
  browser: 'Firefox',
  system: 'Windows',
  address: '192.0.2.1',
  signedInAt: '2026-11-25T09:00:00.000Z',
  lastSeenAt: '2026-11-25T09:00:00.000Z',
};
const sessions = [
  { ...session, id: 'here', isCurrent: true },
  { ...session, id: 'phone', browser: 'Safari', system: 'iOS', isCurrent: false },
];
const recoveryCodes = ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh'];
const place = '/session/second-factors';
const microsoftPlace = '/session/microsoft-account';
const noMicrosoft = { account: null, choices: [], hasPassword: true };
const contoso = { id: 'connection-1', name: 'Contoso' };
const password = 'a long enough pass phrase';
const done = () => new Response(null, { status: 204 });
const refused = (status: number, error: object) => Response.json({ error }, { status });
let answers: Record<string, () => Response>;
let sent: { path: string; body: unknown }[];

beforeEach(() => {
  sent = [];
  answers = {};
  vi.stubGlobal('fetch', (path: string, { method, body }: { method: string; body?: string }) => {
    if (method !== 'GET') sent.push({ path, body: JSON.parse(body ?? '{}') });
    const answer = answers[`${method} ${path}`];
    if (!answer) throw new Error(`The test says nothing of ${method} ${path}.`);
    return Promise.resolve(answer());
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function open(factors: object): Promise<void> {
  answers[`GET ${place}`] = () => Response.json(factors);
  answers['GET /session/sessions'] ??= () => Response.json({ sessions: [] });
  answers[`GET ${microsoftPlace}`] ??= () => Response.json(noMicrosoft);
  mount(AccountPage, {
    attachTo: document.body,
    global: { plugins: [createLandbridgeRouter(Promise.resolve())] },
  });
  await flushPromises();
}
async function press(words: string): Promise<void> {
  const named = [...document.querySelectorAll('button')].filter(
    (one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === words,
  );
  const last = named.at(-1);
  if (!last) throw new Error(`There is no button "${words}".`);
  last.click();
  await flushPromises();
}
async function submit(fields: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) {
    const field = document.querySelector<HTMLInputElement>(`#${id}`);
    if (!field) throw new Error(`There is no field ${id}.`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
  }
  document.querySelector('[role=dialog] form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await flushPromises();
}
const dialog = () => document.querySelector('[role=dialog]')?.textContent ?? '';

test('sets up an authenticator app: password, QR code and key, a code of it, and the recovery codes once', async () => {
  await open(none);
  expect(document.body.textContent).toContain('You sign in with your password alone.');
  const uri = 'otpauth://totp/Landbridge:hana';
  answers[`POST ${place}/authenticator`] = () => Response.json({ secret: 'ABCDEFGH', uri });
  answers[`POST ${place}/authenticator/confirm`] = () => Response.json({ recoveryCodes });
  await press('Set up authenticator app');
  await submit({ 'account-password': password });
  expect(dialog()).toContain('ABCD EFGH');
  expect(document.querySelector('[role=dialog] svg[role=img]')).not.toBeNull();
  await submit({ 'authenticator-code': '123456' });
  for (const code of recoveryCodes) expect(dialog()).toContain(code);
  await press('I have kept them');
  expect(document.body.textContent).not.toContain('aaaa-bbbb');
});

test('says at its field that the password is wrong, and asks for no more', async () => {
  await open(none);
  answers[`POST ${place}/authenticator`] = () => refused(403, { code: 'WRONG_CREDENTIALS' });
  await press('Set up authenticator app');
  await submit({ 'account-password': 'another' });
  expect(document.querySelector('#account-password-message')?.textContent).toContain(
    'This is not your password.',
  );
  expect(document.querySelector('#authenticator-code')).toBeNull();
});

test('lets a wrong code of the app be typed again', async () => {
  await open(none);
  answers[`POST ${place}/authenticator`] = () => Response.json({ secret: 'ABCDEFGH', uri: 'otpauth://x' });
  answers[`POST ${place}/authenticator/confirm`] = () => refused(422, { code: 'WRONG_CODE' });
  await press('Set up authenticator app');
  await submit({ 'account-password': password });
  await submit({ 'authenticator-code': '000000' });
  expect(document.querySelector('#authenticator-code-message')?.textContent).toContain('not right');
});

test('says when the browser makes no passkey, and keeps what was typed', async () => {
  await open(none);
  answers[`POST ${place}/passkeys`] = () => Response.json({ creation: {} });
  await press('Add passkey');
  await submit({ 'passkey-name': 'Laptop', 'account-password': password });
  expect(document.querySelector('[role=dialog] [role=alert]')?.textContent).toContain(
    'The browser made no passkey',
  );
  expect(document.querySelector<HTMLInputElement>('#passkey-name')?.value).toBe('Laptop');
});

test('wants a name for a passkey before it asks anybody', async () => {
  await open(none);
  await press('Add passkey');
  await submit({ 'account-password': password });
  expect(document.querySelector('#passkey-name-message')?.textContent).toContain('A name has 1 to 200');
  expect(sent).toEqual([]);
});

test('renames a passkey and removes another factor after the password', async () => {
  await open(some);
  answers[`POST ${place}/passkeys/rename`] = done;
  answers[`POST ${place}/passkeys/remove`] = done;
  await press('Rename Laptop');
  await submit({ 'passkey-name': 'Blue key' });
  await press('Remove Laptop');
  expect(dialog()).toContain('your password alone will do again');
  await submit({ 'account-password': password });
  expect(sent).toEqual([
    { path: `${place}/passkeys/rename`, body: { id: 'key-1', name: 'Blue key' } },
    { path: `${place}/passkeys/remove`, body: { id: 'key-1', password } },
  ]);
  expect(document.querySelector('[role=dialog]')).toBeNull();
});

test('shows new recovery codes in place of those before', async () => {
  await open(some);
  expect(document.body.textContent).toContain('9 codes are left.');
  answers[`POST ${place}/recovery-codes`] = () => Response.json({ recoveryCodes });
  await press('New recovery codes');
  await submit({ 'account-password': password });
  expect(dialog()).toContain('aaaa-bbbb-cccc-dddd');
});

test('says where passkeys cannot be had, and offers none', async () => {
  await open({ ...none, arePasskeysAvailable: false });
  expect(document.body.textContent).toContain('Browsers offer passkeys only where');
  expect([...document.querySelectorAll('button')].map((one) => one.textContent.trim())).not.toContain(
    'Add passkey',
  );
});

test('changes the password, and says at its field what is wrong with it', async () => {
  await open(none);
  answers['POST /session/password'] = () => refused(422, { code: 'TOO_SHORT', field: 'password' });
  await press('Change password');
  await submit({ 'present-password': password, 'new-password': 'short' });
  expect(document.querySelector('#new-password-message')?.textContent).toContain('at least 12 characters');
  answers['POST /session/password'] = () => refused(403, { code: 'WRONG_CREDENTIALS' });
  await submit({});
  expect(document.querySelector('#present-password-message')?.textContent).toContain('not your password');
  answers['POST /session/password'] = done;
  await submit({ 'new-password': 'another long pass phrase' });
  expect(document.querySelector('[role=status]')?.textContent).toContain('The password was changed.');
  expect(sent.at(-1)?.body).toEqual({ password, newPassword: 'another long pass phrase' });
});

test('lists where one is signed in, and signs out one of them or all others', async () => {
  answers['GET /session/sessions'] = () => Response.json({ sessions });
  answers['POST /session/sessions/end'] = done;
  answers['POST /session/sessions/end-others'] = () => Response.json({ ended: 1 });
  await open(none);
  const words = [...document.querySelectorAll('.sessions li')].map((one) => one.textContent);
  expect(words[0]).toContain('Firefox on Windows');
  expect(words[0]).toContain('this browser');
  expect(words[1]).toContain('192.0.2.1');
  await press('Sign out Safari on iOS');
  await press('Sign out everywhere else');
  expect(sent).toEqual([
    { path: '/session/sessions/end', body: { id: 'phone' } },
    { path: '/session/sessions/end-others', body: {} },
  ]);
});

test('connects a Microsoft account once the password was typed, and goes on to Microsoft', async () => {
  const assign = vi.fn();
  vi.stubGlobal('location', { href: window.location.href, assign });
  answers[`GET ${microsoftPlace}`] = () => Response.json({ ...noMicrosoft, choices: [contoso] });
  await open(none);
  answers[`POST ${microsoftPlace}`] = () => refused(403, { code: 'WRONG_CREDENTIALS' });
  await press('Connect account of Contoso');
  await submit({ 'account-password': 'wrong' });
  expect(dialog()).toContain('This is not your password.');
  answers[`POST ${microsoftPlace}`] = () => Response.json({ location: 'https://login.example/authorize' });
  await submit({ 'account-password': password });
  expect(sent.at(-1)).toEqual({ path: microsoftPlace, body: { connectionId: 'connection-1', password } });
  expect(assign).toHaveBeenCalledWith('https://login.example/authorize');
});

test('names the Microsoft account that signs one in, and disconnects it', async () => {
  const connected = { account: { username: 'hana@contoso.com' }, choices: [contoso], hasPassword: true };
  answers[`GET ${microsoftPlace}`] = () => Response.json(connected);
  await open(none);
  expect(document.body.textContent).toContain('hana@contoso.com signs you in to Landbridge');
  answers[`POST ${microsoftPlace}/disconnect`] = done;
  await press('Disconnect');
  answers[`GET ${microsoftPlace}`] = () => Response.json({ ...noMicrosoft, choices: [contoso] });
  await submit({ 'account-password': password });
  expect(document.body.textContent).toContain('Connect your Microsoft account');
});

test('offers nothing that begins with a password to who has none', async () => {
  const onlyMicrosoft = { account: { username: null }, choices: [contoso], hasPassword: false };
  answers[`GET ${microsoftPlace}`] = () => Response.json(onlyMicrosoft);
  await open(none);
  expect(document.body.textContent).toContain('it is your only way in');
  const buttons = [...document.querySelectorAll('button')].map((one) => one.textContent.trim());
  expect(buttons).not.toContain('Change password');
  expect(buttons).not.toContain('Disconnect');
});
