import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Background work. On SQLite its jobs are here; on PostgreSQL graphile-worker has tables of its own, and here is who
 * works on them, by the database's clock.
 */
export class Work1764115500000 implements MigrationInterface {
  name = 'Work1764115500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    for (const statement of isPostgres ? nodes : jobs) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const nodes = ['CREATE TABLE work_nodes (id text PRIMARY KEY, seen_at timestamptz NOT NULL)'];

const jobs = [
  `CREATE TABLE work_jobs (
    id text PRIMARY KEY, kind text NOT NULL, payload text NOT NULL, job_key text UNIQUE, state text NOT NULL,
    due_at text NOT NULL, locked_by text, attempts integer NOT NULL, max_attempts integer NOT NULL, last_error text,
    created_at text NOT NULL)`,
  `CREATE INDEX work_jobs_due ON work_jobs (kind, due_at) WHERE state = 'QUEUED'`,
  `CREATE INDEX work_jobs_ended ON work_jobs (due_at) WHERE state <> 'QUEUED'`,
];
