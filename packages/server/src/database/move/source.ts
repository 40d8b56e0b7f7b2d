import { existsSync } from 'node:fs';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { DatabaseMissingError, DatabaseUnavailableError, MoveError } from '../database.errors.js';
import type { WaitingJob } from '../move.js';
import { readSourceMark, sourceMark, type SourceMark } from '../move-marks.js';
import type { ReadRows } from '../secret-columns.js';
import { databaseFileName } from '../sqlite/open-sqlite.js';
import { PreparedStatements } from '../sqlite/prepared-statements.js';

const busyTimeoutMs = 2_000;

/** The SQLite file that is moved: nobody else can open it meanwhile, and nothing in it changes but the mark. */
export class MoveSource {
  readonly query: ReadRows = (sql, params = []) => this.statements.all(sql, params);

  private constructor(
    private readonly database: sqlite3.Database,
    private readonly statements: PreparedStatements,
  ) {}

  /** @throws MoveError while anybody else has it open, DatabaseMissingError, DatabaseUnavailableError */
  static async open(dataDir: string): Promise<MoveSource> {
    const file = path.join(dataDir, databaseFileName);
    if (!existsSync(file)) throw new DatabaseMissingError(dataDir);
    const database = await opened(file);
    const statements = new PreparedStatements(database);
    const source = new MoveSource(database, statements);
    try {
      database.configure('busyTimeout', busyTimeoutMs);
      // Whoever uses the file in WAL mode holds a lock on it as long as it is open, and so does this from here on
      // (https://www.sqlite.org/pragma.html#pragma_locking_mode).
      await statements.all('PRAGMA locking_mode = EXCLUSIVE', []);
      await source.write([]);
    } catch (cause) {
      await source.close();
      throw refusal(file, cause);
    }
    return source;
  }

  /** Tells this installation from every other one. */
  async identity(): Promise<string> {
    const [row] = await this.query<{ salt: string }>('SELECT salt FROM webhook_cursor');
    if (!row) throw new MoveError('The database has lost what it is known by: run `landbridge check`.');
    return row.salt;
  }

  waitingJobs(): Promise<WaitingJob[]> {
    return this.query<WaitingJob>(
      `SELECT kind, payload, job_key, due_at, attempts, max_attempts FROM work_jobs WHERE state = 'QUEUED'
       ORDER BY due_at, id`,
    );
  }

  /** The highest number that each table with a counter has given, as text. */
  async counters(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.query<{ name: string; seq: string }>(
      'SELECT name, CAST(seq AS text) AS seq FROM sqlite_sequence',
    );
    return new Map(rows.map(({ name, seq }) => [name, seq]));
  }

  /** Keeps hubs from the file. */
  async mark({ target, moved_at: movedAt }: SourceMark): Promise<void> {
    await this.write([
      [`CREATE TABLE IF NOT EXISTS ${sourceMark} (target text NOT NULL, moved_at text NOT NULL)`],
      [`DELETE FROM ${sourceMark}`],
      [`INSERT INTO ${sourceMark} (target, moved_at) VALUES (?, ?)`, target, movedAt],
    ]);
  }

  /** @returns false when there was no mark */
  async unmark(): Promise<boolean> {
    if ((await readSourceMark(this.query)) === null) return false;
    await this.write([[`DROP TABLE ${sourceMark}`]]);
    return true;
  }

  async close(): Promise<void> {
    await this.statements.finalize();
    await new Promise<void>((resolve) => this.database.close(() => resolve()));
  }

  private async write(statements: readonly (readonly [string, ...string[]])[]): Promise<void> {
    await this.statements.all('PRAGMA synchronous = FULL', []);
    await this.statements.run('BEGIN EXCLUSIVE', []);
    try {
      for (const [sql, ...params] of statements) await this.statements.all(sql, params);
      await this.statements.run('COMMIT', []);
    } catch (error) {
      await this.statements.run('ROLLBACK', []);
      throw error;
    }
  }
}

function opened(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) => {
      if (error) reject(refusal(file, error));
      else resolve(database);
    });
  });
}

function refusal(file: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (/^SQLITE_(?:BUSY|LOCKED)\b/.test(reason)) {
    return new MoveError(
      `${path.resolve(file)} is in use: stop the hub, and run this again. Nothing was changed.`,
      {},
      { cause },
    );
  }
  return new DatabaseUnavailableError(
    `The database file ${file} cannot be opened: ${reason}.`,
    {},
    { cause },
  );
}
