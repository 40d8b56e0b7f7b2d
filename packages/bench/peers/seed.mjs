// Fills the SQLite file of a hub, whose migrations have run, with connections: `node seed.mjs FILE COUNT`.
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

const [file, countText] = process.argv.slice(2);
const count = Number(countText);
const types = ['MAIL_IMAP', 'MAIL_SMTP', 'MAIL_IMAP', 'SHAREPOINT', 'ETOKEN', 'SSO'];
const purposes = [
  'Invoices',
  'Orders',
  'Support',
  'Complaints',
  'Newsletter',
  'Warehouse',
  'Contracts',
  'Payroll',
];
const tenantCount = Math.max(1, Math.ceil(count / 50));

/** The same id for the same words, so that every run measures the same rows. */
function uuid(words) {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function time(index) {
  return new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
}

function tenantOf(index) {
  const number = index % tenantCount;
  return {
    id: uuid(`tenant ${number}`),
    name: `Organisation ${number}`,
    domain: `organisation-${number}.example`,
  };
}

function tenantText({ id, name, domain }) {
  return `${id} ${name} ${domain}`.toLowerCase();
}

// Nine of ten are authorized, as in an installation that works; the rest waits, failed or has to be renewed.
function statusOf(index) {
  return { 3: 'FAILED', 7: 'NEEDS_REAUTHORIZATION', 11: 'NOT_AUTHORIZED' }[index % 30] ?? 'AUTHORIZED';
}

function failure(index) {
  return JSON.stringify({
    code: 'CONSENT_DECLINED',
    aadsts: 'AADSTS65004',
    message: 'AADSTS65004: User declined to consent to access the app.',
    correlationId: uuid(`correlation ${index}`),
    traceId: uuid(`trace ${index}`),
    occurredAt: time(index),
    facts: {},
  });
}

function verification(index) {
  const step = (name) => ({ name, ok: true, detail: null, remedy: null, durationMs: 12 });
  return JSON.stringify({
    ok: true,
    testedAt: time(index),
    steps: [step('TOKEN_VALID'), step('ACCOUNT_READ')],
  });
}

function connection(index) {
  const tenant = tenantOf(index);
  const status = statusOf(index);
  const name = `${purposes[index % purposes.length]} ${String(index).padStart(6, '0')}`;
  const user = `mailbox-${index}@${tenant.domain}`;
  const wasAuthorized = status === 'AUTHORIZED' || status === 'NEEDS_REAUTHORIZATION';
  const type = types[index % types.length];
  return {
    id: uuid(`connection ${index}`),
    name,
    sort_name: name.toLowerCase(),
    identifier: name.toLowerCase().replace(' ', '-'),
    note: index % 4 === 0 ? 'Set up for the accounting department.' : null,
    tenant_id: tenant.id,
    sort_tenant: tenant.name.toLowerCase(),
    tenant_search_text: tenantText(tenant),
    sort_account: wasAuthorized ? user : '',
    type,
    mailbox: type.startsWith('MAIL') && index % 5 === 0 ? `shared-${index}@${tenant.domain}` : null,
    status,
    account_oid: wasAuthorized ? uuid(`account ${index}`) : null,
    account_tid: wasAuthorized ? tenant.id : null,
    account_username: wasAuthorized ? user : null,
    account_display_name: wasAuthorized ? `Mailbox ${index}` : null,
    scopes: JSON.stringify(wasAuthorized ? ['openid', 'profile', 'email', 'offline_access'] : []),
    authorized_at: wasAuthorized ? time(index) : null,
    last_verified_at: wasAuthorized ? time(index) : null,
    awaiting_until: null,
    error: status === 'FAILED' || status === 'NEEDS_REAUTHORIZATION' ? failure(index) : null,
    verification: wasAuthorized ? verification(index) : null,
    search_text: `${name} ${user} ${tenant.name} ${tenant.domain}`.toLowerCase(),
    idempotency_key: null,
    created_at: time(index),
    updated_at: time(index),
  };
}

const database = new Database(file);
const columns = Object.keys(connection(0));
const insert = database.prepare(
  `INSERT INTO connections (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
);
const insertTenant = database.prepare(
  'INSERT INTO tenants (id, display_name, domain, sort_name, search_text, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
);
// Nobody reads these caches: their refreshes are due when this bench is long forgotten.
const insertCache = database.prepare(
  "INSERT INTO token_caches (connection_id, cache_encrypted, updated_at, refresh_at) VALUES (?, '-', ?, ?)",
);
const refreshAt = (index) => new Date(Date.UTC(2099, 0, 1) + index * 1_000).toISOString();
database.transaction(() => {
  for (let index = 0; index < tenantCount; index += 1) {
    const { id, name, domain } = tenantOf(index);
    insertTenant.run(id, name, domain, name.toLowerCase(), tenantText({ id, name, domain }), time(0));
  }
  for (let index = 0; index < count; index += 1) {
    const row = connection(index);
    insert.run(row);
    if (row.status === 'AUTHORIZED') insertCache.run(row.id, time(index), refreshAt(index));
  }
})();
database.exec('ANALYZE');
database.pragma('wal_checkpoint(TRUNCATE)');
console.log(
  JSON.stringify({ connections: database.prepare('SELECT count(*) FROM connections').pluck().get() }),
);
database.close();
