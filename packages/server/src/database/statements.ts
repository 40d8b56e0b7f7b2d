import type { EntityManager, QueryRunner } from 'typeorm';
import type { Log } from '../log.js';
import { UniqueViolationError } from './database.errors.js';
import type { ChainHead } from './log-chain.js';
import { LogRows } from './log-rows.js';
import type { LogTable, SqlValue, Transaction } from './unit-of-work.js';

/** How one kind of database runs a statement written with `?`. */
export interface StatementDialect {
  query<T>(runner: QueryRunner, sql: string, params: readonly SqlValue[]): Promise<T[]>;
  execute(runner: QueryRunner, sql: string, params: readonly SqlValue[]): Promise<{ affected: number }>;
  /** Adds rows to a log, in their order. @returns their positions, where the log has an order; else nothing */
  append(runner: QueryRunner, log: LogTable, rows: readonly (readonly SqlValue[])[]): Promise<number[]>;
  /** What the next row of a chain follows, until the commit. */
  takeHead(runner: QueryRunner, headTable: string): Promise<ChainHead>;
}

/** A transaction that refuses statements once its work is over, so that a forgotten `await` cannot write elsewhere. */
export class RunnerTransaction implements Transaction {
  /** What was appended to logs and is still to be written. */
  readonly logRows = new LogRows();
  private isOver = false;
  private mayHaveWritten = false;
  private hasBrokenStatement = false;
  private readonly lastReads: (() => Promise<void>)[] = [];
  private readonly effects: (() => void)[] = [];

  constructor(
    private readonly runner: QueryRunner,
    private readonly dialect: StatementDialect,
  ) {}

  /** May have written something; what only reads is sure not to have. */
  get hasWritten(): boolean {
    return this.mayHaveWritten;
  }

  /** A statement failed otherwise than by repeating what must be unique: who knows what is left of the transaction. */
  get isDoubtful(): boolean {
    return this.hasBrokenStatement;
  }

  get manager(): EntityManager {
    this.refuseWhenOver();
    this.mayHaveWritten = true;
    return this.runner.manager;
  }

  async query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    this.refuseWhenOver();
    const rows = await this.watch(this.dialect.query<T>(this.runner, sql, params));
    this.mayHaveWritten ||= !sql.startsWith('SELECT');
    return rows;
  }

  async execute(sql: string, params: readonly SqlValue[] = []): Promise<{ affected: number }> {
    this.refuseWhenOver();
    const result = await this.watch(this.dialect.execute(this.runner, sql, params));
    this.mayHaveWritten ||= result.affected > 0;
    return result;
  }

  append(log: LogTable, row: readonly SqlValue[], onWritten?: (position: number) => void): void {
    this.refuseWhenOver();
    this.logRows.add(log, { values: row, onWritten });
  }

  beforeCommit(read: () => Promise<void>): void {
    this.refuseWhenOver();
    this.lastReads.push(read);
  }

  afterCommit(effect: () => void): void {
    this.refuseWhenOver();
    this.effects.push(effect);
  }

  /** Reads what was to be read last; the work has ended well. */
  async readLast(): Promise<void> {
    for (const read of this.lastReads) await read();
  }

  end(): void {
    this.isOver = true;
  }

  /** Runs what was to happen after the commit. One that throws is reported and does not unsay the commit. */
  runEffects(log: Pick<Log, 'warn'>): void {
    for (const effect of this.effects) {
      try {
        effect();
      } catch (error) {
        log.warn({ err: error }, 'Something that follows a commit went wrong.');
      }
    }
  }

  private async watch<T>(statement: Promise<T>): Promise<T> {
    try {
      return await statement;
    } catch (error) {
      this.hasBrokenStatement ||= !(error instanceof UniqueViolationError);
      throw error;
    }
  }

  private refuseWhenOver(): void {
    if (this.isOver) throw new Error('This transaction is over: every statement in it must be awaited.');
  }
}
