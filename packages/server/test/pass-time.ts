import pg from 'pg';
import type { ManualAmbient } from './manual-ambient.js';

/**
 * Lets time pass for the hub and for the background work on PostgreSQL, which goes by the database's clock: what waits
 * there has waited so much longer, and the workers are told to look.
 * @param url the PostgreSQL database; null on SQLite
 */
export async function passTime(ambient: ManualAmbient, url: string | null, ms: number): Promise<void> {
  ambient.advance(ms);
  if (url !== null) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const earlier = `- ${ms} * interval '1 millisecond'`;
    // One after the other: together they would hold rows of both tables, and hubs take them in another order.
    for (const statement of [
      `UPDATE graphile_worker._private_jobs SET run_at = run_at ${earlier}, locked_at = locked_at ${earlier}`,
      `UPDATE work_nodes SET seen_at = seen_at ${earlier}`,
      `SELECT pg_notify('jobs:insert', '{"count":10}')`,
    ])
      await client.query(statement);
    await client.end();
  }
}
