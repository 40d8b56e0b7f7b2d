import pg from 'pg';
import type { Ambient } from '../../ambient.js';
import type { Log } from '../../log.js';
import { MoveError } from '../database.errors.js';
import { targetMark } from '../move-marks.js';
import { migrationLock, postgresStore } from '../postgres/open-postgres.js';
import type { ReadRows } from '../secret-columns.js';
import type { OpenStore } from '../store.js';
import type { Transaction } from '../unit-of-work.js';
import { keyOf, type MovedTable, type PageStart, type TextRow } from './moved-table.js';

/** How far a move has come, as the mark in the target keeps it. */
interface Progress {
  /** What the migrations of the target had put there is gone. */
  readonly isEmptied: boolean;
  /** Of each table the key of the row that was copied last, and how many were. */
  readonly copied: Readonly<Record<string, { readonly key: TextRow; readonly rows: number }>>;
  /** How many jobs were added; null: not yet. */
  readonly jobs: number | null;
}

const begun: Progress = { isEmptied: false, copied: {}, jobs: null };

/** The PostgreSQL database that is filled. What is written is committed with the progress that it makes. */
export class MoveTarget {
  readonly query: ReadRows = (sql, params = []) => this.store.query(sql, params);

  private constructor(
    readonly store: OpenStore,
    private progress: Progress,
  ) {}

  /**
   * Marks the database as being filled, unless this move has done so before, and brings its tables up to date.
   * @throws MoveError when anything else is in it, DatabaseUnavailableError
   */
  static async claim(
    url: string,
    source: string,
    around: { ambient: Ambient; log: Pick<Log, 'warn'> },
  ): Promise<MoveTarget> {
    const opening = postgresStore(url, around);
    // Says what is wrong with the address, or with the server, before anything is written.
    await opening.peek((query) => query('SELECT 1'));
    await claimDatabase(url, source, around.ambient.now());
    const store = await opening.open(async () => undefined);
    const [row] = await store.query<{ progress: string }>(`SELECT progress FROM ${targetMark}`);
    return new MoveTarget(store, row ? (JSON.parse(row.progress) as Progress) : begun);
  }

  /** Takes out what the migrations have put into tables that are filled from the source, once. */
  async empty(tables: readonly MovedTable[]): Promise<void> {
    if (this.progress.isEmptied) return;
    await this.write({ ...this.progress, isEmptied: true }, async (tx) => {
      for (const { name } of tables.filter(({ isCopied }) => isCopied).reverse()) {
        // The audit log refuses to be emptied even where nothing is in it.
        if ((await tx.query(`SELECT 1 FROM "${name}" LIMIT 1`)).length > 0)
          await tx.execute(`DELETE FROM "${name}"`);
      }
    });
  }

  /** After which row of a table to go on. */
  copiedUpTo(table: MovedTable): PageStart {
    return this.progress.copied[table.name]?.key ?? null;
  }

  rowsOf(table: MovedTable): number {
    return this.progress.copied[table.name]?.rows ?? 0;
  }

  /** How many jobs were added; null: not yet. */
  get jobs(): number | null {
    return this.progress.jobs;
  }

  /** Adds rows in the order of their keys, in one statement. */
  async insert(table: MovedTable, rows: readonly TextRow[]): Promise<void> {
    const { name, columns } = table;
    const last = rows.at(-1);
    if (!last) return;
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    const typed = columns.map((column) => `"${column.name}" ${column.type}`).join(', ');
    const given = rows.map((row) =>
      Object.fromEntries(columns.map((column, index) => [column.name, row[index] ?? null])),
    );
    const copied = { key: keyOf(table, last), rows: this.rowsOf(table) + rows.length };
    const progress = { ...this.progress, copied: { ...this.progress.copied, [name]: copied } };
    await this.write(progress, (tx) =>
      tx.execute(
        `INSERT INTO "${name}" (${names}) SELECT ${names} FROM json_to_recordset(?::json) AS given (${typed})`,
        [JSON.stringify(given)],
      ),
    );
  }

  /** Adds the jobs by `add`, once. */
  async addJobs(count: number, add: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.write({ ...this.progress, jobs: count }, add);
  }

  /** Numbers are given on from the highest that the source has given. */
  async continueCounters(counters: ReadonlyMap<string, string>): Promise<void> {
    const serials = await this.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'`,
    );
    await this.store.unitOfWork.run(async (tx) => {
      for (const { table, column } of serials) {
        const given = counters.get(table);
        if (given === undefined) continue;
        await tx.query('SELECT setval(pg_get_serial_sequence(?, ?), CAST(? AS bigint))', [
          table,
          column,
          given,
        ]);
      }
    });
  }

  /** Lets hubs in. */
  async release(): Promise<void> {
    await this.store.unitOfWork.run((tx) => tx.execute(`DROP TABLE ${targetMark}`));
  }

  async close(): Promise<void> {
    await this.store.close();
  }

  private async write(progress: Progress, work: (tx: Transaction) => Promise<unknown>): Promise<void> {
    await this.store.unitOfWork.run(async (tx) => {
      await work(tx);
      await tx.execute(`UPDATE ${targetMark} SET progress = ?`, [JSON.stringify(progress)]);
    });
    this.progress = progress;
  }
}

/** Host and name of a database, without user and password. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

async function claimDatabase(url: string, source: string, now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // A hub that starts here at this moment migrates before or after, and finds what it needs to know.
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const marked = await client.query(`SELECT to_regclass('${targetMark}') IS NOT NULL AS found`);
    if ((marked.rows as { found: boolean }[])[0]?.found) {
      await requireOwnMove(client, url, source);
      return;
    }
    await requireEmpty(client, url);
    // A database has one row of it, or, where the statement was not run to its end, none and no table.
    await client.query(
      `BEGIN; CREATE TABLE ${targetMark} (source text NOT NULL, began_at text NOT NULL, progress text NOT NULL);
       INSERT INTO ${targetMark} VALUES (${client.escapeLiteral(source)}, '${now.toISOString()}',
         ${client.escapeLiteral(JSON.stringify(begun))}); COMMIT`,
    );
  } finally {
    await client.end();
  }
}

async function requireOwnMove(client: pg.Client, url: string, source: string): Promise<void> {
  const { rows } = await client.query(`SELECT source FROM ${targetMark}`);
  if ((rows as { source: string }[])[0]?.source === source) return;
  throw new MoveError(
    `PostgreSQL at ${placeOf(url)} holds the unfinished move of another hub: name an empty database. Nothing was changed.`,
  );
}

/** What extensions bring along is nobody's data. */
async function requireEmpty(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE (n.nspname = current_schema() OR n.nspname = 'graphile_worker') AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass
         AND d.deptype = 'e')
     ORDER BY 1`,
  );
  const names = (rows as { name: string }[]).map(({ name }) => name);
  if (names.length === 0) return;
  const named = names.length > 5 ? [...names.slice(0, 5), '…'] : names;
  throw new MoveError(
    `PostgreSQL at ${placeOf(url)} is in use, it holds ${named.join(', ')}: name an empty database. Nothing was changed.`,
  );
}
