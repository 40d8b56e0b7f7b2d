import type { Ambient } from '../ambient.js';
import type { Database } from '../database/index.js';
import type { Gauge } from '../metrics/index.js';
import { keptFreshForMs } from './refresh-schedule.js';

/** What monitoring asks about tokens: how long the one lives on that ends first, of connections that are kept fresh. */
export function tokenGauges({
  database,
  ambient,
}: {
  database: Pick<Database, 'query'>;
  ambient: Pick<Ambient, 'now'>;
}): Gauge[] {
  return [
    {
      name: 'landbridge_refresh_due_seconds',
      help: 'Seconds until the next refresh that is planned; below zero: it is late by so much.',
      async read() {
        const [row] = await database.query<{ first: string | null }>(
          'SELECT min(refresh_at) AS first FROM token_caches WHERE refresh_at IS NOT NULL',
        );
        return secondsUntil(row?.first ?? null, ambient.now());
      },
    },
    {
      name: 'landbridge_token_expiry_seconds',
      help: 'Seconds until the access token ends that ends first, of authorized connections used within two days; below zero: it has ended.',
      async read() {
        const usedAfter = new Date(ambient.now().getTime() - keptFreshForMs).toISOString();
        const [row] = await database.query<{ first: string | null }>(
          `SELECT min(t.access_expires_at) AS first FROM token_caches t JOIN connections c ON c.id = t.connection_id
           WHERE c.status = 'AUTHORIZED' AND t.last_used_at > ?`,
          [usedAfter],
        );
        return secondsUntil(row?.first ?? null, ambient.now());
      },
    },
  ];
}

function secondsUntil(at: string | null, now: Date): { value: number }[] {
  return at === null ? [] : [{ value: (Date.parse(at) - now.getTime()) / 1_000 }];
}
