import type { Ambient } from '../ambient.js';
import type { Database } from '../database/index.js';
import type { Gauge } from '../metrics/index.js';

/** What monitoring asks about connections: how many in which state, and how long ago they were verified. */
export function connectionGauges({
  database,
  ambient,
}: {
  database: Pick<Database, 'search'>;
  ambient: Pick<Ambient, 'now'>;
}): Gauge[] {
  return [
    {
      name: 'landbridge_connections',
      help: 'Connections by type and state of their authorization.',
      labels: ['type', 'status'],
      async read() {
        const rows = await database.search<{ type: string; status: string; n: number | string }>(
          'SELECT type, status, count(*) AS n FROM connections GROUP BY type, status',
          [],
        );
        return rows.map(({ type, status, n }) => ({ labels: { type, status }, value: Number(n) }));
      },
    },
    {
      name: 'landbridge_connections_unverified',
      help: 'Authorized connections whose own test has not passed since they were authorized.',
      async read() {
        const [row] = await database.search<{ n: number | string }>(
          `SELECT count(*) AS n FROM connections WHERE status = 'AUTHORIZED'
           AND (last_verified_at IS NULL OR last_verified_at < authorized_at)`,
          [],
        );
        return [{ value: Number(row?.n ?? 0) }];
      },
    },
    {
      name: 'landbridge_verification_age_seconds',
      help: 'How long ago the authorized connection was verified whose last passed test is the oldest.',
      async read() {
        const [row] = await database.search<{ oldest: string | null }>(
          `SELECT min(last_verified_at) AS oldest FROM connections WHERE status = 'AUTHORIZED'`,
          [],
        );
        const oldest = row?.oldest;
        if (oldest === null || oldest === undefined) return [];
        return [{ value: Math.max(0, (ambient.now().getTime() - Date.parse(oldest)) / 1000) }];
      },
    },
  ];
}
