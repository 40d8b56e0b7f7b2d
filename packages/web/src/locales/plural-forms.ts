const czech = new Intl.PluralRules('cs');

/**
 * Which of a Czech text's forms goes with a number: `one | few | other`, with a form for none before them where there
 * are four. Two forms are a choice between two sentences. Whole numbers alone are counted, so CLDR's `many` (for
 * fractions) never comes up.
 */
export function czechForm(count: number, forms: number): number {
  const form = czech.select(count);
  if (forms === 2) return form === 'one' ? 0 : 1;
  if (forms === 4 && count === 0) return 0;
  const first = forms === 4 ? 1 : 0;
  if (form === 'one') return first;
  return form === 'few' ? first + 1 : first + 2;
}
