import type { Ambient } from '../ambient.js';
import type { Database, LogTable, Transaction } from '../database/index.js';
import type { LoggedEvent, NewEvent } from './index.js';

/** The channel on which nodes that share a PostgreSQL database wake each other; it carries no content. */
export const eventsChannel = 'landbridge_events';

interface EventRow {
  position: number | string;
  type: string;
  subject_id: string;
  occurred_at: string;
  data: string;
}

const eventsTable: LogTable = {
  name: 'events',
  columns: ['type', 'subject_id', 'occurred_at', 'data'],
  // Any number of ours will do: advisory locks are shared by everything in one database.
  order: { lock: 4_711_002, channel: eventsChannel },
};

/** The rows of the event log. */
export class EventStore {
  constructor(
    private readonly database: Database,
    private readonly ambient: Ambient,
  ) {}

  /** `onWritten` is given the event as it will be read; it is true once the transaction is committed. */
  append(
    tx: Transaction,
    { type, subjectId, data }: NewEvent,
    onWritten: (event: LoggedEvent) => void,
  ): void {
    const row = [type, subjectId, this.ambient.now().toISOString(), JSON.stringify(data)] as const;
    tx.append(eventsTable, row, (position) => {
      const [, , occurred_at, text] = row;
      onWritten(eventFromRow({ position, type, subject_id: subjectId, occurred_at, data: text }));
    });
  }

  async readAfter(position: number, limit: number): Promise<LoggedEvent[]> {
    const rows = await this.database.query<EventRow>(
      'SELECT position, type, subject_id, occurred_at, data FROM events WHERE position > ? ORDER BY position LIMIT ?',
      [position, limit],
    );
    return rows.map(eventFromRow);
  }

  async readBack(subjectId: string, position: number | null, limit: number): Promise<LoggedEvent[]> {
    const rows = await this.database.query<EventRow>(
      `SELECT position, type, subject_id, occurred_at, data FROM events
       WHERE subject_id = ? AND position < ? ORDER BY position DESC LIMIT ?`,
      [subjectId, position ?? Number.MAX_SAFE_INTEGER, limit],
    );
    return rows.map(eventFromRow);
  }

  async countAbout(subjectId: string): Promise<number> {
    const [row] = await this.database.query<{ n: number | string }>(
      'SELECT count(*) AS n FROM events WHERE subject_id = ?',
      [subjectId],
    );
    return Number(row?.n ?? 0);
  }

  async lastPosition(): Promise<number> {
    const rows = await this.database.query<{ last: number | string | null }>(
      'SELECT max(position) AS last FROM events',
    );
    return Number(rows[0]?.last ?? 0);
  }
}

function eventFromRow(row: EventRow): LoggedEvent {
  return {
    position: Number(row.position),
    type: row.type,
    subjectId: row.subject_id,
    occurredAt: row.occurred_at,
    data: JSON.parse(row.data) as Record<string, unknown>,
  };
}
