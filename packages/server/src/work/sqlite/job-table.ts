import type { Database, Transaction } from '../../database/index.js';
import type { NewJob } from '../index.js';
import { defaultMaxAttempts } from '../retry-delay.js';
import type { JobToRun, Outcome } from '../run-job.js';

interface JobRow {
  id: string;
  kind: string;
  payload: string;
  attempts: number;
  max_attempts: number;
}

interface AddedJob extends NewJob {
  readonly id: string;
}

const keptDeadMs = 30 * 24 * 3_600_000;

/**
 * The jobs of SQLite. States of a row: *QUEUED*, due at `due_at`; while it runs it is due when its lease runs out, and
 * `locked_by` says whose it is → deleted when done, or *QUEUED* again, or *DEAD*. A running one whose key was taken by a
 * newer job is *SUPERSEDED*: it is not run again.
 */
export class JobTable {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, jobs: readonly AddedJob[], now: Date): Promise<void> {
    const keys = jobs.flatMap(({ key }) => (key === undefined ? [] : [key]));
    if (keys.length > 0) {
      const ofKeys = 'job_key IN (SELECT value FROM json_each(?))';
      const given = [JSON.stringify(keys)];
      await tx.execute(`DELETE FROM work_jobs WHERE ${ofKeys} AND locked_by IS NULL`, given);
      await tx.execute(`UPDATE work_jobs SET job_key = NULL, state = 'SUPERSEDED' WHERE ${ofKeys}`, given);
    }
    const last = new Map(jobs.map((job) => [job.key ?? job.id, job]));
    const rows = [...last.values()].map(({ id, kind, payload, key, runAt, maxAttempts }) => [
      ...[id, kind, JSON.stringify(payload), key ?? null, (runAt ?? now).toISOString()],
      maxAttempts ?? defaultMaxAttempts,
    ]);
    await tx.execute(
      `INSERT INTO work_jobs (id, kind, payload, job_key, state, due_at, attempts, max_attempts, created_at)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, 'QUEUED', value ->> 4, 0, value ->> 5, ?
       FROM json_each(?) ORDER BY key`,
      [now.toISOString(), JSON.stringify(rows)],
    );
  }

  /** When the next job of each of these kinds is due; a kind that has none is left out. */
  async nextDue(kinds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await this.database.query<{ kind: string; due_at: string | null }>(
      `SELECT value AS kind, (SELECT due_at FROM work_jobs WHERE state = 'QUEUED' AND kind = value
         ORDER BY due_at LIMIT 1) AS due_at FROM json_each(?)`,
      [JSON.stringify(kinds)],
    );
    return new Map(
      rows.flatMap(({ kind, due_at: dueAt }) => (dueAt === null ? [] : [[kind, new Date(dueAt)] as const])),
    );
  }

  /** Takes jobs of a kind that are due, oldest first, with a lease until `leaseUntil`. */
  async claim(
    tx: Transaction,
    { kind, limit, now, lease }: { kind: string; limit: number; now: Date; lease: Lease },
  ): Promise<JobToRun[]> {
    const rows = await tx.query<JobRow>(
      `UPDATE work_jobs SET due_at = ?, locked_by = ?, attempts = attempts + 1 WHERE id IN (
         SELECT id FROM work_jobs WHERE state = 'QUEUED' AND kind = ? AND due_at <= ? ORDER BY due_at LIMIT ?)
       RETURNING id, kind, payload, attempts, max_attempts`,
      [lease.until.toISOString(), lease.owner, kind, now.toISOString(), limit],
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      payload: JSON.parse(row.payload) as unknown,
      attempt: row.attempts,
      maxAttempts: row.max_attempts,
    }));
  }

  async renew(tx: Transaction, ids: readonly string[], lease: Lease): Promise<void> {
    await tx.execute(
      `UPDATE work_jobs SET due_at = ?
       WHERE locked_by = ? AND state = 'QUEUED' AND id IN (SELECT value FROM json_each(?))`,
      [lease.until.toISOString(), lease.owner, JSON.stringify(ids)],
    );
  }

  /** Writes what became of jobs of one owner, as far as no other process has them by now. */
  async finish(tx: Transaction, owner: string, finished: readonly FinishedJob[]): Promise<void> {
    const done = finished.filter(({ outcome }) => outcome.kind === 'DONE').map(({ id }) => id);
    if (done.length > 0) {
      await tx.execute(
        'DELETE FROM work_jobs WHERE locked_by = ? AND id IN (SELECT value FROM json_each(?))',
        [owner, JSON.stringify(done)],
      );
    }
    for (const { id, outcome, at } of finished) {
      if (outcome.kind !== 'DONE') await this.#putBack(tx, { id, owner, outcome, at });
    }
  }

  async #putBack(
    tx: Transaction,
    { id, owner, outcome, at }: { id: string; owner: string; outcome: NotDone; at: Date },
  ): Promise<void> {
    await tx.execute(`DELETE FROM work_jobs WHERE id = ? AND locked_by = ? AND state = 'SUPERSEDED'`, [
      id,
      owner,
    ]);
    const state = outcome.kind === 'DEAD' ? 'DEAD' : 'QUEUED';
    const dueAt = outcome.kind === 'DEAD' ? null : new Date(at.getTime() + outcome.delayMs).toISOString();
    const failures = outcome.kind === 'DEAD' ? null : outcome.failures;
    await tx.execute(
      `UPDATE work_jobs SET state = ?, locked_by = NULL, last_error = ?,
         due_at = coalesce(?, due_at), attempts = coalesce(?, attempts)
       WHERE id = ? AND locked_by = ?`,
      [state, outcome.reason, dueAt, failures, id, owner],
    );
  }

  /** Removes what was given up long ago, and what was superseded while its process died. */
  async sweep(tx: Transaction, now: Date): Promise<void> {
    const before = (ms: number): string => new Date(now.getTime() - ms).toISOString();
    await tx.execute(`DELETE FROM work_jobs WHERE state = 'DEAD' AND due_at < ?`, [before(keptDeadMs)]);
    await tx.execute(`DELETE FROM work_jobs WHERE state = 'SUPERSEDED' AND due_at < ?`, [before(0)]);
  }
}

type NotDone = Exclude<Outcome, { kind: 'DONE' }>;

/** What became of a job by a run, and when. */
export interface FinishedJob {
  readonly id: string;
  readonly outcome: Outcome;
  readonly at: Date;
}

/** Who has a job, and until when it is left to him. */
export interface Lease {
  readonly owner: string;
  readonly until: Date;
}
