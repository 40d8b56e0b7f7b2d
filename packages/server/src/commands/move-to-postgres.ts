import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.js';
import {
  type Database,
  type JobTarget,
  MoveError,
  moveToPostgres as moveDatabase,
  undoMove,
  type WaitingJob,
} from '../database/index.js';
import { systemAmbient } from '../system-ambient.js';
import { createWork, type Json } from '../work/index.js';
import { auditVerdictOf, verdictText } from './verify-audit.js';
import type { Command, CommandContext } from './command.js';

const usage = 'landbridge move-to-postgres [--to-file <file with postgres://…>], or with --undo alone.';

/** Moves the SQLite database of a hub that is stopped into PostgreSQL, or lets the hub start on SQLite again. */
export const moveToPostgres: Command = async (context) => {
  const { config, args, print } = context;
  const options = optionsOf(args);
  if (!options) {
    print(usage);
    return false;
  }
  if (options.isUndo) return undo(context);
  const url = targetOf(options, config.databaseUrl);
  if (url === null) {
    print(`Where to? ${usage} Without the file, DATABASE_URL names it.`);
    return false;
  }
  const { target, rows, jobs, verdict } = await moveDatabase({
    dataDir: config.dataDir,
    url,
    encryptionKeys: config.encryptionKeys,
    ambient: systemAmbient,
    openJobs: (database) => openJobs(database, url),
    verdict: async (query) => verdictText(await auditVerdictOf(query)),
    say: print,
  });
  print(
    `${rows} rows are in PostgreSQL at ${target}, the same as they were, and ${jobs} jobs that wait. ${verdict}`,
  );
  print(
    'Set DATABASE_URL to it, keep the encryption keys as they are, and start the hub. The SQLite file was not changed but ' +
      'for a mark, and no hub starts on it any more: `landbridge move-to-postgres --undo` goes back.',
  );
  return true;
};

async function undo({ config, print }: CommandContext): Promise<boolean> {
  const wasMoved = await undoMove(config.dataDir);
  print(
    wasMoved
      ? 'A hub starts on this SQLite database again: take DATABASE_URL out first. What was written in PostgreSQL is not here.'
      : 'This SQLite database was not moved.',
  );
  return wasMoved;
}

interface Options {
  readonly isUndo: boolean;
  /** A file that holds the address: words of a command can be read by everybody on the machine, and it has a password. */
  readonly toFile: string | undefined;
}

function optionsOf(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'to-file': { type: 'string' }, undo: { type: 'boolean' } },
    });
    const given = Object.keys(values).length;
    return given > 1 ? null : { isUndo: values.undo === true, toFile: values['to-file'] };
  } catch {
    return null;
  }
}

/** The address is read and checked as the hub's own is. @throws MoveError */
function targetOf({ toFile }: Options, configured: string | null): string | null {
  if (toFile === undefined) return configured;
  try {
    return readConfig({ DATABASE_URL_FILE: toFile }, (file) => readFileSync(file, 'utf8')).databaseUrl;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new MoveError(`${error.message} Nothing was changed.`, {}, { cause: error });
  }
}

/** Jobs go through the one way in which they are added, with what is left of their attempts. */
async function openJobs(database: Database, databaseUrl: string): Promise<JobTarget> {
  const work = await createWork({
    database,
    databaseUrl,
    ambient: systemAmbient,
    reportError: (error) => console.error(error),
  });
  return {
    add: (tx, jobs) => work.add(tx, ...jobs.map(newJob)),
    stop: () => work.stop(),
  };
}

function newJob({ kind, payload, job_key: key, due_at: dueAt, attempts, max_attempts: max }: WaitingJob) {
  return {
    kind,
    payload: JSON.parse(payload) as Json,
    runAt: new Date(dueAt),
    ...(key === null ? {} : { key }),
    maxAttempts: Math.max(1, max - attempts),
  };
}
