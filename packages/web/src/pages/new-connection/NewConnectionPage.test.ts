import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aConnection } from '../../testing/hub.js';
import { added, fill, found, openerOf, refused, type, valueOf } from './form-under-test.js';
import NewConnectionPage from './NewConnectionPage.vue';

enableAutoUnmount(afterEach);
const open = openerOf(NewConnectionPage);
const assign = vi.fn();
beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, '');
  assign.mockClear();
  vi.spyOn(window.location, 'assign').mockImplementation(assign);
});
afterEach(() => vi.useRealTimers());

test('the identifier follows the name until it is edited, and can follow again', async () => {
  const hub = await open();
  await type(hub, 'name', 'Účetní 1/2');
  await vi.waitFor(() => expect(valueOf(hub, 'identifier')).toBe('ucetni-1-2'));
  await vi.waitFor(() => expect(valueOf(hub, 'identifier')).toBe('účetní 1/2-2'));

  await type(hub, 'identifier', 'my-own');
  await type(hub, 'name', 'Another');
  expect(valueOf(hub, 'identifier')).toBe('my-own');

  await hub.wrapper.get('button.follow').trigger('click');
  await vi.waitFor(() => expect(valueOf(hub, 'identifier')).toBe('another'));
  expect(hub.wrapper.text()).toContain('Follows the name');
});

test('two quick clicks on Save connection store once and leave for the sign-in once', async () => {
  const authorizationUrl = 'http://localhost:4000/auth/start/1';
  const hub = await open({
    ...found,
    AddConnection: () => added({ connection: aConnection(), authorizationUrl }),
  });
  await fill(hub);
  const form = hub.wrapper.get('form');
  await Promise.all([form.trigger('submit'), form.trigger('submit')]);
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith(authorizationUrl));
  await form.trigger('submit');
  await flushPromises();
  expect(hub.countOf('AddConnection')).toBe(1);
  expect(assign).toHaveBeenCalledTimes(1);
  expect(hub.wrapper.text()).toContain('Saving…');
  expect(hub.asked.find(({ name }) => name === 'AddConnection')?.variables).toMatchObject({
    input: {
      name: 'Invoices',
      // As it was typed: the hub keeps the domain.
      tenantId: 'contoso.com',
      type: 'SSO',
      identifier: null,
      idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  });
});

test('what saving missed stays said when the field is left, so that nothing moves under a click', async () => {
  const hub = await open();
  await hub.wrapper.get('#name').trigger('blur');
  expect(hub.wrapper.text()).not.toContain('Type a name.');
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('Type a name.'));
  await hub.wrapper.get('#name').trigger('blur');
  await flushPromises();
  expect(hub.wrapper.text()).toContain('Type a name.');
  await type(hub, 'name', 'Invoices');
  expect(hub.wrapper.text()).not.toContain('Type a name.');
});

test('a page that the browser brings back can be saved again, as the same connection', async () => {
  const hub = await open({
    ...found,
    AddConnection: () =>
      added({ connection: aConnection(), authorizationUrl: 'http://localhost:4000/auth/start/1' }),
  });
  await fill(hub);
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(assign).toHaveBeenCalledTimes(1));
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await flushPromises();
  expect(hub.wrapper.text()).not.toContain('Saving…');
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(assign).toHaveBeenCalledTimes(2));
  const keys = hub.asked
    .filter(({ name }) => name === 'AddConnection')
    .map(({ variables }) => (variables['input'] as { idempotencyKey: string }).idempotencyKey);
  expect(new Set(keys).size).toBe(1);
});

test('an empty form says what is missing and puts the focus on the first field', async () => {
  const hub = await open();
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('Type a name.'));
  expect(hub.wrapper.text()).toContain('Type the Tenant ID or a domain.');
  expect(hub.wrapper.text()).toContain('Choose a type.');
  expect(document.activeElement?.id).toBe('name');
  expect(hub.countOf('AddConnection')).toBe(0);
});

test.each([
  ['a right-to-left override', 'Invo\u202Eices', 'invisible characters'],
  ['more than 200 characters', 'x'.repeat(201), '200 characters at most'],
])('a name with %s is an error on its field', async (_what, text, sentence) => {
  const hub = await open();
  await type(hub, 'name', text);
  await vi.waitFor(() => expect(hub.wrapper.get('#name-message').text()).toContain(sentence));
});

test.each([
  ['IDENTIFIER_TAKEN', 'identifier', 'identifier', 'Another connection has this identifier.'],
  ['TENANT_NOT_FOUND', 'tenantId', 'tenant-id', 'Microsoft knows no such tenant.'],
  ['INVALID_CHARACTERS', 'name', 'name', 'This name holds invisible characters'],
])('the hub’s %s stands at its field and gets the focus', async (code, field, id, sentence) => {
  const hub = await open({ ...found, AddConnection: () => refused(code, field) });
  await fill(hub);
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(hub.wrapper.get(`#${id}-message`).text()).toContain(sentence));
  expect(document.activeElement?.id).toBe(id);
  expect(hub.wrapper.text()).toContain('Save connection');
});

test('a hub that does not answer loses nothing and says that saving again is safe', async () => {
  const hub = await open({ ...found, AddConnection: () => Promise.reject(new Error('offline')) });
  await fill(hub);
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('the connection is not added twice'));
  expect(valueOf(hub, 'name')).toBe('Invoices');
});

test('a second Entra ID connection for a tenant cannot be chosen and says why', async () => {
  const hub = await open({
    ...found,
    EntraIdConnection: () => ({
      data: {
        connections: {
          __typename: 'ConnectionConnection',
          edges: [
            {
              __typename: 'ConnectionEdge',
              cursor: 'c',
              node: { __typename: 'Connection', id: 'abc', name: '<img src=x onerror=alert(1)>' },
            },
          ],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        },
      },
    }),
  });
  await type(hub, 'tenant-id', 'contoso.com');
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('Contoso already has one:'));
  const radio = hub.wrapper.get<HTMLInputElement>('#type-ENTRA_ID');
  expect(radio.attributes('aria-disabled')).toBe('true');
  await radio.setValue(true);
  expect(radio.element.checked).toBe(false);
  expect(hub.wrapper.find('a[href="/connections/abc"]').text()).toBe('<img src=x onerror=alert(1)>');
  expect(hub.wrapper.find('img').exists()).toBe(false);
});

test('arrows choose among the types', async () => {
  const hub = await open();
  await hub.wrapper.get('#type-ETOKEN').trigger('keydown', { key: 'ArrowRight' });
  expect(hub.wrapper.get<HTMLInputElement>('#type-MAIL_IMAP').element.checked).toBe(true);
  expect(document.activeElement?.id).toBe('type-MAIL_IMAP');
  expect(hub.wrapper.find('#mailbox').exists()).toBe(true);
});

test('what was typed survives a reload, and Cancel asks before it is lost', async () => {
  const first = await open();
  await type(first, 'name', 'Kept');
  first.wrapper.unmount();
  const hub = await open();
  expect(valueOf(hub, 'name')).toBe('Kept');

  await hub.router.push('/connections');
  await flushPromises();
  expect(document.body.textContent).toContain('Leave without saving?');
  expect(hub.router.currentRoute.value.name).toBe('new-connection');
  [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Discard')?.click();
  await flushPromises();
  expect(hub.router.currentRoute.value.name).toBe('connections');
  expect(Object.keys(sessionStorage).filter((key) => key.startsWith('landbridge'))).toEqual([]);
  expect(hub.countOf('AddConnection')).toBe(0);
});

test('stays out of the way of browsers that fill in forms', async () => {
  const hub = await open();
  for (const input of hub.wrapper.findAll('input:not([type=radio]), textarea')) {
    expect(input.attributes()).toMatchObject({
      autocomplete: 'off',
      'data-1p-ignore': 'true',
      'data-lpignore': 'true',
    });
  }
});
