import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appRegistrationChoices } from '../../testing/hub.js';
import { choicesFor, usualOf, type RegistrationChoice } from './registration-choices.js';
import { fill, found, openerOf, refused } from './form-under-test.js';
import NewConnectionPage from './NewConnectionPage.vue';

enableAutoUnmount(afterEach);
beforeEach(() => sessionStorage.clear());

const open = openerOf(NewConnectionPage);
const two = () =>
  appRegistrationChoices({ id: 'one', name: 'Main', isDefault: true }, { id: 'two', name: 'Invoices' });

function choice(own: Partial<RegistrationChoice>): RegistrationChoice {
  return {
    ...{ id: 'r', name: 'r', cloud: 'global', isDefault: false, types: [] },
    ...own,
  };
}

test('offers the app registrations that serve the tenant, the usual one first, and sends the chosen one', async () => {
  const hub = await open({
    ...found,
    AppRegistrationChoices: two,
    AddConnection: () => refused('APP_REGISTRATION_NOT_FOUND', 'appRegistrationId'),
  });
  expect(hub.wrapper.find('#app-registration').exists()).toBe(false);
  await fill(hub);
  const field = hub.wrapper.get<HTMLSelectElement>('#app-registration');
  expect(field.findAll('option').map((option) => option.text())).toEqual([
    'The usual one: Main',
    'Main',
    'Invoices',
  ]);
  expect(field.element.value).toBe('');
  await field.setValue('two');
  await hub.wrapper.get('form').trigger('submit');
  await vi.waitFor(() => expect(hub.countOf('AddConnection')).toBe(1));
  expect(hub.asked.at(-1)?.variables['input']).toMatchObject({ appRegistrationId: 'two' });
  await flushPromises();
  expect(hub.wrapper.get('#app-registration-message').text()).toContain('no such app registration');
});

test('asks nothing where there is nothing to choose', async () => {
  const hub = await open({
    ...found,
    AppRegistrationChoices: () => appRegistrationChoices({ id: 'one', name: 'Main', isDefault: true }),
  });
  await fill(hub);
  expect(hub.wrapper.find('#app-registration').exists()).toBe(false);
});

test('takes for the usual one what the hub takes: of the type, else the default, of the tenant’s cloud first', () => {
  const main = choice({ id: 'main', isDefault: true });
  const mail = choice({ id: 'mail', types: ['MAIL_IMAP'] });
  const high = choice({ id: 'high', cloud: 'usgov', isDefault: true });
  const dod = choice({ id: 'dod', cloud: 'usgov-dod', isDefault: true });
  const all = [main, mail, high, dod];
  expect(choicesFor(all, 'usgov')).toEqual([high, dod]);
  expect(choicesFor(all, null)).toEqual([]);
  expect(usualOf(choicesFor(all, 'global'), 'global', 'MAIL_IMAP')).toBe(mail);
  expect(usualOf(choicesFor(all, 'global'), 'global', 'SSO')).toBe(main);
  expect(usualOf(choicesFor(all, 'usgov-dod'), 'usgov-dod', 'SSO')).toBe(dod);
  expect(usualOf([high], 'usgov-dod', 'SSO')).toBe(high);
  expect(usualOf([mail], 'global', 'SSO')).toBeNull();
});
