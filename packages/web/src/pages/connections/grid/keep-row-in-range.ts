import { defaultRangeExtractor, type Range } from '@tanstack/vue-virtual';

/** The rows to draw: those on screen and around, and the one that has the focus wherever it is. */
export function keepRowInRange(kept: number): (range: Range) => number[] {
  return (range) => {
    const drawn = defaultRangeExtractor(range);
    if (kept >= range.count || drawn.includes(kept)) return drawn;
    return [...drawn, kept].sort((a, b) => a - b);
  };
}
