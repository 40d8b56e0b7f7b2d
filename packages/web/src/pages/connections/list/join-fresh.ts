/** A row of the list and where it stands in the server's order. */
export interface Edge<T extends { id: string }> {
  cursor: string;
  node: T;
}

export interface FreshRows<T extends { id: string }> {
  /** Where in the present rows the reading began. */
  from: number;
  rows: Edge<T>[];
  /** Nothing comes after them. */
  isEnd: boolean;
}

/**
 * The present rows with a stretch of them read anew. The rows in `kept` are being looked at and have changed: they stay
 * where they are, wherever they belong by now, so that nobody loses what he is reading. The others take their new
 * places; what does not match any more goes.
 */
export function joinFresh<T extends { id: string }>(
  present: readonly Edge<T>[],
  { from, rows, isEnd }: FreshRows<T>,
  kept: ReadonlySet<string>,
): Edge<T>[] {
  const until = isEnd ? present.length : endOfStretch(present, from, rows);
  const fresh = new Map(rows.map((edge) => [edge.node.id, edge]));
  const isMoved = ({ node }: Edge<T>) => !kept.has(node.id) && fresh.has(node.id);
  const stays = new Set(present.filter(({ node }) => kept.has(node.id)).map(({ node }) => node.id));
  const middle = withKept(
    present.slice(from, until),
    rows.filter(({ node }) => !stays.has(node.id)),
    stays,
  );
  // The cursor of a kept row goes on to say where it stands here.
  const told = (edge: Edge<T>) => ({ ...edge, node: fresh.get(edge.node.id)?.node ?? edge.node });
  return [
    ...present.slice(0, from).filter((edge) => !isMoved(edge)),
    ...middle.map((edge) => (stays.has(edge.node.id) ? told(edge) : edge)),
    ...present.slice(until).filter((edge) => !isMoved(edge)),
  ];
}

/** What comes after the last row read is known from before; where that row is new, nothing after it is. */
function endOfStretch<T extends { id: string }>(present: readonly Edge<T>[], from: number, rows: Edge<T>[]) {
  const lastId = rows.at(-1)?.node.id;
  const index = present.findIndex(({ node }, place) => place >= from && node.id === lastId);
  return index === -1 ? present.length : index + 1;
}

/** Puts the kept rows behind the row that they stood behind. */
function withKept<T extends { id: string }>(
  stretch: readonly Edge<T>[],
  fresh: readonly Edge<T>[],
  kept: ReadonlySet<string>,
): Edge<T>[] {
  const freshIds = new Set(fresh.map(({ node }) => node.id));
  const behind = new Map<string | null, Edge<T>[]>();
  let previous: string | null = null;
  for (const edge of stretch) {
    if (kept.has(edge.node.id)) behind.set(previous, [...(behind.get(previous) ?? []), edge]);
    else if (freshIds.has(edge.node.id)) previous = edge.node.id;
  }
  return [
    ...(behind.get(null) ?? []),
    ...fresh.flatMap((edge) => [edge, ...(behind.get(edge.node.id) ?? [])]),
  ];
}
