// The floor of the write by the hub's own driver: one row a transaction, WAL, synchronous=FULL, one after the other.
// `node insert-sqlite3.js FILE SECONDS FIRST-NUMBER`; prints { perSecond, p50, p99, lastNumber } as JSON.
import { randomUUID } from 'node:crypto';
import sqlite3 from 'sqlite3';
import { percentile } from '../report/figures.js';

const [file = '', seconds = '3', firstNumber = '0'] = process.argv.slice(2);
const database = new sqlite3.Database(file);

function run(sql: string, values: readonly string[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    database.run(sql, values, (error) => (error ? reject(error) : resolve()));
  });
}

function get<T>(sql: string): Promise<T> {
  return new Promise((resolve, reject) => {
    database.get<T>(sql, (error, row) => (error ? reject(error) : resolve(row)));
  });
}

await run('PRAGMA journal_mode = WAL');
await run('PRAGMA synchronous = FULL');
const tenant = await get<{ id: string }>('SELECT id FROM tenants LIMIT 1');
const latencies: number[] = [];
let number = Number(firstNumber);
const begin = performance.now();
let now = begin;
while (now < begin + Number(seconds) * 1000) {
  number += 1;
  const at = new Date().toISOString();
  const name = `floor ${number}`;
  await run(
    `INSERT INTO connections (id, name, sort_name, identifier, tenant_id, type, status, scopes, search_text, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, 'MAIL_IMAP', 'NOT_AUTHORIZED', '[]', ?, ?, ?)`,
    [randomUUID(), name, name, `floor-${number}`, tenant.id, name, at, at],
  );
  const after = performance.now();
  latencies.push(after - now);
  now = after;
}
console.log(
  JSON.stringify({
    perSecond: latencies.length / ((now - begin) / 1000),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    lastNumber: number,
  }),
);
