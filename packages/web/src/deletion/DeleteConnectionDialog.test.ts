import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { h } from 'vue';
import type { ConnectionDependent } from '../graphql/generated/graphql.js';
import ToastRegion from '../components/ToastRegion.vue';
import { endToast, toasts } from '../components/toasts.js';
import { mountAtHub, type Answers } from '../testing/hub.js';
import DeleteConnectionDialog, { type Props } from './DeleteConnectionDialog.vue';
import { doomedIds, endDeletion, pendingDeletions } from './pending-deletions.js';
import PendingDeletions from './PendingDeletions.vue';

enableAutoUnmount(afterEach);
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const { id } of toasts.value) endToast(id);
  for (const deletion of pendingDeletions.value) endDeletion(deletion);
  vi.useRealTimers();
});

const one: Props['connections'] = [{ id: 'a', name: 'Invoices', status: 'AUTHORIZED' }];
const two: Props['connections'] = [...one, { id: 'b', name: 'Helpdesk', status: 'FAILED' }];
const answer = (deletedConnectionId: string | null, code?: string, message = '') => ({
  data: {
    deleteConnection: {
      __typename: 'DeleteConnectionPayload',
      deletedConnectionId,
      userErrors: code ? [{ __typename: 'UserError', code, field: ['id'], message }] : [],
    },
  },
});
const dependsOn = (dependents: Record<string, ConnectionDependent[]>, ids: unknown) => ({
  data: {
    nodes: (ids as string[]).map((id) => ({
      __typename: 'Connection',
      id,
      dependents: dependents[id] ?? [],
    })),
  },
});
const idOf = ({ input }: Record<string, unknown>) => (input as { id: string }).id;

async function ask(connections: Props['connections'], answers: Answers) {
  const deleted = vi.fn();
  const page = {
    data: () => ({ open: true }),
    render(this: { open: boolean }) {
      return [
        h(DeleteConnectionDialog, {
          open: this.open,
          connections,
          onDeleted: deleted,
          'onUpdate:open': (open: boolean) => (this.open = open),
        }),
        h(PendingDeletions),
        h(ToastRegion),
      ];
    },
  };
  const hub = await mountAtHub(page, '/connections', answers);
  await flushPromises();
  return { hub, deleted };
}
async function press(text: string): Promise<void> {
  [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === text)?.click();
  await flushPromises();
}
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await flushPromises();
}

test('says what stays at Microsoft, and where it is removed', async () => {
  await ask(one, {});
  const dialog = document.querySelector('[role=dialog]');
  expect(dialog?.textContent).toContain('The consent stays at Microsoft');
  expect([...(dialog?.querySelectorAll('a') ?? [])].map(({ href }) => href)).toEqual([
    'https://myapps.microsoft.com/',
    'https://entra.microsoft.com/',
  ]);
});

test('names the connection and what stops, and puts the focus on Cancel', async () => {
  await ask(one, {});
  expect(document.body.textContent).toContain('Delete “Invoices”?');
  expect(document.body.textContent).toContain('applications that use it get no more access');
  expect(document.activeElement?.textContent.trim()).toBe('Cancel');
});

test('deletes nothing for ten seconds, then all of them', async () => {
  const { hub, deleted } = await ask(two, { DeleteConnection: (input) => answer(idOf(input)) });
  expect(document.body.textContent).toContain('Helpdesk');
  await press('Delete 2 connections');
  expect(deleted).toHaveBeenCalledTimes(1);
  expect([...doomedIds.value]).toEqual(['a', 'b']);
  await pass(9_900);
  expect(hub.countOf('DeleteConnection')).toBe(0);
  await pass(200);
  expect(hub.countOf('DeleteConnection')).toBe(2);
  expect(doomedIds.value.size).toBe(0);
});

test('undo within ten seconds leaves everything as it was', async () => {
  const { hub } = await ask(one, { DeleteConnection: (input) => answer(idOf(input)) });
  await press('Delete connection');
  await pass(5_000);
  await press('Undo');
  expect(doomedIds.value.size).toBe(0);
  await pass(60_000);
  expect(hub.countOf('DeleteConnection')).toBe(0);
});

test('names those that were not deleted, and asks for a tick where something depends on them', async () => {
  // It becomes the only one after the question was answered.
  let dependents: Record<string, ConnectionDependent[]> = {};
  const { hub } = await ask(two, {
    DeleteConnection: (variables) => {
      dependents = { a: ['NOTICES'] };
      return idOf(variables) === 'b' ||
        (variables['input'] as { confirmDependents: boolean }).confirmDependents
        ? answer(idOf(variables))
        : answer(null, 'HAS_DEPENDENTS');
    },
    Dependents: ({ ids }) => dependsOn(dependents, ids),
  });
  await press('Delete 2 connections');
  await pass(10_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(document.body.textContent).toContain('One connection was not deleted'));
  vi.useFakeTimers();
  expect(document.body.textContent).toContain('Landbridge sends e-mails to administrators through it');
  await press('Delete connection');
  await pass(10_000);
  expect(hub.countOf('DeleteConnection')).toBe(2);
  document.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  await flushPromises();
  await press('Delete connection');
  await pass(10_000);
  expect(hub.countOf('DeleteConnection')).toBe(3);
});

test('names what depends on which of them, and whoever deletes them has agreed to that', async () => {
  const { hub } = await ask(two, {
    Dependents: ({ ids }) => dependsOn({ b: ['SIGN_ON', 'NOTICES'] }, ids),
    DeleteConnection: (input) => answer(idOf(input)),
  });
  const said = () => [...document.querySelectorAll('[role=status] li')].map(({ textContent }) => textContent);
  await vi.waitFor(() =>
    expect(said()).toEqual([
      expect.stringContaining('Helpdesk: People sign in to Landbridge by it.'),
      expect.stringContaining('Helpdesk: Landbridge sends e-mails'),
    ]),
  );
  await press('Delete 2 connections');
  await pass(10_000);
  const deletions = hub.asked.filter(({ name }) => name === 'DeleteConnection');
  expect(deletions.map(({ variables }) => variables['input'])).toEqual([
    { id: 'a', confirmDependents: true },
    { id: 'b', confirmDependents: true },
  ]);
});

test('what was decided is carried out when the page goes away', async () => {
  const sent = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'));
  const { hub } = await ask(two, { DeleteConnection: (input) => answer(idOf(input)) });
  await press('Delete 2 connections');
  window.dispatchEvent(new Event('pagehide'));
  expect(hub.countOf('DeleteConnection')).toBe(0);
  const [, init] = sent.mock.calls[0] ?? [];
  expect(init?.keepalive).toBe(true);
  expect(JSON.parse(init?.body as string)).toMatchObject({
    variables: { i0: { id: 'a', confirmDependents: false }, i1: { id: 'b', confirmDependents: false } },
  });
  sent.mockRestore();
});
