import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { mountAtHub, type Answers, type Hub } from '../../testing/hub.js';
import AppRegistrationsPage from './AppRegistrationsPage.vue';

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString();

function credential(id: string, expiresAt: string | null) {
  return {
    ...{ __typename: 'AppRegistrationCredential', id, kind: 'SECRET', thumbprint: null },
    ...{ expiresAt, addedAt: '2026-11-25T09:00:00.000Z' },
  };
}

function registration(own: Record<string, unknown> = {}) {
  return {
    ...{ __typename: 'AppRegistration', id: 'one', name: 'Ours', cloud: 'global', isDefault: true },
    ...{ clientId: '6f1a0c1e-0000-4000-8000-000000000001', types: ['SSO'], source: 'STORED' },
    ...{ connectionCount: 0, connections: [], credentials: [credential('old', inDays(300))] },
    ...own,
  };
}

const listOf = (...nodes: ReturnType<typeof registration>[]): Answers => ({
  AppRegistrations: () => ({
    data: {
      appRegistrations: {
        __typename: 'AppRegistrationConnection',
        edges: nodes.map((node) => ({ __typename: 'AppRegistrationEdge', cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        totalCount: nodes.length,
      },
    },
  }),
});
const payload = (name: string, userErrors: { code: string; field: string[] | null }[] = []): Answers => ({
  [name.charAt(0).toUpperCase() + name.slice(1)]: () => ({
    data: {
      [name]: {
        __typename: 'AppRegistrationPayload',
        appRegistration: userErrors.length === 0 ? registration() : null,
        userErrors: userErrors.map((error) => ({ __typename: 'UserError', message: '', ...error })),
      },
    },
  }),
});

let hub: Hub;
afterEach(() => hub.wrapper.unmount());

async function open(answers: Answers): Promise<void> {
  hub = await mountAtHub(AppRegistrationsPage, '/connections', answers);
}
function button(words: string): HTMLButtonElement {
  const found = [...document.body.querySelectorAll('button')].filter(
    (one) => one.textContent.trim() === words,
  );
  const last = found.at(-1);
  if (!last) throw new Error(`There is no button "${words}".`);
  return last;
}
async function press(words: string): Promise<void> {
  button(words).click();
  await flushPromises();
}
async function fill(id: string, value: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
  if (!field) throw new Error(`There is no field ${id}.`);
  field.value = value;
  field.dispatchEvent(new Event('input'));
  await flushPromises();
}

test('shows until when each credential lasts, in words, and warns of what runs out', async () => {
  await open(
    listOf(
      registration({ credentials: [credential('a', inDays(6.5)), credential('b', inDays(-2))] }),
      registration({
        ...{ id: 'env', name: 'MICROSOFT_CLIENT_ID', source: 'ENVIRONMENT' },
        credentials: [credential('c', null)],
      }),
    ),
  );
  const text = hub.wrapper.text();
  expect(text).toMatch(/Expires .*, in 6 days/);
  expect(text).toMatch(/Expired /);
  expect(text).toContain('Expiry not known');
  expect(text).toContain('The secrets and certificates of Ours run out within 30 days.');
  expect(text).toContain('Set in the environment');
  expect(text).toContain('http://localhost:4000/auth/callback');
});

test('adds a registration with its secret, and shows what is wrong at its field', async () => {
  await open({
    ...listOf(),
    ...payload('addAppRegistration', [{ code: 'CLIENT_ID_TAKEN', field: ['clientId'] }]),
  });
  expect(hub.wrapper.text()).toContain('There is no app registration yet');
  await press('+ Add app registration');
  await fill('registration-name', 'Ours');
  await fill('registration-client-id', '6f1a0c1e-0000-4000-8000-000000000001');
  await fill('registration-secret', 'abc8Q~value');
  await fill('registration-expiry', '2027-11-25');
  await press('Save app registration');
  expect(hub.asked.at(-1)).toMatchObject({
    name: 'AddAppRegistration',
    variables: {
      input: {
        ...{ name: 'Ours', clientId: '6f1a0c1e-0000-4000-8000-000000000001', cloud: 'global', types: [] },
        credential: { secret: 'abc8Q~value', expiresAt: '2027-11-25T00:00:00.000Z', confirmSecret: false },
      },
    },
  });
  expect(document.body.textContent).toContain('Another app registration has this client ID.');
});

test('notices a pasted Secret ID before anything is sent, and takes it when it is confirmed', async () => {
  await open({ ...listOf(registration()), ...payload('addAppRegistrationCredential') });
  await press('Add a secret or certificate');
  await fill('registration-secret', 'b410305f-3ebe-474a-a83f-4add9acd47d1');
  expect(document.body.textContent).toContain('This looks like the Secret ID.');
  document.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  await flushPromises();
  expect(document.body.textContent).not.toContain('This looks like the Secret ID.');
  await fill('registration-expiry', '2027-11-25');
  await press('Add');
  expect(hub.asked.find(({ name }) => name === 'AddAppRegistrationCredential')?.variables).toMatchObject({
    input: { appRegistrationId: 'one', credential: { confirmSecret: true } },
  });
  // It is there at once.
  expect(hub.countOf('AppRegistrations')).toBe(2);
});

test('names the connections that keep a registration from being deleted', async () => {
  const connections = [{ __typename: 'Connection', id: 'c', name: 'Invoices' }];
  await open({
    ...listOf(registration({ connectionCount: 1, connections })),
    DeleteAppRegistration: () => ({
      data: {
        deleteAppRegistration: {
          ...{ __typename: 'DeleteAppRegistrationPayload', deletedAppRegistrationId: null },
          userErrors: [
            { __typename: 'UserError', code: 'APP_REGISTRATION_IN_USE', field: ['id'], message: '' },
          ],
        },
      },
    }),
  });
  await press('Delete');
  await press('Delete app registration');
  const dialog = document.querySelector('[role=dialog]');
  expect(dialog?.textContent).toContain('Connections go on with this app registration.');
  expect(dialog?.querySelector('a')?.textContent).toBe('Invoices');
});

test('removes an old secret, but offers no removal of the only one', async () => {
  const two = registration({ credentials: [credential('new', inDays(700)), credential('old', inDays(3))] });
  await open({ ...listOf(two), ...payload('removeAppRegistrationCredential') });
  await press('Remove');
  await press('Remove');
  expect(hub.asked.find(({ name }) => name === 'RemoveAppRegistrationCredential')?.variables).toEqual({
    input: { appRegistrationId: 'one', credentialId: 'old' },
  });
  hub.wrapper.unmount();
  await open(listOf(registration()));
  expect(hub.wrapper.text()).not.toContain('Remove');
});
