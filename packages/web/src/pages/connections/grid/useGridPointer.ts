import type { Ref } from 'vue';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import type { Selection } from '../list/useSelection.js';

export interface GridPointerParts {
  rows: () => ConnectionFieldsFragment[];
  active: Ref<number>;
  selection: Selection<ConnectionFieldsFragment>;
  open: (connection: ConnectionFieldsFragment) => void;
  openMenu: (connection: ConnectionFieldsFragment, anchor: HTMLElement) => void;
}

/** Whether the browser shall follow the link itself: into a new tab or window, or to save it. */
function isForBrowser({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || ctrlKey || metaKey || shiftKey || altKey;
}

/** Hears for all rows what is clicked in them and which takes the focus, so that a row needs no listeners of its own. */
export function useGridPointer({ rows, active, selection, open, openMenu }: GridPointerParts) {
  function indexOf(target: Element): number | undefined {
    const index = target.closest<HTMLElement>('[data-index]')?.dataset['index'];
    return index === undefined ? undefined : Number(index);
  }

  function onClick(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const index = indexOf(target);
    const connection = index === undefined ? undefined : rows()[index];
    if (index === undefined || !connection) return;
    const menuButton = target.closest<HTMLElement>('[aria-haspopup=menu]');
    if (menuButton) {
      openMenu(connection, menuButton);
      return;
    }
    if (target.closest('a')) {
      if (isForBrowser(event)) return;
      event.preventDefault();
      open(connection);
      return;
    }
    active.value = index;
    if (!target.closest('[role=checkbox]')) selection.click(connection.id, event);
    else if (event.shiftKey) selection.extendTo(connection.id);
    else selection.toggle(connection.id);
  }

  function onFocusin({ target }: FocusEvent): void {
    if (target instanceof HTMLElement && target.dataset['index'] !== undefined)
      active.value = Number(target.dataset['index']);
  }

  return { onClick, onFocusin };
}
