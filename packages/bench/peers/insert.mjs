// The floor of the write: rows like those of `addConnection`, one a transaction, WAL, synchronous=FULL, better-sqlite3.
// `node insert.mjs FILE SECONDS FIRST-NUMBER`; prints { perSecond, p50, p99, lastNumber } as JSON.
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';

const [file, seconds, firstNumber] = process.argv.slice(2);
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
const tenantId = database.prepare('SELECT id FROM tenants LIMIT 1').pluck().get();
const insert = database.prepare(
  `INSERT INTO connections (id, name, sort_name, identifier, tenant_id, type, status, scopes, search_text, created_at, updated_at)
   VALUES (?, ?, ?, ?, ?, 'MAIL_IMAP', 'NOT_AUTHORIZED', '[]', ?, ?, ?)`,
);
const latencies = [];
let number = Number(firstNumber);
const begin = performance.now();
const end = begin + Number(seconds) * 1000;
let now = begin;
while (now < end) {
  number += 1;
  const at = new Date().toISOString();
  const name = `floor ${number}`;
  insert.run(randomUUID(), name, name, `floor-${number}`, tenantId, name, at, at);
  const after = performance.now();
  latencies.push(after - now);
  now = after;
}
latencies.sort((a, b) => a - b);
const share = (part) => latencies[Math.ceil(part * latencies.length) - 1];
console.log(
  JSON.stringify({
    perSecond: latencies.length / ((now - begin) / 1000),
    p50: share(0.5),
    p99: share(0.99),
    lastNumber: number,
  }),
);
database.close();
