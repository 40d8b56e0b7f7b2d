import type { StoredAuditEntry } from './audit-entries.js';

/** How the audit log can be carried away. */
export interface ExportFormat {
  readonly contentType: string;
  /** What stands before the first entry. */
  readonly heading: string;
  lineOf(entry: StoredAuditEntry): string;
}

const fields = [
  'sequence',
  'occurredAt',
  'actorKind',
  'actorId',
  'actorName',
  'address',
  'action',
  'subjectKind',
  'subjectId',
  'details',
  'previousHash',
  'hash',
] as const satisfies readonly (keyof StoredAuditEntry)[];

export const exportFormats = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    // Excel takes a file without the mark for one in the system's own encoding.
    heading: `\uFEFF${fields.join(',')}\r\n`,
    lineOf: (entry) => `${fields.map((field) => csvCell(entry[field])).join(',')}\r\n`,
  },
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    heading: '',
    lineOf: (entry) =>
      `${JSON.stringify(Object.fromEntries(fields.map((field) => [field, entry[field]])))}\n`,
  },
} satisfies Record<string, ExportFormat>;

/**
 * Where a cell of some spreadsheet may begin: at the beginning, and behind what it takes for a separator or a line end
 * whatever this file says, such as the semicolon of half of Europe.
 */
const beginsFormula = /(^|[;,\t\r\n|])([\s"']*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * RFC 4180, each text in quotes. A spreadsheet takes what begins with one of these for a formula and runs it, also in
 * quotes: an apostrophe makes it a text (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return `"${value.replaceAll(beginsFormula, "$1$2'").replaceAll('"', '""')}"`;
}
