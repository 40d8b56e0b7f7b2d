import type { QueryRunner } from 'typeorm';
import { chainedRows } from './log-chain.js';
import type { StatementDialect } from './statements.js';
import type { LogTable, SqlValue } from './unit-of-work.js';

interface LogRow {
  readonly values: readonly SqlValue[];
  readonly onWritten?: ((position: number) => void) | undefined;
}

/** Rows that wait to be written into their logs, in the order in which they were appended. */
export class LogRows {
  readonly #byLog = new Map<LogTable, LogRow[]>();

  add(log: LogTable, ...rows: readonly LogRow[]): void {
    const known = this.#byLog.get(log);
    if (known) known.push(...rows);
    else this.#byLog.set(log, [...rows]);
  }

  addAll(others: LogRows): void {
    for (const [log, rows] of others.#byLog) this.add(log, ...rows);
  }

  /** Writes them, a statement a log. Those that are locked until the commit come last, for the lock to be short. */
  async write(runner: QueryRunner, dialect: Pick<StatementDialect, 'append' | 'takeHead'>): Promise<void> {
    // All take their locks in this order, so that no two units wait for each other.
    const logs = [...this.#byLog].sort(([a], [b]) => lockRank(a) - lockRank(b));
    for (const [log, rows] of logs) {
      const values = rows.map((row) => row.values);
      const chained = log.chain
        ? chainedRows(log, log.chain, await dialect.takeHead(runner, log.chain.headTable), values)
        : { log, rows: values };
      const positions = await dialect.append(runner, chained.log, chained.rows);
      positions.forEach((position, index) => rows[index]?.onWritten?.(position));
    }
  }
}

function lockRank({ chain, order }: LogTable): number {
  if (order) return 2;
  return chain ? 1 : 0;
}
