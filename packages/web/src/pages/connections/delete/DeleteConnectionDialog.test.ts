import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { h } from 'vue';
import { mountAtHub, type Answers } from '../../../testing/hub.js';
import DeleteConnectionDialog, { type Props } from './DeleteConnectionDialog.vue';

enableAutoUnmount(afterEach);

const one: Props['connections'] = [{ id: 'a', name: 'Invoices', status: 'AUTHORIZED' }];
const answer = (deletedConnectionId: string | null, code?: string, message = '') => ({
  data: {
    deleteConnection: {
      __typename: 'DeleteConnectionPayload',
      deletedConnectionId,
      userErrors: code ? [{ __typename: 'UserError', code, field: ['id'], message }] : [],
    },
  },
});

async function ask(connections: Props['connections'], answers: Answers) {
  const deleted = vi.fn();
  const page = { render: () => h(DeleteConnectionDialog, { open: true, connections, onDeleted: deleted }) };
  const hub = await mountAtHub(page, '/connections', answers);
  await flushPromises();
  return { hub, deleted };
}
async function press(text: string): Promise<void> {
  [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === text)?.click();
  await flushPromises();
}

test('names the connection and what stops, and puts the focus on Cancel', async () => {
  await ask(one, {});
  expect(document.body.textContent).toContain('Delete “Invoices”?');
  expect(document.body.textContent).toContain('applications that use it get no more access');
  expect(document.activeElement?.textContent.trim()).toBe('Cancel');
});

test('deletes several and says when they are gone', async () => {
  const several = [...one, { id: 'b', name: 'Helpdesk', status: 'FAILED' as const }];
  const { hub, deleted } = await ask(several, {
    DeleteConnection: ({ input }) => answer((input as { id: string }).id),
  });
  expect(document.body.textContent).toContain('Delete 2 connections?');
  expect(document.body.textContent).toContain('Helpdesk');
  await press('Delete 2 connections');
  await vi.waitFor(() => expect(deleted).toHaveBeenCalledTimes(1));
  expect(hub.countOf('DeleteConnection')).toBe(2);
});

test('with dependants it lists them and asks for a tick first', async () => {
  const { hub, deleted } = await ask(one, {
    DeleteConnection: ({ input }) =>
      (input as { confirmDependents: boolean }).confirmDependents
        ? answer('a')
        : answer(null, 'HAS_DEPENDENTS', 'These depend on the connection: Orders.'),
  });
  await press('Delete connection');
  await vi.waitFor(() => expect(document.body.textContent).toContain('Orders'));
  await press('Delete connection');
  expect(hub.countOf('DeleteConnection')).toBe(1);
  const tick = document.querySelector<HTMLInputElement>('input[type=checkbox]');
  tick?.click();
  await press('Delete connection');
  await vi.waitFor(() => expect(deleted).toHaveBeenCalledTimes(1));
});
