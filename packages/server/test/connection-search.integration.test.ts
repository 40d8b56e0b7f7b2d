import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection, Tenant } from '../src/connections/index.js';
import { notAuthorized } from '../src/connections/authorization-state.js';
import { ConnectionList } from '../src/connections/connection.list.js';
import { pageRequest } from '../src/connections/connection.page.js';
import { ConnectionRepository } from '../src/connections/connection.repository.js';
import { foldedText } from '../src/connections/folded-text.js';
import { databaseKinds, openTestDatabase, type TestDatabase } from './databases.js';

const words = [
  ...[
    'Účtárna',
    'příchozí',
    'ŽLUŤOUČKÝ',
    'pošta',
    '50%',
    '100 %',
    'a_b',
    '_',
    '%',
    '\\',
    '\\%',
    "O'Neill",
    '"',
  ],
  ...[
    '""',
    '"NEAR',
    'NEAR(a b)',
    'a AND b',
    'OR',
    'NOT',
    '*',
    'in*',
    '^in',
    '-in',
    'a-b',
    'col:x',
    '{a}',
    '+',
    ';--',
  ],
  ...[
    '😀',
    '👩‍💻',
    '😀😀😀',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'مرحبا',
    'שלום',
    'עברית123',
    'Мир',
    '日本語',
    '中文',
    'ﬁnance',
    'İstanbul',
    'ß',
    'ﷺ',
  ],
  ...['in', 'inv', 'invo', 'invoices', 'Invoices 77', 'x', 'aaa', 'aaaa', '$1', '?', '??', '[abc]', '🇨🇿🇨🇿'],
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((parts) => fc.constantFrom(' ', '', '-').map((separator) => parts.join(separator)))
  .map((joined) => joined.replace(/\0/g, '').slice(0, 60) || 'x');
/** Whole texts, and pieces out of their middle. */
const sought = fc
  .tuple(text, fc.nat(8), fc.integer({ min: 1, max: 12 }))
  .map(([whole, start, length]) => (length > 10 ? whole : whole.slice(start, start + length)));
const change = fc.record({
  kind: fc.constantFrom('add', 'rename', 'tenant', 'account', 'remove'),
  at: fc.nat(1_000),
  text,
});

const uuid = (prefix: string, n: number) => `${prefix}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The connections of a database, and what a reader with no index would say of them. */
class Model {
  readonly connections = new Map<string, Connection>();
  readonly tenants = new Map<string, Tenant>();
  #added = 0;

  constructor(
    private readonly test: TestDatabase,
    private readonly rows: ConnectionRepository,
  ) {}

  /** Adds, changes and removes, in one transaction each. */
  async apply(changes: readonly { kind: string; at: number; text: string }[]): Promise<void> {
    for (const one of changes) await this.#apply(one);
  }

  /** On SQLite, as if so many other connections had been changed that what waits is indexed. */
  async index(): Promise<void> {
    if (this.test.database.kind !== 'sqlite') return;
    await this.test.database.unitOfWork.run(async (tx) => {
      const waiting = await tx.query('SELECT position FROM connection_search_pending');
      await tx.execute(
        `INSERT INTO connection_search_pending (position)
         SELECT 1000000 + value FROM json_each(?)`,
        [JSON.stringify(Array.from({ length: 128 - waiting.length }, (_, n) => n))],
      );
      expect(await tx.query('SELECT position FROM connection_search_pending')).toEqual([]);
    });
  }

  /** The ids that hold every word, in order. */
  found(searched: string): string[] {
    const all = foldedText(searched).split(' ').filter(Boolean);
    return [...this.connections.values()]
      .filter((connection) =>
        all.every((word) => this.#textsOf(connection).some((own) => own.includes(word))),
      )
      .map(({ name, id }) => ({ key: foldedText(name), id }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  }

  #textsOf({ name, identifier, mailbox, authorization, tenant }: Connection): string[] {
    const { account } = authorization;
    const known = this.tenants.get(tenant.id);
    return [name, identifier, mailbox, account?.username, account?.displayName]
      .concat(tenant.id, known?.displayName, known?.domain)
      .map((one) => foldedText(one ?? ''));
  }

  async #apply({ kind, at, text: given }: { kind: string; at: number; text: string }): Promise<void> {
    const ids = [...this.connections.keys()];
    const before = this.connections.get(ids[at % Math.max(1, ids.length)] ?? '');
    await this.test.database.unitOfWork.run(async (tx) => {
      if (kind === 'add' || !before) return this.#add(tx, at, given);
      if (kind === 'remove') {
        await this.rows.remove(tx, before.id);
        this.connections.delete(before.id);
      } else if (kind === 'rename') {
        const after = { ...before, name: given, mailbox: at % 2 === 0 ? null : `${given}@b` };
        await this.rows.update(tx, after);
        this.connections.set(before.id, after);
      } else if (kind === 'account') {
        const account = { oid: 'o', tid: 't', username: given, displayName: at % 2 === 0 ? null : 'Hana' };
        const authorization = { ...before.authorization, account };
        await this.rows.updateAuthorization(tx, before, authorization);
        this.connections.set(before.id, { ...before, authorization });
      } else {
        const known = this.tenants.get(before.tenant.id) ?? before.tenant;
        this.tenants.set(known.id, { ...known, displayName: given });
        await this.rows.saveTenant(tx, { ...known, displayName: given }, '');
      }
    });
  }

  async #add(tx: Parameters<ConnectionRepository['insert']>[0], at: number, name: string): Promise<void> {
    const [id, tenantId] = [uuid('a', this.#added), uuid('b', at % 5)];
    const tenant = { id: tenantId, displayName: null, domain: 'x.example', cloud: 'global' as const };
    await this.rows.saveTenant(tx, tenant, '');
    const connection: Connection = {
      ...{
        id,
        name,
        identifier: `id-${this.#added}`,
        note: null,
        tenant,
        type: 'MAIL_IMAP',
        access: 'DELEGATED',
        mailbox: null,
      },
      ...{
        appRegistrationId: null,
        authorization: notAuthorized,
        nextVerificationAt: null,
        createdAt: '2026',
        updatedAt: '2026',
      },
    };
    const known = await this.rows.insert(tx, { ...connection, idempotencyKey: null, inputDigest: null });
    if (!known) throw new Error('It was not added.');
    this.#added += 1;
    this.connections.set(id, connection);
    this.tenants.set(tenantId, known);
  }
}

describe.each(databaseKinds)('a search on %s', (kind) => {
  let test: TestDatabase;
  let model: Model;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    model = new Model(test, new ConnectionRepository(test.database));
  });

  afterAll(() => test.close());

  async function pagesOf(list: ConnectionList, searched: string, first: number): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await list.page(pageRequest({ first, after, filter: { text: searched } }), '2026');
      ids.push(...page.rows.map(({ connection }) => connection.id));
      if (!page.hasNextPage) return ids;
      after = page.rows.at(-1)?.cursor ?? null;
    }
  }

  // Each way of searching has its turn: by trigrams, in the list's order, through everything.
  it.each([
    { few: 500, many: 5_000, walked: 2_000 },
    { few: 0, many: 5_000, walked: 3 },
    { few: 0, many: 0, walked: 3 },
  ])('finds what a reader without an index finds, in every page and count, with %j', async (limits) => {
    const list = new ConnectionList(test.database, limits);
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.array(sought, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(1, 2, 5, 100),
        fc.boolean(),
        async (changes, searches, size, isIndexed) => {
          await model.apply(changes);
          if (isIndexed) await model.index();
          for (const searched of searches) {
            const expected = model.found(searched);
            const filter = pageRequest({ filter: { text: searched } }).filter;
            const ids = await pagesOf(list, searched, expected.length > 20 ? 100 : size);
            expect({ searched, ids }).toEqual({ searched, ids: expected });
            expect(await list.count(filter)).toBe(expected.length);
            const [counted] = await list.statusCounts(filter);
            expect(counted?.count ?? 0).toBe(expected.length);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
