import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { mountAtHub, type Answers, type Hub } from '../../testing/hub.js';
import ApiKeysPage from './ApiKeysPage.vue';

let hub: Hub;
afterEach(() => hub.wrapper.unmount());

const at = '2026-11-25T09:00:00.000Z';
const aKey = (own: object = {}) => ({
  __typename: 'ApiKey',
  id: 'key-1',
  name: 'ERP',
  prefix: 'lb_abcdefgh',
  scopes: ['connections:read', 'tokens:issue'],
  connectionIds: null,
  createdBy: { __typename: 'Actor', kind: 'ADMINISTRATOR', name: 'Hana' },
  createdAt: at,
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  former: null,
  ...own,
});
const keysOf = (...keys: object[]): Answers => ({
  ApiKeys: () => ({
    data: {
      apiKeys: {
        __typename: 'ApiKeyConnection',
        edges: keys.map((node) => ({ __typename: 'ApiKeyEdge', cursor: 'c', node })),
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    },
  }),
});
const payload = (name: string, fields: object, userErrors: object[] = []): Answers => ({
  [name.replace(/^./, (letter) => letter.toUpperCase())]: () => ({
    data: { [name]: { __typename: 'Payload', ...fields, userErrors } },
  }),
});
const choice = { __typename: 'Connection', id: 'connection-1', name: 'Invoices', identifier: 'invoices' };
const connections: Answers = {
  ConnectionChoices: () => ({
    data: {
      connections: {
        __typename: 'ConnectionConnection',
        edges: [{ __typename: 'ConnectionEdge', node: choice }],
      },
    },
  }),
  ConnectionNames: () => ({
    data: { nodes: [{ __typename: 'Connection', id: 'connection-1', name: 'Invoices' }] },
  }),
};

async function open(answers: Answers): Promise<void> {
  hub = await mountAtHub(ApiKeysPage, '/access/api-keys', answers);
}
async function press(words: string): Promise<void> {
  const buttons = [...document.body.querySelectorAll('button')];
  const last = buttons.filter((one) => one.textContent.trim() === words).at(-1);
  if (!last) throw new Error(`There is no button "${words}".`);
  last.click();
  await flushPromises();
}
async function fill(id: string, value: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(`#${id}`);
  if (!field) throw new Error(`There is no field ${id}.`);
  field.value = value;
  field.dispatchEvent(new Event('input'));
  await flushPromises();
}
async function tick(name: string): Promise<void> {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent.includes(name));
  label?.querySelector('input')?.click();
  await flushPromises();
}
const inputOf = (name: string) => hub.asked.find((one) => one.name === name)?.variables['input'];

test('tells in plain words what a key may do, for which connections, and whether two secrets are valid', async () => {
  await open({
    ...keysOf(
      aKey({
        connectionIds: ['connection-1'],
        former: { __typename: 'F', prefix: 'lb_zyxwvuts', until: at },
      }),
      aKey({ id: 'key-2', name: 'Old', revokedAt: at }),
    ),
    ...connections,
  });
  const text = hub.wrapper.text();
  expect(text).toContain('see connections; get access tokens of connections');
  expect(text).toContain('Only 1: Invoices');
  expect(text).toContain('lb_zyxwvuts too until');
  expect(text).toContain('Revoked');
  expect(hub.wrapper.findAll('button').filter((one) => one.text() === 'Revoke')).toHaveLength(1);
});

test('makes a key for one connection, leaves out what it cannot have, and shows it once', async () => {
  await open({
    ...keysOf(),
    ...connections,
    ...payload('addApiKey', { apiKey: aKey(), key: 'lb_abcdefgh_secret' }),
  });
  expect(hub.wrapper.text()).toContain('There is no API key yet.');
  await press('+ Add API key');
  await fill('api-key-name', 'ERP');
  await tick('see webhooks and their deliveries');
  await tick('Only for some connections');
  await tick('Invoices');
  await press('Make API key');
  expect(inputOf('AddApiKey')).toEqual({
    name: 'ERP',
    scopes: ['connections:read'],
    connectionIds: ['connection-1'],
    expiresAt: null,
  });
  expect(document.querySelector<HTMLInputElement>('[role=dialog] input')?.value).toBe('lb_abcdefgh_secret');
  await press('Done');
  expect(document.body.innerHTML).not.toContain('lb_abcdefgh_secret');
});

test('says at its field what is wrong', async () => {
  await open({
    ...keysOf(),
    ...payload('addApiKey', { apiKey: null, key: null }, [
      { __typename: 'UserError', code: 'REQUIRED', field: ['name'], message: '' },
    ]),
  });
  await press('+ Add API key');
  await press('Make API key');
  expect(document.querySelector('#api-key-name-message')?.textContent).not.toContain('Such as');
  expect(document.activeElement?.id).toBe('api-key-name');
});

test('makes a new secret while the old one is accepted for a day, unless chosen otherwise', async () => {
  await open({
    ...keysOf(aKey()),
    ...payload('rotateApiKey', { apiKey: aKey(), key: 'lb_newnewne_secret' }),
  });
  await press('New secret');
  await press('Make new secret');
  expect(inputOf('RotateApiKey')).toEqual({ id: 'key-1', overlapSeconds: 86_400 });
  expect(document.querySelector<HTMLInputElement>('[role=dialog] input')?.value).toBe('lb_newnewne_secret');
});

test('asks before it revokes', async () => {
  await open({ ...keysOf(aKey()), ...payload('revokeApiKey', { apiKey: aKey({ revokedAt: at }) }) });
  await press('Revoke');
  expect(hub.countOf('RevokeApiKey')).toBe(0);
  await press('Revoke API key');
  expect(inputOf('RevokeApiKey')).toEqual({ id: 'key-1' });
  expect(document.querySelector('[role=dialog]')).toBeNull();
});
