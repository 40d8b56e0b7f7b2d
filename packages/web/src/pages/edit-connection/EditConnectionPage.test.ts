import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import {
  aConnection,
  appRegistrationChoices,
  mountAtHub,
  type Answers,
  type Hub,
} from '../../testing/hub.js';
import EditConnectionPage from './EditConnectionPage.vue';

enableAutoUnmount(afterEach);

const updated = (connection: object | null, code?: string) => ({
  data: {
    updateConnection: {
      __typename: 'UpdateConnectionPayload',
      connection,
      userErrors: code ? [{ __typename: 'UserError', code, field: null, message: '' }] : [],
    },
  },
});
const open = (answers: Answers) =>
  mountAtHub(EditConnectionPage, '/connections/Q29ubmVjdGlvbjox/edit', answers);
/** What the form asks when somebody was faster: the connection as it is now, and what happened to it. */
const meanwhile = (connection: object, ...history: object[]) => ({
  data: {
    connection: {
      ...connection,
      history: {
        __typename: 'ConnectionHistoryConnection',
        edges: history.map((node) => ({ __typename: 'ConnectionHistoryEdge', node })),
      },
    },
  },
});
function change(changedFields: string[], name: string, kind = 'ADMINISTRATOR') {
  return {
    __typename: 'ConnectionHistoryEntry',
    id: `${name} ${changedFields.join()}`,
    kind: 'UPDATED',
    occurredAt: '2026-11-25T10:42:00.000Z',
    changedFields,
    actor: { __typename: 'Actor', kind, name },
  };
}
const stored: Answers = { Connection: () => ({ data: { connection: aConnection({ note: 'old' }) } }) };
async function rename({ wrapper }: Hub, name: string): Promise<void> {
  await wrapper.get('#name').setValue(name);
  await wrapper.get('form').trigger('submit');
  await flushPromises();
}

test('changes the name and goes back to the list', async () => {
  const hub = await open({ ...stored, UpdateConnection: () => updated(aConnection({ name: 'New' })) });
  await rename(hub, 'New');
  await vi.waitFor(() => expect(hub.router.currentRoute.value.name).toBe('connections'));
  expect(hub.asked.at(-1)?.variables['input']).toMatchObject({
    name: 'New',
    note: 'old',
    expectedUpdatedAt: '2026-11-25T09:00:00.000Z',
  });
});

test('says that tenant, type and identifier cannot change, and offers a mailbox to mail types only', async () => {
  const hub = await open(stored);
  expect(hub.wrapper.text()).toContain('delete this connection and add it anew');
  expect(hub.wrapper.find('#mailbox').exists()).toBe(false);
  const mail = await open({
    Connection: () => ({ data: { connection: aConnection({ type: 'MAIL_SMTP' }) } }),
  });
  expect(mail.wrapper.find('#mailbox').exists()).toBe(true);
});

test('shows both values when somebody was faster, and keeps mine on demand', async () => {
  let isFirst = true;
  let now = aConnection({ note: 'old' });
  const hub = await open({
    Connection: () => ({ data: { connection: now } }),
    ConnectionMeanwhile: () =>
      meanwhile(now, change(['NOTE'], 'Petr Svoboda'), change(['NAME'], 'Jana Dvořáková')),
    UpdateConnection: () => {
      if (!isFirst) return updated(aConnection({ name: 'Mine' }));
      isFirst = false;
      now = aConnection({ name: 'Theirs', updatedAt: '2026-11-25T10:42:00.000Z' });
      return updated(null, 'CHANGED_MEANWHILE');
    },
  });
  await rename(hub, 'Mine');
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('Jana Dvořáková changed this at'));
  expect(hub.wrapper.text()).not.toContain('Petr Svoboda');
  expect(hub.wrapper.get('.conflict').text()).toContain('Theirs');
  expect(hub.wrapper.get('.conflict').text()).toContain('Mine');
  await hub.wrapper
    .findAll('button')
    .find((button) => button.text() === 'Keep mine')
    ?.trigger('click');
  await vi.waitFor(() => expect(hub.router.currentRoute.value.name).toBe('connections'));
  expect(hub.asked.at(-1)?.variables['input']).toMatchObject({
    name: 'Mine',
    expectedUpdatedAt: '2026-11-25T10:42:00.000Z',
  });
});

test('loses nothing that somebody else stored in a field that I did not touch', async () => {
  let isFirst = true;
  let now = aConnection({ note: 'old' });
  const hub = await open({
    Connection: () => ({ data: { connection: now } }),
    ConnectionMeanwhile: () =>
      meanwhile(now, change(['NOTE'], 'Petr Svoboda'), change(['NAME'], 'Jana Dvořáková')),
    UpdateConnection: () => {
      if (!isFirst) return updated(aConnection({ name: 'Mine', note: 'theirs' }));
      isFirst = false;
      now = aConnection({ name: 'Theirs', note: 'theirs', updatedAt: '2026-11-25T10:42:00.000Z' });
      return updated(null, 'CHANGED_MEANWHILE');
    },
  });
  await rename(hub, 'Mine');
  await vi.waitFor(() => expect(hub.wrapper.find('.conflict').exists()).toBe(true));
  expect(hub.wrapper.get('.conflict').text()).not.toContain('Note');
  await hub.wrapper
    .findAll('button')
    .find((button) => button.text() === 'Keep mine')
    ?.trigger('click');
  await vi.waitFor(() => expect(hub.router.currentRoute.value.name).toBe('connections'));
  expect(hub.asked.at(-1)?.variables['input']).toMatchObject({ name: 'Mine', note: 'theirs' });
});

test('puts changes of different fields together without asking', async () => {
  let isFirst = true;
  let now = aConnection({ note: 'old' });
  const hub = await open({
    Connection: () => ({ data: { connection: now } }),
    ConnectionMeanwhile: () =>
      meanwhile(now, change(['NOTE'], 'Petr Svoboda'), change(['NAME'], 'Jana Dvořáková')),
    UpdateConnection: () => {
      if (!isFirst) return updated(aConnection({ name: 'Mine', note: 'theirs' }));
      isFirst = false;
      now = aConnection({ note: 'theirs', updatedAt: '2026-11-25T10:42:00.000Z' });
      return updated(null, 'CHANGED_MEANWHILE');
    },
  });
  await rename(hub, 'Mine');
  await vi.waitFor(() => expect(hub.router.currentRoute.value.name).toBe('connections'));
  expect(hub.asked.at(-1)?.variables['input']).toMatchObject({
    name: 'Mine',
    note: 'theirs',
    expectedUpdatedAt: '2026-11-25T10:42:00.000Z',
  });
});

test('names the application that was faster', async () => {
  const hub = await open({
    ...stored,
    ConnectionMeanwhile: () => meanwhile(aConnection({ name: 'Theirs' }), change(['NAME'], 'ERP', 'API_KEY')),
    UpdateConnection: () => updated(null, 'CHANGED_MEANWHILE'),
  });
  await rename(hub, 'Mine');
  await vi.waitFor(() =>
    expect(hub.wrapper.get('.conflict').text()).toContain('An application with the API key “ERP” changed'),
  );
});

test('says who deleted the connection elsewhere, and that what was typed is not stored', async () => {
  const hub = await open(stored);
  await hub.push({
    kind: 'DELETED',
    connection: null,
    connectionId: 'Q29ubmVjdGlvbjox',
    actor: { kind: 'ADMINISTRATOR', name: 'Jana Dvořáková' },
  });
  const notice = hub.wrapper.get('[role=alert]').text();
  expect(notice).toContain('This connection is not here any more');
  expect(notice).toContain('Jana Dvořáková deleted this connection at');
  expect(notice).toContain('What you typed cannot be stored.');
});

test('says that it was deleted meanwhile where nobody heard who did it', async () => {
  const hub = await open({ ...stored, UpdateConnection: () => updated(null, 'CONNECTION_NOT_FOUND') });
  await rename(hub, 'Mine');
  await vi.waitFor(() => expect(hub.wrapper.text()).toContain('This connection was deleted meanwhile.'));
});

test('shows which app registration was chosen, and stores another one or none', async () => {
  const hub = await open({
    Connection: () => ({ data: { connection: aConnection({ chosenAppRegistrationId: 'two' }) } }),
    AppRegistrationChoices: () =>
      appRegistrationChoices({ id: 'one', name: 'Main', isDefault: true }, { id: 'two', name: 'Invoices' }),
    UpdateConnection: () => updated(aConnection()),
  });
  const field = hub.wrapper.get<HTMLSelectElement>('#app-registration');
  expect(field.element.value).toBe('two');
  expect(hub.wrapper.text()).toContain('Takes effect at the next authorization');
  await field.setValue('');
  await rename(hub, 'Invoices');
  expect(hub.asked.at(-1)?.variables['input']).toMatchObject({ appRegistrationId: null });
});

test('leaves the app registration alone that nobody touched', async () => {
  const hub = await open({ ...stored, UpdateConnection: () => updated(aConnection({ name: 'New' })) });
  expect(hub.wrapper.find('#app-registration').exists()).toBe(false);
  await rename(hub, 'New');
  expect(hub.asked.at(-1)?.variables['input']).not.toHaveProperty('appRegistrationId');
});
