import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { mountAtHub, type Answers, type Hub } from '../../testing/hub.js';
import SignOnCard from './SignOnCard.vue';
import './texts.js';

let hub: Hub;
afterEach(() => hub.wrapper.unmount());

const Card = defineComponent({ render: () => h(SignOnCard, { connectionId: 'connection-1' }) });
const settings: Answers = {
  SignOnSettings: () => ({
    data: {
      signOnSettings: {
        __typename: 'SignOnSettings',
        isEnabled: false,
        domains: ['contoso.com'],
        groupIds: [],
        role: 'VIEWER',
      },
    },
  }),
};
const answered = (userErrors: object[]): Answers => ({
  UpdateSignOn: () => ({ data: { updateSignOn: { __typename: 'UpdateSignOnPayload', userErrors } } }),
});

async function save(answers: Answers): Promise<void> {
  hub = await mountAtHub(Card, '/connections/connection-1', { ...settings, ...answers });
  await flushPromises();
  await hub.wrapper.get('[type=checkbox]').setValue(true);
  await hub.wrapper.get('#sign-on-domains').setValue('contoso.com, fabrikam.com');
  await hub.wrapper.get('select').setValue('OPERATOR');
  await hub.wrapper.get('form').trigger('submit');
  await flushPromises();
}

test('lets the members of domains in, with the role that was chosen', async () => {
  await save(answered([]));
  expect(hub.asked.find(({ name }) => name === 'UpdateSignOn')?.variables['input']).toEqual({
    connectionId: 'connection-1',
    isEnabled: true,
    domains: ['contoso.com', 'fabrikam.com'],
    groupIds: [],
    role: 'OPERATOR',
  });
  expect(hub.wrapper.text()).toContain('Saved.');
  expect(hub.wrapper.text()).toContain('Keep an administrator with a password');
});

test('keeps what was typed when it is refused, and says at the field why', async () => {
  await save(
    answered([
      { __typename: 'UserError', code: 'DOMAIN_MALFORMED', field: ['input', 'domains'], message: '' },
    ]),
  );
  expect(hub.wrapper.text()).toContain('A domain looks like contoso.com.');
  expect(hub.wrapper.get<HTMLTextAreaElement>('#sign-on-domains').element.value).toContain('fabrikam.com');
  expect(hub.wrapper.text()).not.toContain('Saved.');
});
