import type sqlite3 from 'sqlite3';
import type { SqlValue } from '../unit-of-work.js';

// Statements are few; what is built from lists of any length must not fill the memory.
const maxKept = 200;

/**
 * The statements of one connection, each parsed and planned by SQLite once. TypeORM's driver prepares a statement anew
 * each time, which costs more than running it.
 */
export class PreparedStatements {
  readonly #byText = new Map<string, Promise<sqlite3.Statement>>();

  constructor(private readonly database: sqlite3.Database) {}

  /** Runs to the last row, so that no statement stays open. */
  async all<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    const statement = await this.#get(sql);
    return new Promise((resolve, reject) => {
      statement.all<T>([...params], (error, rows) => {
        if (error) reject(error);
        else resolve(rows);
      });
    });
  }

  /** Runs what returns no rows; tells how many it wrote, and the rowid of the one inserted last. */
  async run(sql: string, params: readonly SqlValue[]): Promise<{ affected: number; lastId: number }> {
    const statement = await this.#get(sql);
    return new Promise((resolve, reject) => {
      statement.run([...params], function (error) {
        if (error) reject(error);
        else resolve({ affected: this.changes, lastId: this.lastID });
      });
    });
  }

  /** Lets go of everything: SQLite closes no connection that still has statements. */
  async finalize(): Promise<void> {
    const kept = [...this.#byText.values()];
    this.#byText.clear();
    for (const statement of kept) await finalized(statement);
  }

  #get(sql: string): Promise<sqlite3.Statement> {
    const known = this.#byText.get(sql);
    // What is used moves to the end; what has not been used for longest goes first.
    this.#byText.delete(sql);
    const statement = known ?? this.#prepare(sql);
    this.#byText.set(sql, statement);
    this.#forgetOldest();
    return statement;
  }

  async #prepare(sql: string): Promise<sqlite3.Statement> {
    try {
      return await new Promise((resolve, reject) => {
        const statement = this.database.prepare(sql, (error: Error | null) => {
          if (error) reject(error);
          else resolve(statement);
        });
      });
    } catch (error) {
      this.#byText.delete(sql);
      throw error;
    }
  }

  #forgetOldest(): void {
    const [oldest] = this.#byText;
    if (!oldest || this.#byText.size <= maxKept) return;
    this.#byText.delete(oldest[0]);
    // sqlite3 finalizes after what was asked of the statement before.
    void finalized(oldest[1]);
  }
}

async function finalized(prepared: Promise<sqlite3.Statement>): Promise<void> {
  const statement = await prepared.catch(() => null);
  await new Promise<void>((resolve) => {
    if (statement) statement.finalize(() => resolve());
    else resolve();
  });
}
