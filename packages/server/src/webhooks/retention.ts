import type { RetentionRule } from '../retention.js';
import type { DeliveryStatus } from './delivery.js';

const keptDays = { DELIVERED: 30, PARKED: 90 } as const satisfies Partial<Record<DeliveryStatus, number>>;

/**
 * For how many days an ended delivery stays on record with its attempts; what waits stays. An event goes with the last of
 * its deliveries.
 */
export const webhookRetention: readonly RetentionRule[] = [
  ...Object.entries(keptDays).map(([status, days]) => ({
    table: 'webhook_deliveries',
    which: 'SELECT id FROM webhook_deliveries WHERE status = ? AND created_at < ?',
    params: [status],
    days,
  })),
  {
    table: 'webhook_events',
    which: `SELECT id FROM webhook_events e
      WHERE NOT EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.event_id = e.id) AND occurred_at < ?`,
    days: keptDays.DELIVERED,
  },
];
