import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aConnection } from '../../testing/hub.js';
import { added, fill, found, openerOf, type } from './form-under-test.js';
import NewConnectionPage from './NewConnectionPage.vue';

enableAutoUnmount(afterEach);
const open = openerOf(NewConnectionPage);
beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, '');
  vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
});

async function openForMail() {
  const hub = await open({
    ...found,
    AddConnection: () =>
      added({ connection: aConnection(), authorizationUrl: 'http://localhost/auth/start/1' }),
  });
  await fill(hub);
  await hub.wrapper.get('#type-MAIL_IMAP').setValue(true);
  await flushPromises();
  return hub;
}
const sent = (hub: Awaited<ReturnType<typeof openForMail>>) =>
  hub.asked.find(({ name }) => name === 'AddConnection')?.variables['input'];

test('only mail types have a choice of access, and a person signs in unless said otherwise', async () => {
  const hub = await open(found);
  await fill(hub);
  expect(hub.wrapper.find('#access-APPLICATION').exists()).toBe(false);
  await hub.wrapper.get('#type-MAIL_SMTP').setValue(true);
  expect(hub.wrapper.get<HTMLInputElement>('#access-DELEGATED').element.checked).toBe(true);
});

test('with application access a Global Administrator consents, and the mailbox has to be named', async () => {
  const hub = await openForMail();
  expect(hub.wrapper.get('.details').text()).toContain('Delegated permissions: only what whoever signs in');
  await hub.wrapper.get('#access-APPLICATION').setValue(true);
  expect(hub.wrapper.get('.details').text()).toContain('Application permissions: Landbridge acts by itself');
  expect(hub.wrapper.get('.details').text()).toContain('A Global Administrator, who consents once');
  expect(hub.wrapper.get('aside').text()).toContain('An Exchange administrator opens the mailbox');
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('Type the mailbox’s address.'));
  expect(sent(hub)).toBeUndefined();

  await type(hub, 'mailbox', 'faktury@contoso.com');
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(sent(hub)).toBeDefined());
  expect(sent(hub)).toMatchObject({
    type: 'MAIL_IMAP',
    access: 'APPLICATION',
    mailbox: 'faktury@contoso.com',
  });
});

test('back at a person who signs in, an empty mailbox is right again', async () => {
  const hub = await openForMail();
  await hub.wrapper.get('#access-APPLICATION').setValue(true);
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('Type the mailbox’s address.'));
  await hub.wrapper.get('#access-DELEGATED').setValue(true);
  expect(hub.wrapper.text()).not.toContain('Type the mailbox’s address.');
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(sent(hub)).toBeDefined());
  expect(sent(hub)).toMatchObject({ access: 'DELEGATED', mailbox: null });
});
