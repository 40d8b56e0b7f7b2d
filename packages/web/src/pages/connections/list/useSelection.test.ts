import { describe, expect, it } from 'vitest';
import { nextTick, ref } from 'vue';
import { useSelection } from './useSelection.js';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false };

function setUp() {
  const rows = ref(['a', 'b', 'c', 'd'].map((id) => ({ id })));
  const selection = useSelection(rows);
  return { rows, selection, ids: () => [...selection.ids.value].sort().join('') };
}

describe('selecting rows', () => {
  it('selects alone by a click, and adds with Ctrl or Cmd', () => {
    const { selection, ids } = setUp();
    selection.click('a', plain);
    selection.click('b', plain);
    expect(ids()).toBe('b');
    selection.click('d', { ...plain, ctrlKey: true });
    selection.click('a', { ...plain, metaKey: true });
    expect(ids()).toBe('abd');
    selection.click('d', { ...plain, ctrlKey: true });
    expect(ids()).toBe('ab');
  });

  it('extends with Shift from the row chosen last, in both directions', () => {
    const { selection, ids } = setUp();
    selection.click('c', plain);
    selection.click('a', { ...plain, shiftKey: true });
    expect(ids()).toBe('abc');
    selection.click('d', { ...plain, shiftKey: true });
    expect(ids()).toBe('cd');
  });

  it('forgets rows that are gone', async () => {
    const { rows, selection, ids } = setUp();
    selection.all();
    expect(selection.isAll.value).toBe(true);
    rows.value = rows.value.filter((row) => row.id !== 'b');
    await nextTick();
    expect(ids()).toBe('acd');
  });
});
