const searchIndex = 'the search index of SQLite; PostgreSQL has one of its own';
const fullText = (name: string): Record<string, string> =>
  Object.fromEntries(
    [name, ...['data', 'idx', 'docsize', 'config'].map((part) => `${name}_${part}`)].map((table) => [
      table,
      searchIndex,
    ]),
  );

/** The tables of a SQLite database whose rows are not moved, each with its reason. All others are. */
export const leftOut: Readonly<Record<string, string>> = {
  migrations: 'those of the target have run there',
  audit_head: 'the target keeps its own as the entries come in; it is compared',
  work_jobs: 'jobs that wait are added to those of graphile-worker',
  moved_to_postgres: 'says that the file was moved',
  connection_search_rows: searchIndex,
  connection_search_pending: searchIndex,
  tenant_search_rows: searchIndex,
  ...fullText('connection_search'),
  ...fullText('tenant_search'),
};

/** Of these, what must be the same on both sides all the same. */
export const comparedOnly: readonly string[] = ['audit_head'];
