import type { DataSource } from 'typeorm';
import type { Log } from '../../log.js';
import { StatementAbandonedError } from '../database.errors.js';
import { numberedPlaceholders } from '../placeholders.js';
import type { SqlValue } from '../unit-of-work.js';

/**
 * Runs a statement that may have to read everything, and cancels it at the server when it is abandoned.
 * @throws StatementAbandonedError when `signal` is aborted before it is done
 */
export async function cancellableQuery<T>(
  { reader, writer, log }: { reader: DataSource; writer: DataSource; log: Pick<Log, 'warn'> },
  statement: { sql: string; params: readonly SqlValue[] },
  signal?: AbortSignal,
): Promise<T[]> {
  const report = (error: unknown): void => log.warn({ err: error }, 'A search could not be cancelled.');
  const runner = reader.createQueryRunner();
  try {
    const { processID } = (await runner.connect()) as { processID: number };
    if (signal?.aborted) throw new StatementAbandonedError();
    const cancelling: Promise<unknown>[] = [];
    const cancel = (): void => {
      cancelling.push(writer.query('SELECT pg_cancel_backend($1)', [processID]).catch(report));
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return (await runner.query(numberedPlaceholders(statement.sql), [...statement.params])) as T[];
    } catch (cause) {
      if (signal?.aborted) throw new StatementAbandonedError({ cause });
      throw cause;
    } finally {
      signal?.removeEventListener('abort', cancel);
      // The connection goes back to the pool only when nobody can cancel its next statement any more.
      await Promise.all(cancelling);
    }
  } finally {
    await runner.release();
  }
}
