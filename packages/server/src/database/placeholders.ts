/**
 * PostgreSQL's `$1, $2 …` for the `?` of a statement; what stands between single quotes is left alone.
 * Statements here are constants of the code, so the few that a server runs are translated once.
 */
export function numberedPlaceholders(sql: string): string {
  const known = translated.get(sql);
  if (known !== undefined) return known;
  let n = 0;
  const result = sql.replace(/'[^']*'|\?/g, (part) => (part === '?' ? `$${++n}` : part));
  if (translated.size < 1_000) translated.set(sql, result);
  return result;
}

const translated = new Map<string, string>();
