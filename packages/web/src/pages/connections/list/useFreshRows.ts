import { onScopeDispose, shallowRef } from 'vue';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { joinFresh, type Edge } from './join-fresh.js';
import type { Pages } from './usePages.js';

const settleMs = 250;
/** Rows around those on screen that are read with them. */
const margin = 20;
/** Where that many pages bring nothing known, what comes after is read when it is scrolled to. */
const pagesAtMost = 5;

/**
 * Reads again what something has happened to: at once the rows that are looked at, the others when they are scrolled to,
 * however many are loaded.
 */
export function useFreshRows(pages: Pages) {
  /** The rows pushed since they were read. */
  const changed = shallowRef<ReadonlySet<string>>(new Set());
  const readAt = new Map<string, number>();
  let moment = 0;
  let endReadAt = 0;
  let visible = { first: 0, last: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReading = false;
  onScopeDispose(() => clearTimeout(timer));

  const keptIds = () =>
    new Set(
      pages.edges.value
        .slice(visible.first, visible.last + 1)
        .map(({ node }) => node.id)
        .filter((id) => changed.value.has(id)),
    );

  function isStale(from: number, to: number): boolean {
    const kept = keptIds();
    const isAtEnd = to >= pages.edges.value.length - 1 && !pages.hasMore.value;
    if (isAtEnd && endReadAt < moment) return true;
    return pages.edges.value
      .slice(from, to + 1)
      .some(({ node }) => (readAt.get(node.id) ?? 0) < moment && !kept.has(node.id));
  }

  async function readStretch(from: number, to: number) {
    const rows: Edge<ConnectionFieldsFragment>[] = [];
    let after = from === 0 ? null : (pages.edges.value[from - 1]?.cursor ?? null);
    for (let page = 1; ; page += 1) {
      const size = Math.min(100, Math.max(margin, pages.edges.value.length - from - rows.length));
      const read = await pages.read(after, size);
      rows.push(...read.edges);
      const lastId = rows.at(-1)?.node.id;
      const index = pages.edges.value.findIndex(({ node }) => node.id === lastId);
      const isEnd = !read.pageInfo.hasNextPage;
      if (isEnd || index >= to || page === pagesAtMost) {
        // What comes after the last row known is not known, unless nothing does.
        const isInside = index >= from && index < pages.edges.value.length - 1;
        return { from, rows, isEnd, hasMore: isInside ? pages.hasMore.value : !isEnd };
      }
      after = read.pageInfo.endCursor;
    }
  }

  async function refresh(): Promise<void> {
    const from = Math.max(0, visible.first - margin);
    const to = Math.min(pages.edges.value.length - 1, visible.last + margin);
    if (isReading || !pages.isCurrent() || !isStale(from, to)) return;
    const began = moment;
    isReading = true;
    try {
      const fresh = await readStretch(from, to);
      const kept = keptIds();
      pages.show(joinFresh(pages.edges.value, fresh, kept), !fresh.isEnd && fresh.hasMore);
      for (const { node } of fresh.rows) if (!kept.has(node.id)) readAt.set(node.id, began);
      if (fresh.isEnd) endReadAt = began;
      const freshIds = new Set(fresh.rows.map(({ node }) => node.id));
      changed.value = new Set([...changed.value].filter((id) => kept.has(id) || !freshIds.has(id)));
    } finally {
      isReading = false;
    }
    if (moment > began) schedule();
  }

  /** Many changes in a row are read once. */
  function schedule(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      refresh().catch((error: unknown) => {
        if (!(error instanceof DOMException)) console.info('The list could not be read again.', error);
      });
    }, settleMs);
  }

  /** From this moment on, all rows may be others. */
  function expire(): void {
    moment += 1;
    schedule();
  }

  return {
    changed,
    expire,
    /** Other rows are shown. */
    forget(isOld: boolean): void {
      changed.value = new Set();
      readAt.clear();
      moment = 0;
      endReadAt = 0;
      if (isOld) expire();
    },
    note: (id: string) => (changed.value = new Set([...changed.value, id])),
    see(first: number, last: number): void {
      visible = { first, last };
      if (moment > 0) schedule();
    },
  };
}
