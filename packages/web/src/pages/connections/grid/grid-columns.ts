import { computed, onScopeDispose, ref, type Ref } from 'vue';
import type { Column } from '../toolbar/list-look.js';

/** What a grid shows of each connection, and how wide. */
export interface GridLayout {
  columns: ReadonlySet<Column>;
  /** Whether the identifier has a column of its own instead of standing below the name. */
  isIdentifierApart: boolean;
  /** For `grid-template-columns`. */
  template: string;
}

/** Where the identifier stands below the name, it takes no width of its own. */
const widths = {
  name: 'minmax(var(--width-name), 1fr)',
  identifier: 'minmax(0, 0.66fr)',
  type: 'var(--width-type)',
  tenant: 'var(--width-tenant)',
  account: 'var(--width-account)',
  authorized: 'var(--width-authorized)',
  verified: 'var(--width-verified)',
  modified: 'var(--width-modified)',
} as const satisfies Record<Column, string>;

function useIsWide(): Readonly<Ref<boolean>> {
  const query = window.matchMedia('(min-width: 1600px)');
  const isWide = ref(query.matches);
  const follow = (event: MediaQueryListEvent): void => {
    isWide.value = event.matches;
  };
  query.addEventListener('change', follow);
  onScopeDispose(() => query.removeEventListener('change', follow));
  return isWide;
}

/** The columns as chosen, in this window's width and row height. */
export function useGridLayout(look: { columns: ReadonlySet<Column>; isCompact: boolean }) {
  const isWide = useIsWide();
  return computed<GridLayout>(() => {
    const { columns } = look;
    const isIdentifierApart = columns.has('identifier') && (look.isCompact || isWide.value);
    const shown = [...columns].filter((column) => column !== 'identifier' || isIdentifierApart);
    const template = ['44px', ...shown.map((column) => widths[column]), 'var(--width-more)'].join(' ');
    return { columns, isIdentifierApart, template };
  });
}
