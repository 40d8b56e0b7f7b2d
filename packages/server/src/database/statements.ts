import type { EntityManager, QueryRunner } from 'typeorm';
import type { SqlValue, Transaction } from './unit-of-work.js';

/** How one kind of database runs a statement written with `?`. */
export interface StatementDialect {
  query<T>(runner: QueryRunner, sql: string, params: readonly SqlValue[]): Promise<T[]>;
  execute(runner: QueryRunner, sql: string, params: readonly SqlValue[]): Promise<{ affected: number }>;
}

/** A transaction that refuses statements once its work is over, so that a forgotten `await` cannot write elsewhere. */
export class RunnerTransaction implements Transaction {
  private isOver = false;
  private readonly effects: (() => void)[] = [];

  constructor(
    private readonly runner: QueryRunner,
    private readonly dialect: StatementDialect,
  ) {}

  get manager(): EntityManager {
    this.refuseWhenOver();
    return this.runner.manager;
  }

  async query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    this.refuseWhenOver();
    return this.dialect.query<T>(this.runner, sql, params);
  }

  async execute(sql: string, params: readonly SqlValue[] = []): Promise<{ affected: number }> {
    this.refuseWhenOver();
    return this.dialect.execute(this.runner, sql, params);
  }

  afterCommit(effect: () => void): void {
    this.refuseWhenOver();
    this.effects.push(effect);
  }

  end(): void {
    this.isOver = true;
  }

  /** Runs what was to happen after the commit. One that throws is reported and does not unsay the commit. */
  runEffects(): void {
    for (const effect of this.effects) {
      try {
        effect();
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }

  private refuseWhenOver(): void {
    if (this.isOver) throw new Error('This transaction is over: every statement in it must be awaited.');
  }
}
