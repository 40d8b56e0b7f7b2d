import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { mountAtHub, type Answers, type Hub } from '../../testing/hub.js';
import PeoplePage from './PeoplePage.vue';

let hub: Hub;
afterEach(() => hub.wrapper.unmount());

const person = (own: object) => ({
  __typename: 'Person',
  id: 'person-1',
  name: 'Hana',
  email: 'hana@contoso.com',
  role: 'ADMINISTRATOR',
  hasSecondFactor: true,
  microsoftAccount: null,
  apiKeyCount: 0,
  lastSignedInAt: null,
  isViewer: true,
  ...own,
});
const petr = person({
  id: 'person-2',
  name: 'Petr',
  email: 'petr@contoso.com',
  role: 'VIEWER',
  isViewer: false,
});
const invitation = {
  __typename: 'Invitation',
  id: 'invitation-1',
  email: 'eva@contoso.com',
  name: null,
  role: 'OPERATOR',
  expiresAt: '2026-12-03T09:00:00.000Z',
  invitedBy: { __typename: 'Actor', name: 'Hana' },
};
const lists = (...people: object[]): Answers => ({
  People: () => ({
    data: {
      people: {
        __typename: 'PersonConnection',
        edges: people.map((node) => ({ __typename: 'PersonEdge', cursor: 'c', node })),
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    },
  }),
  Invitations: () => ({ data: { invitations: [invitation] } }),
});
const payload = (name: string, fields: object, userErrors: object[] = []): Answers => ({
  [name.replace(/^./, (letter) => letter.toUpperCase())]: () => ({
    data: { [name]: { __typename: 'Payload', ...fields, userErrors } },
  }),
});

async function open(answers: Answers): Promise<void> {
  hub = await mountAtHub(PeoplePage, '/access/people', answers);
  await flushPromises();
}
async function press(words: string): Promise<void> {
  const buttons = [...document.body.querySelectorAll('button')];
  const button = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === words);
  if (!button) throw new Error(`No button ${words}.`);
  button.click();
  await flushPromises();
}

test('names everybody with the role, and who is invited', async () => {
  await open(lists(person({}), petr));
  const text = hub.wrapper.text();
  expect(text).toContain('Hana (you)');
  expect(text).toContain('petr@contoso.com · never signed in · second factor');
  expect(text).toContain('eva@contoso.com');
  expect(text).toContain('Operator');
});

test('goes on showing the role that holds when another one is refused', async () => {
  const refused = payload('changeRole', {}, [
    { __typename: 'UserError', code: 'LAST_ADMINISTRATOR', field: ['role'], message: '' },
  ]);
  await open({ ...lists(person({})), ...refused });
  const select = hub.wrapper.get<HTMLSelectElement>('select');
  await select.setValue('VIEWER');
  await flushPromises();
  expect(select.element.value).toBe('ADMINISTRATOR');
  expect(hub.wrapper.get('[role=alert]').text()).toContain('administrator');
});

test('shows the link of an invitation once', async () => {
  const url = 'http://localhost:4000/invitation#token';
  await open({ ...lists(person({})), ...payload('invitePerson', { url }) });
  await press('+ Invite somebody');
  const email = document.body.querySelector<HTMLInputElement>('#invite-email');
  if (!email) throw new Error('No field for the address.');
  email.value = 'eva@contoso.com';
  email.dispatchEvent(new Event('input'));
  await press('Make link');
  expect(document.body.querySelector<HTMLInputElement>('input[readonly]')?.value).toBe(url);
  expect(document.body.textContent).toContain('Send this link to eva@contoso.com');
});

test('asks before somebody is removed', async () => {
  await open({ ...lists(person({}), petr), ...payload('removePerson', {}) });
  await press('Remove Petr');
  expect(document.body.textContent).toContain('Remove Petr?');
  await press('Remove person');
  expect(document.body.textContent).not.toContain('Remove Petr?');
});

test('says that the API keys of whom it removes are revoked, and keeps them on request', async () => {
  await open({ ...lists(person({}), { ...petr, apiKeyCount: 2 }), ...payload('removePerson', {}) });
  await press('Remove Petr');
  expect(document.body.textContent).toContain('The 2 API keys that this person has made');
  document.body.querySelector<HTMLInputElement>('[role=dialog] input[type=checkbox]')?.click();
  await press('Remove person');
  const variables = { input: { id: 'person-2', keepApiKeys: true } };
  expect(hub.asked).toContainEqual({ name: 'RemovePerson', variables });
});
