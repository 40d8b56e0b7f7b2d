import type { QueryRunner } from 'typeorm';
import type { Log } from '../../log.js';

/** What the list searches in; an index serves only a query that says the same. */
const document = `((search_text || ' ' || tenant_search_text))`;

const warning =
  'Searches read every connection: PostgreSQL does not have the extension pg_trgm, and this hub may not create it. ' +
  'Have "CREATE EXTENSION pg_trgm" run in this database by somebody who may, and restart the hub.';

/**
 * Sees to the index that searches use, by trigrams of pg_trgm. Runs at every start, so that an extension that is created
 * later is used after a restart. Without it searches find the same, slower, and a warning says so.
 */
export async function prepareSearchIndex(runner: QueryRunner, log: Pick<Log, 'warn'>): Promise<void> {
  const schema = (await schemaOfExtension(runner)) ?? (await createExtension(runner));
  if (schema === null) {
    log.warn({}, warning);
    return;
  }
  await runner.query(
    `CREATE INDEX IF NOT EXISTS connections_by_text ON connections USING gin (${document} ${schema}.gin_trgm_ops)`,
  );
}

/** Null when it cannot be created: the rights are missing (42501), or the server does not ship it. */
async function createExtension(runner: QueryRunner): Promise<string | null> {
  // A statement that fails would end the transaction; a block that handles its error does not.
  await runner.query(`DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN NULL;
  END $$`);
  return schemaOfExtension(runner);
}

/** Where the extension lives, quoted; some hosts keep extensions in a schema of their own. */
async function schemaOfExtension(runner: QueryRunner): Promise<string | null> {
  const [found] = (await runner.query(
    `SELECT quote_ident(n.nspname) AS schema FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
     WHERE e.extname = 'pg_trgm'`,
  )) as { schema: string }[];
  return found?.schema ?? null;
}
