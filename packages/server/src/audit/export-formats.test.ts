import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredAuditEntry } from './audit-entries.js';
import { exportFormats } from './export-formats.js';

const entry: StoredAuditEntry = {
  sequence: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
  actorKind: 'api-key',
  actorId: null,
  actorName: 'ERP',
  address: '192.0.2.1',
  action: 'token.issued',
  subjectKind: 'connection',
  subjectId: null,
  details: '{}',
  previousHash: 'a',
  hash: 'b',
};

/** Cells as a spreadsheet reads a line. */
function cellsOf(line: string): string[] {
  const cells = [...line.replace(/\r\n$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

describe('the audit log as CSV', () => {
  it('hands no text to a spreadsheet that it would take for a formula', () => {
    for (const actorName of ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("https://x","y")']) {
      expect(cellsOf(exportFormats.csv.lineOf({ ...entry, actorName }))[4]).toBe(`'${actorName}`);
    }
  });

  it.each([';', '\t', '\n', ',', '|'])('nor where it takes %j for a separator', (separator) => {
    for (const space of ['', ' ', '"', '\u00a0']) {
      const line = exportFormats.csv.lineOf({ ...entry, actorName: `Hana${separator}${space}=1+1` });
      const cells = line.split(separator).map((cell) => cell.replaceAll(/["\s]/g, ''));
      for (const cell of cells) expect(cell).not.toMatch(/^[=+@-]/);
    }
  });

  it('nor anywhere, whatever the text and the separator', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', ';', ',', '\t', '\n', '"', "'", ' ', 'a'),
    });
    fc.assert(
      fc.property(text, (actorName) => {
        const line = exportFormats.csv.lineOf({ ...entry, actorName });
        for (const cell of line.split(/[;,\t\r\n|]/))
          expect(cell.replaceAll(/^[\s"]+/g, '')).not.toMatch(/^[=+@-]/);
      }),
    );
  });

  it('keeps every cell in its place, whatever stands in one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (actorName) => {
        const cells = cellsOf(exportFormats.csv.lineOf({ ...entry, actorName }));
        expect(cells).toHaveLength(12);
        // Nothing is lost, and nothing added but apostrophes.
        expect(cells[4]?.replaceAll("'", '')).toBe(actorName.replaceAll("'", ''));
      }),
    );
  });
});

describe('the audit log as NDJSON', () => {
  it('is one line for each entry, with everything that its hash is over', () => {
    const line = exportFormats.ndjson.lineOf({ ...entry, actorName: 'a\nb\u2028"' });
    expect(line.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(line)).toEqual({ ...entry, actorName: 'a\nb\u2028"' });
  });
});
