import { computed, ref, type Ref } from 'vue';
import { useConnectionChanges } from '../../../graphql/connection-changes.js';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import type { ListAddress } from './list-address.js';
import { mayMove, stillMatches } from './matches.js';
import { useFreshRows } from './useFreshRows.js';
import { usePages, type Pages } from './usePages.js';
import { useRowMarks } from './useRowMarks.js';

/** Selecting every match stops here. */
const selectAtMost = 5_000;

/** The connections as the address asks for them: pages from the server, kept true by what it pushes. */
export function useConnectionList(address: Ref<ListAddress>) {
  const replaced = ref(0);
  const pages = usePages(address, (isOld) => {
    fresh.forget(isOld);
    more.hasFailed.value = false;
    replaced.value += 1;
  });
  const fresh = useFreshRows(pages);
  const more = useMore(pages);
  const rows = computed<ConnectionFieldsFragment[]>(() => pages.edges.value.map(({ node }) => node));
  const marks = useRowMarks();
  followChanges(pages, fresh, marks, address);
  void pages.begin();

  /** Reads the rest, up to as many as a person can answer for. */
  async function loadAll(): Promise<void> {
    for (
      let before = -1;
      pages.hasMore.value && rows.value.length < selectAtMost && rows.value.length > before;
    ) {
      before = rows.value.length;
      await more.load();
    }
  }

  return {
    rows,
    hasMore: pages.hasMore,
    isLoaded: pages.isLoaded,
    isLoading: pages.isLoading,
    error: pages.error,
    flashing: marks.flashing,
    leaving: marks.leaving,
    /** Rows that have changed and match no more; they stay where they are until they are out of sight. */
    faded: computed<ReadonlySet<string>>(() => {
      const { value: changed } = fresh.changed;
      if (changed.size === 0) return changed;
      const gone = rows.value.filter((row) => changed.has(row.id) && !stillMatches(row, address.value));
      return new Set(gone.map(({ id }) => id));
    }),
    /** Counts how often other rows took the place of those shown. */
    replaced,
    see: fresh.see,
    loadMore: () => (more.hasFailed.value ? undefined : void more.load()),
    /** The next page could not be read; nothing tries again by itself. */
    hasMoreFailed: more.hasFailed,
    retryMore: () => void more.load(),
    loadAll,
    refetch: () => void pages.begin(),
  };
}

export type ConnectionList = ReturnType<typeof useConnectionList>;

/** Reads one page after the other, never two at once. */
function useMore(pages: Pages) {
  const hasFailed = ref(false);
  let loading: Promise<void> | null = null;

  async function append(): Promise<void> {
    const after = pages.edges.value.at(-1)?.cursor;
    if (!pages.hasMore.value || after === undefined || !pages.isCurrent()) return;
    try {
      const page = await pages.read(after);
      const known = new Set(pages.edges.value.map(({ node }) => node.id));
      const added = page.edges.filter(({ node }) => !known.has(node.id));
      hasFailed.value = false;
      // Over before the rows are drawn: whoever sees them may want the next ones at once.
      loading = null;
      pages.show([...pages.edges.value, ...added], page.pageInfo.hasNextPage);
    } catch (error) {
      if (!pages.isCurrent()) return;
      console.info('More connections could not be read.', error);
      hasFailed.value = true;
    }
  }
  return {
    hasFailed,
    async load(): Promise<void> {
      const mine = (loading ??= append());
      await mine;
      if (loading === mine) loading = null;
    },
  };
}

function followChanges(
  pages: Pages,
  fresh: ReturnType<typeof useFreshRows>,
  marks: ReturnType<typeof useRowMarks>,
  address: Ref<ListAddress>,
): void {
  const { onConnectionChange, onChangesMissed } = useConnectionChanges();

  function remove(id: string): void {
    pages.show(
      pages.edges.value.filter(({ node }) => node.id !== id),
      pages.hasMore.value,
    );
  }
  /** In place: where the row belongs by now is read in a moment. */
  function update(connection: ConnectionFieldsFragment): void {
    const index = pages.edges.value.findIndex(({ node }) => node.id === connection.id);
    const edge = pages.edges.value[index];
    if (!edge) return;
    fresh.note(connection.id);
    pages.show(pages.edges.value.with(index, { ...edge, node: connection }), pages.hasMore.value);
  }

  onConnectionChange(({ kind, connectionId, connection }) => {
    if (kind === 'DELETED') {
      marks.leave(connectionId, () => remove(connectionId));
      return;
    }
    if (connection) update(connection);
    if (mayMove(kind, address.value)) fresh.expire();
    if (kind === 'AUTHORIZED') marks.flash(connectionId);
  });
  onChangesMissed(fresh.expire);
}
