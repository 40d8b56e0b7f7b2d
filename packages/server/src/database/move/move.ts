import { processWarnings } from '../../log.js';
import { MoveError } from '../database.errors.js';
import { chooseKeys, recordedKeys } from '../key-check.js';
import { FixedKeyRing } from '../key-ring.js';
import { migrations } from '../migrations/index.js';
import type { MoveOptions, MoveReport } from '../move.js';
import { movedAway, readSourceMark } from '../move-marks.js';
import { asDatabase } from '../open-database.js';
import { createSecretBox, type SecretBox } from '../secret-box.js';
import { compareTable } from './comparison.js';
import { keyOf, type MovedTable, movedTables, readPage } from './moved-table.js';
import { MoveSource } from './source.js';
import { MoveTarget, placeOf } from './target.js';

export const rowsAtOnce = 500;

/** @see moveToPostgres */
export async function move(options: MoveOptions): Promise<MoveReport> {
  const { url, ambient, log = processWarnings } = options;
  const source = await MoveSource.open(options.dataDir);
  try {
    const secrets = await requireMovable(source, options);
    const target = await MoveTarget.claim(url, await source.identity(), { ambient, log });
    try {
      return await fill(source, target, secrets, options);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/**
 * States: *claimed* (the target is marked, and empty) → *copied* → *compared* → *moved* (the source is marked, and no hub
 * starts on either) → the target's mark is gone, and hubs start there. Killed in any of them, the next run goes through
 * all of them again and does what is left.
 */
async function fill(
  source: MoveSource,
  target: MoveTarget,
  secrets: SecretBox,
  { url, ambient, openJobs, verdict, say }: MoveOptions,
): Promise<MoveReport> {
  const jobs = await openJobs(asDatabase(target.store, secrets));
  try {
    const tables = await movedTables(source.query, target.query);
    await target.empty(tables);
    for (const table of tables.filter(({ isCopied }) => isCopied)) {
      await copyTable(source, target, table);
      say(`${table.name}: ${target.rowsOf(table)}`);
    }
    await target.continueCounters(await source.counters());
    if (target.jobs === null) {
      const waiting = await source.waitingJobs();
      await target.addJobs(waiting.length, (tx) => jobs.add(tx, waiting));
    }
    say(`Comparing every row of ${tables.length} tables.`);
    let rows = 0;
    for (const table of tables) rows += await compareTable(table, source.query, target.query, rowsAtOnce);
    const [there, here] = [await verdict(target.query), await verdict(source.query)];
    if (there !== here) throw new MoveError(`Of what was moved is said: ${there} Of what was there: ${here}`);
    const place = placeOf(url);
    await source.mark({ target: place, moved_at: ambient.now().toISOString() });
    await target.release();
    return { target: place, rows, jobs: target.jobs ?? 0, verdict: there };
  } finally {
    await jobs.stop();
  }
}

async function copyTable(source: MoveSource, target: MoveTarget, table: MovedTable): Promise<void> {
  for (let last = target.copiedUpTo(table); ;) {
    const rows = await readPage('sqlite', source.query, table, last, rowsAtOnce);
    const end = rows.at(-1);
    if (!end) return;
    for (const row of rows) {
      const column = row.findIndex((value) => value?.includes('\0'));
      if (column < 0) continue;
      throw new MoveError(
        `${table.name}.${table.columns[column]?.name} of ${keyOf(table, row).join(', ')} holds the character NUL, which ` +
          'PostgreSQL cannot keep: change it while the hub runs on SQLite, empty the target, and run this again.',
      );
    }
    await target.insert(table, rows);
    last = keyOf(table, end);
  }
}

/** @returns the box that opens its secrets */
async function requireMovable(
  source: MoveSource,
  { dataDir, url, encryptionKeys }: MoveOptions,
): Promise<SecretBox> {
  const recorded = await recordedKeys(source.query);
  const mark = await readSourceMark(source.query);
  // Killed after the source was marked, a move has the last step to do.
  if (mark && mark.target !== placeOf(url)) throw new MoveError(movedAway(dataDir, mark));
  const applied = await source.query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
  const known = migrations.map((migration) => new migration().name);
  if (applied.some(({ name }) => !known.includes(name)))
    throw new MoveError('A newer Landbridge has used this database: move it with that version.');
  if (applied.length < known.length) {
    throw new MoveError(
      'This database is of an older Landbridge: start the hub of this version on it once, stop it, and run this again. ' +
        'Nothing was changed.',
    );
  }
  const { keys } = await chooseKeys({ configured: encryptionKeys, configuredFile: null, dataDir, recorded });
  return createSecretBox(new FixedKeyRing(keys));
}
