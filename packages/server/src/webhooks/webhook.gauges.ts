import type { Ambient } from '../ambient.js';
import type { Database } from '../database/index.js';
import type { Gauge } from '../metrics/index.js';

/** What monitoring asks about webhooks: how many are in which state, and how far the oldest lags behind. */
export function webhookGauges({
  database,
  ambient,
}: {
  database: Pick<Database, 'query'>;
  ambient: Pick<Ambient, 'now'>;
}): Gauge[] {
  return [
    {
      name: 'landbridge_webhook_deliveries',
      help: 'Deliveries on record by state: DELIVERED, PENDING, PARKED.',
      labels: ['status'],
      async read() {
        const rows = await database.query<{ status: string; n: number | string }>(
          'SELECT status, count(*) AS n FROM webhook_deliveries GROUP BY status',
        );
        return rows.map(({ status, n }) => ({ labels: { status }, value: Number(n) }));
      },
    },
    {
      name: 'landbridge_webhook_lag_seconds',
      help: 'How long the oldest delivery has waited that is still being tried; 0 when none is.',
      async read() {
        const [row] = await database.query<{ oldest: string | null }>(
          `SELECT min(created_at) AS oldest FROM webhook_deliveries WHERE status = 'PENDING'`,
        );
        const oldest = row?.oldest ?? null;
        return [{ value: oldest === null ? 0 : (ambient.now().getTime() - Date.parse(oldest)) / 1_000 }];
      },
    },
  ];
}
