import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { aConnection } from '../../../testing/connection.js';
import { leaveListPage, openListPage as setUp } from '../../../testing/list-page.js';

afterEach(leaveListPage);

describe('the keyboard in the list', () => {
  const rows = ['a', 'b', 'c'].map((id) => aConnection({ id }));
  const key = (page: VueWrapper, name: string, more = {}) =>
    page.get('[role=row][tabindex="0"]').trigger('keydown', { key: name, ...more });
  const selected = (page: VueWrapper) => page.findAll('[role=row][aria-selected=true]').length;

  it('has one tab stop among the rows, moved by the arrows', async () => {
    const { page } = await setUp(rows);
    await key(page, 'ArrowDown');
    await key(page, 'ArrowDown');
    expect(page.findAll('[role=row][tabindex="0"]').map((stop) => stop.attributes('data-index'))).toEqual([
      '2',
    ]);
    await key(page, 'Home');
    expect(page.get('[role=row][tabindex="0"]').attributes('data-index')).toBe('0');
  });

  it('selects with Space, extends with Shift, and Esc clears', async () => {
    const { page } = await setUp(rows);
    await key(page, ' ');
    expect(selected(page)).toBe(1);
    await key(page, 'ArrowDown', { shiftKey: true });
    expect(selected(page)).toBe(2);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await flushPromises();
    expect(selected(page)).toBe(0);
  });

  it('opens with Enter and adds with n', async () => {
    const { page, router } = await setUp(rows);
    await key(page, 'Enter');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/connections/a');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n' }));
    await flushPromises();
    expect(router.currentRoute.value.name).toBe('new-connection');
  });
});
