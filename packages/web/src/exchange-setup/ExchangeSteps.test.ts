import { enableAutoUnmount } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { mountAtHub } from '../testing/hub.js';
import ExchangeSteps from './ExchangeSteps.vue';

enableAutoUnmount(afterEach);
const id = 'Q29ubmVjdGlvbjox';
const clientId = '6f1a0c1e-0000-4000-8000-000000000001';
const steps = defineComponent(
  () => () => h(ExchangeSteps, { connectionId: id, mailbox: 'faktury@contoso.com' }),
);

function mountWith(servicePrincipalObjectId: string | null) {
  return mountAtHub(steps, '/connections', {
    ExchangeSetup: () => ({
      data: {
        connection: {
          __typename: 'Connection',
          id,
          exchangeSetup: {
            __typename: 'ExchangeSetup',
            clientId,
            servicePrincipalObjectId,
            commands: [
              {
                __typename: 'ExchangeCommand',
                step: 'OPEN_MAILBOX',
                command: `Add-MailboxPermission -Identity 'faktury@contoso.com' -User '${servicePrincipalObjectId ?? '<OBJECT-ID>'}'`,
              },
            ],
          },
        },
      },
    }),
  });
}

test('the commands are shown to copy, with the mailbox they open', async () => {
  const hub = await mountWith('0b5f6b0e-0000-4000-8000-000000000002');
  await vi.waitFor(() => expect(hub.wrapper.find('li').exists()).toBe(true));
  expect(hub.wrapper.get('li').text()).toContain('Open the mailbox faktury@contoso.com to it');
  expect(hub.wrapper.get('pre').text()).toContain(`-Identity 'faktury@contoso.com'`);
  expect(hub.wrapper.get('li button').text()).toBe('Copy');
  expect(hub.wrapper.text()).not.toContain('still to be filled in');
});

test('an object ID that Microsoft does not tell is marked, with where to find it', async () => {
  const hub = await mountWith(null);
  await vi.waitFor(() => expect(hub.wrapper.find('li').exists()).toBe(true));
  expect(hub.wrapper.text()).toContain('The object ID is still to be filled in.');
  expect(hub.wrapper.get('.missing').text()).toContain(clientId);
  expect(hub.wrapper.get('.missing').text()).toContain('<OBJECT-ID>');
  expect(hub.wrapper.get('.missing a').attributes('href')).toMatch(/^https:\/\/entra\.microsoft\.com\//);
});

test('commands that cannot be read can be asked for again', async () => {
  const hub = await mountAtHub(steps, '/connections', {
    ExchangeSetup: () => Promise.reject(new Error('away')),
  });
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('The commands could not be read.'));
  await hub.wrapper.get('[role=alert] button').trigger('click');
  await vi.waitFor(() => expect(hub.countOf('ExchangeSetup')).toBe(2));
});
