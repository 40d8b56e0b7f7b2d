import { amount } from './figures.js';

/** One line of a command's result. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly product: number;
  /** What it is compared with in the same run, or null where the aim is an absolute figure. */
  readonly floor: { readonly name: string; readonly value: number } | null;
  /** Of the product's latency, in milliseconds. */
  readonly p50?: number;
  readonly p99?: number;
  /** Null: shown for orientation. `ratio` aims at product ÷ floor, `product` at the figure itself. */
  readonly aim: {
    readonly of: 'ratio' | 'product';
    readonly at: 'least' | 'most';
    readonly value: number;
  } | null;
  /** Ratios of single rounds, so that one round that the machine disturbed does not decide. */
  readonly ratio?: number;
}

const headings = ['measure', 'product', 'floor or peer', 'ratio', 'p50 ms', 'p99 ms', 'aim', ''];

/** Prints the measures as a table, with what they say of their aims. */
export function printTable(title: string, measures: readonly Measure[]): void {
  const rows = [headings, ...measures.map(cells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  console.log(`\n${title}\n`);
  console.log(line(headings));
  console.log(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const measure of measures) console.log(line(cells(measure)));
  console.log('');
}

/** Product ÷ floor; the product itself where there is no floor. */
function ratioOf(measure: Measure): number {
  if (measure.ratio !== undefined) return measure.ratio;
  return measure.floor ? measure.product / measure.floor.value : Number.NaN;
}

function cells(measure: Measure): string[] {
  const { floor, aim } = measure;
  return [
    measure.name,
    `${amount(measure.product)} ${measure.unit}`,
    floor ? `${floor.name}: ${amount(floor.value)} ${measure.unit}` : '',
    floor ? amount(ratioOf(measure)) : '',
    measure.p50 === undefined ? '' : amount(measure.p50),
    measure.p99 === undefined ? '' : amount(measure.p99),
    aim ? aimInWords(measure.unit, aim) : '',
    aim ? verdict(measure, aim) : '',
  ];
}

function aimInWords(unit: string, aim: NonNullable<Measure['aim']>): string {
  const sign = aim.at === 'least' ? '≥' : '≤';
  return aim.of === 'ratio' ? `${sign} ${aim.value} ×` : `${sign} ${amount(aim.value)} ${unit}`;
}

function verdict(measure: Measure, aim: NonNullable<Measure['aim']>): string {
  const reached = aim.of === 'ratio' ? ratioOf(measure) : measure.product;
  if (!Number.isFinite(reached)) return 'not measured';
  const isReached = aim.at === 'least' ? reached >= aim.value : reached <= aim.value;
  return isReached ? 'reached' : 'missed';
}
