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
 * RFC 4180. A spreadsheet takes what begins with one of these for a formula and runs it, also in quotes: an apostrophe
 * makes it a text (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
