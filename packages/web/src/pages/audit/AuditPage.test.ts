import { flushPromises } from '@vue/test-utils';
import { GraphQLError } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import { mountAtHub, type Answers, type Hub } from '../../testing/hub.js';
import AuditPage from './AuditPage.vue';

let hub: Hub;
afterEach(() => hub.wrapper.unmount());

const entry = (own: object) => ({
  __typename: 'AuditEntry',
  sequence: 2,
  occurredAt: '2026-11-25T09:00:00.000Z',
  actor: { __typename: 'Actor', kind: 'ADMINISTRATOR', name: 'Hana' },
  actorId: 'person-1',
  address: '192.0.2.7',
  action: 'administrator.role_changed',
  subjectKind: 'administrator',
  subjectId: 'person-2',
  details: '{"email":"petr@contoso.com","from":"VIEWER","to":"OPERATOR"}',
  ...own,
});
const connectionEntry = entry({
  sequence: 1,
  action: 'connection.tested',
  actor: { __typename: 'Actor', kind: 'SYSTEM', name: 'Landbridge' },
  actorId: null,
  address: null,
  subjectKind: 'connection',
  subjectId: 'connection-1',
  details: '{"ok":false}',
});
const page = (nodes: object[], endCursor: string | null = null) => ({
  data: {
    auditEntries: {
      __typename: 'AuditEntryConnection',
      edges: nodes.map((node) => ({ __typename: 'AuditEntryEdge', cursor: 'c', node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
    },
  },
});
const list = (name: string, ...nodes: object[]) => ({
  __typename: name,
  edges: nodes.map((node) => ({ __typename: `${name}Edge`, node })),
});
const around: Answers = {
  AuditActors: () => ({
    data: {
      people: list('PersonConnection', { __typename: 'Person', id: 'person-1', name: 'Hana' }),
      apiKeys: list('ApiKeyConnection'),
    },
  }),
  ConnectionNames: () => ({
    data: { nodes: [{ __typename: 'Connection', id: 'connection-1', name: 'Invoices' }] },
  }),
};

async function open(answers: Answers, at = '/access/audit'): Promise<string> {
  hub = await mountAtHub(AuditPage, at, { ...around, ...answers });
  await flushPromises();
  return hub.wrapper.text();
}
const lastFilter = () => hub.asked.findLast(({ name }) => name === 'AuditEntries')?.variables['filter'];

test('says in sentences who did what and from where', async () => {
  const text = await open({ AuditEntries: () => page([entry({}), connectionEntry]) });
  expect(text).toContain('Role changed: petr@contoso.com – Viewer → Operator');
  expect(text).toContain('Hana · from 192.0.2.7 · entry 2');
  expect(text).toContain('Connection tested: Invoices – failed');
  expect(hub.wrapper.get('a[href="/connections/connection-1"]').text()).toContain('Invoices');
});

test('shows an act that it does not know by the log’s own word', async () => {
  const text = await open({ AuditEntries: () => page([entry({ action: 'moon.landed', details: '{}' })]) });
  expect(text).toContain('moon.landed');
});

test('reads the filter from the address, and exports the same', async () => {
  await open(
    { AuditEntries: () => page([]) },
    '/access/audit?who=SYSTEM&act=connection.tested&connection=connection-1&from=2026-11-24&to=2026-11-24',
  );
  const from = new Date(2026, 10, 24).toISOString();
  const to = new Date(2026, 10, 25).toISOString();
  const filter = {
    action: 'connection.tested',
    subjectKind: 'connection',
    subjectId: 'connection-1',
    from,
    to,
  };
  expect(lastFilter()).toEqual({ ...filter, actorKind: 'SYSTEM' });
  expect(hub.wrapper.text()).toContain('Nothing in the log matches this filter.');
  const address = new URL(
    hub.wrapper.get('a[href^="/export/audit.csv"]').attributes('href') ?? '',
    'http://localhost',
  );
  expect(Object.fromEntries(address.searchParams)).toEqual({ ...filter, actorKind: 'system' });
});

test('keeps what is chosen in the address, and goes back with it', async () => {
  await open({ AuditEntries: () => page([entry({})]) });
  await hub.wrapper.get('.facts button').trigger('click');
  await flushPromises();
  expect(hub.router.currentRoute.value.query).toEqual({ who: 'person-1' });
  expect(lastFilter()).toEqual({ actorId: 'person-1' });
  hub.router.back();
  await flushPromises();
  await flushPromises();
  expect(lastFilter()).toEqual({});
});

test('reads older entries a page at a time', async () => {
  await open({
    AuditEntries: ({ after }) => (after === null ? page([entry({})], 'c1') : page([connectionEntry])),
  });
  const older = hub.wrapper.findAll('button').find((button) => button.text() === 'Show older');
  await older?.trigger('click');
  await flushPromises();
  expect(hub.wrapper.findAll('li')).toHaveLength(2);
  expect(hub.wrapper.text()).not.toContain('Show older');
});

test('says who may read it to somebody who may not, and offers nothing else', async () => {
  const text = await open({
    AuditEntries: () => ({ errors: [new GraphQLError('No.', { extensions: { code: 'FORBIDDEN' } })] }),
  });
  expect(text).toContain('The audit log is for administrators.');
  expect(hub.wrapper.find('a[href^="/export"]').exists()).toBe(false);
});

test('offers to read again what could not be read', async () => {
  let isBroken = true;
  const text = await open({
    AuditEntries: () => {
      if (isBroken) throw new Error('gone');
      return page([entry({})]);
    },
  });
  expect(text).toContain('The audit log could not be read.');
  isBroken = false;
  await hub.wrapper.get('[role=alert] button').trigger('click');
  await flushPromises();
  expect(hub.wrapper.text()).toContain('Role changed');
});
