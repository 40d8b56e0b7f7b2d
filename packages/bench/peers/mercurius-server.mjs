// The peer of the list: Mercurius with better-sqlite3, the hub's SDL, the hub's file, read only.
// `node mercurius-server.mjs PORT FILE SERVER JIT`: SERVER is the folder packages/server (its SDL and, for equal answers,
// its built sentences of failures), JIT the number of runs after which a query is compiled, or 0.
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [port, file, server, jit] = process.argv.slice(2);
const database = new Database(file, { readonly: true });
const sentences = path.join(server, 'build/failures/index.js');
const { describeFailure, failureTexts } = await import(pathToFileURL(sentences).href);
const selected = `c.*, t.display_name AS tenant_display_name, t.domain AS tenant_domain, l.requested_by,
  l.created_at AS link_created_at, l.expires_at AS link_expires_at
  FROM connections c JOIN tenants t ON t.id = c.tenant_id
  LEFT JOIN authorization_links l ON l.connection_id = c.id AND l.state = 'OPEN'`;
const firstPage = database.prepare(`SELECT ${selected} ORDER BY c.sort_name, c.id LIMIT ?`);
const pageAfter = database.prepare(
  `SELECT ${selected} WHERE (c.sort_name, c.id) > (?, ?) ORDER BY c.sort_name, c.id LIMIT ?`,
);
const lastRows = database.prepare(`SELECT ${selected} ORDER BY c.sort_name DESC, c.id DESC LIMIT ?`);
const count = database.prepare('SELECT count(*) FROM connections').pluck();
function toGlobalId(kind, id) {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

function toFailure(row, tenant) {
  const failure = JSON.parse(row.error);
  return {
    ...failure,
    ...describeFailure(
      failure,
      { name: row.name, tenant, authorization: { status: row.status } },
      failureTexts.en,
    ),
  };
}

function toLink(row) {
  return { requestedBy: row.requested_by, createdAt: row.link_created_at, expiresAt: row.link_expires_at };
}

function toConnection(row) {
  const tenant = { id: row.tenant_id, displayName: row.tenant_display_name, domain: row.tenant_domain };
  return {
    id: toGlobalId('Connection', row.id),
    name: row.name,
    identifier: row.identifier,
    note: row.note,
    tenant,
    type: row.type,
    mailbox: row.mailbox,
    authorization: {
      status: row.status,
      account: row.account_oid && {
        id: row.account_oid,
        username: row.account_username,
        displayName: row.account_display_name,
      },
      scopes: JSON.parse(row.scopes),
      authorizedAt: row.authorized_at,
      lastVerifiedAt: row.last_verified_at,
      awaitingUntil: row.awaiting_until,
      link: row.requested_by && toLink(row),
      error: row.error && toFailure(row, tenant),
      verification: row.verification && JSON.parse(row.verification),
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toCursor(row) {
  return Buffer.from(JSON.stringify([row.sort_name, row.id])).toString('base64url');
}

function readRows({ first, after, last }) {
  if (last) return lastRows.all(last).reverse();
  if (!after) return firstPage.all(first + 1);
  return pageAfter.all(...JSON.parse(Buffer.from(after, 'base64url').toString()), first + 1);
}

function connections(_root, given) {
  const asked = { first: given.last ? undefined : (given.first ?? 50), after: given.after, last: given.last };
  const rows = readRows(asked);
  const page = asked.first ? rows.slice(0, asked.first) : rows;
  const edges = page.map((row) => ({ cursor: toCursor(row), node: toConnection(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.length,
      hasPreviousPage: Boolean(asked.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => count.get(),
  };
}

const app = Fastify();
await app.register(mercurius, {
  schema: readFileSync(path.join(server, 'schema.graphql'), 'utf8'),
  resolvers: { Query: { connections } },
  jit: Number(jit),
});
await app.listen({ port: Number(port), host: '127.0.0.1' });
console.log('ready');
process.once('SIGTERM', () => void app.close());
