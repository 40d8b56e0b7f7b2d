import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import SignInForm from './SignInForm.vue';

enableAutoUnmount(afterEach);
const administrator = { id: '1', name: 'Hana', email: 'hana@example.com' };
const refused = (status: number, error: object) => Response.json({ error }, { status });
let answers: Response[];
let sent: { path: string; body: unknown }[];

beforeEach(() => {
  sent = [];
  answers = [
    Response.json({ secondStep: { methods: ['authenticator', 'recovery-code'], passkeyRequest: null } }),
  ];
  vi.stubGlobal('fetch', (path: string, { body }: { body: string }) => {
    sent.push({ path, body: JSON.parse(body) });
    return Promise.resolve(answers.shift());
  });
});
afterEach(() => vi.unstubAllGlobals());

async function afterPassword(): Promise<VueWrapper> {
  const form = mount(SignInForm, { attachTo: document.body });
  await form.get('#sign-in-email').setValue('hana@example.com');
  await form.get('#sign-in-password').setValue('a long enough pass phrase');
  await form.get('form').trigger('submit');
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('second-step-code'));
  return form;
}
async function send(form: VueWrapper, code: string): Promise<void> {
  await form.get('#second-step-code').setValue(code);
  await form.get('form').trigger('submit');
  await flushPromises();
}

it('asks for the code after the password, and lets in who knows it', async () => {
  const form = await afterPassword();
  expect(form.text()).toContain('Now type the code that your authenticator app shows.');
  answers = [Response.json({ administrator })];
  await send(form, ' 123456 ');
  expect(sent.at(-1)).toEqual({
    path: '/session/second-step',
    body: { method: 'authenticator', code: '123456' },
  });
  expect(form.emitted('signedIn')).toHaveLength(1);
});

it('says what is wrong with a code at its field, and takes a recovery code instead', async () => {
  const form = await afterPassword();
  answers = [refused(401, { code: 'WRONG_CODE' }), Response.json({ administrator })];
  await send(form, '000000');
  expect(form.get('#second-step-code-message').text()).toContain('This code is not right');
  const other = form.findAll('button').find((one) => one.text() === 'Use a recovery code instead');
  await other?.trigger('click');
  expect(form.get('label').text()).toBe('Recovery code');
  await send(form, 'aaaa-bbbb-cccc-dddd');
  expect(sent.at(-1)?.body).toEqual({ method: 'recovery-code', code: 'aaaa-bbbb-cccc-dddd' });
  expect(form.emitted('signedIn')).toHaveLength(1);
});

it('asks for the password again when the second step has waited too long, and keeps the address', async () => {
  const form = await afterPassword();
  answers = [refused(401, { code: 'SIGN_IN_EXPIRED' })];
  await send(form, '123456');
  expect(form.get('[role=alert]').text()).toContain('The second step took too long');
  expect(form.get<HTMLInputElement>('#sign-in-email').element.value).toBe('hana@example.com');
  expect(document.activeElement?.id).toBe('sign-in-password');
});

it('says that codes are not taken for the rest of the day', async () => {
  const form = await afterPassword();
  answers = [refused(429, { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 86_400 })];
  await send(form, '123456');
  expect(form.text()).toContain('Try again in 24 hours, or choose another way.');
});
