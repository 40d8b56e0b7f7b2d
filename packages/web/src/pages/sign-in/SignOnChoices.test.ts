import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import SignOnChoices from './SignOnChoices.vue';

enableAutoUnmount(afterEach);
const choices = [{ id: 'Q29u', name: 'Contoso' }];

it('leads to Microsoft by way of the hub', () => {
  const link = mount(SignOnChoices, { props: { choices } }).get('a');
  expect(link.text()).toBe('Sign in with Microsoft (Contoso)');
  expect(link.attributes('href')).toBe('/auth/sign-on/Q29u');
});

it('says why nobody was let in, and repeats nothing else that an address holds', () => {
  const refused = mount(SignOnChoices, { props: { choices, refused: 'SIGN_ON_NOT_INVITED' } });
  expect(refused.get('[role=alert]').text()).toContain('not been invited');
  const forged = mount(SignOnChoices, { props: { choices, refused: '<b>Call 555-0100</b>' } });
  expect(forged.get('[role=alert]').text()).toBe('');
});

it('is not there where nobody signs in that way', () => {
  expect(mount(SignOnChoices, { props: { choices: [] } }).text()).toBe('');
});
