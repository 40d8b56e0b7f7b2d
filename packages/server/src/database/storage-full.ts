import type { Log } from '../log.js';
import { StorageFullError } from './database.errors.js';

/**
 * SQLITE_FULL, and PostgreSQL's disk_full: https://www.sqlite.org/rescode.html#full and
 * https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
const codes: ReadonlySet<unknown> = new Set(['SQLITE_FULL', '53100']);

/** Says in words that there is no room, to whoever wrote, and once in the log until something could be stored again. */
export class StorageFull {
  private isTold = false;

  constructor(private readonly log: Pick<Log, 'warn'>) {}

  /** @returns what the caller is told instead of an error */
  translate(error: unknown): Error {
    if (!isFull(error)) return error as Error;
    const told = new StorageFullError({ cause: error });
    if (!this.isTold) this.log.warn({ err: error }, told.message);
    this.isTold = true;
    return told;
  }

  /** Something was stored. */
  passed(): void {
    this.isTold = false;
  }
}

function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return codes.has(Reflect.get(error, 'code')) || isFull(Reflect.get(error, 'driverError'));
}
