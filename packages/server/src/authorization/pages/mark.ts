import { html } from 'ghtml';

/**
 * The marks of the window's states, each another silhouette, for the pages' headings. What a page says stands in its
 * words; whoever does not see the mark misses nothing.
 */
const shapes = {
  done: '<path fill="currentColor" fill-rule="evenodd" d="M10 1a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm4.700 6.600-1.400-1.400L8.800 10.700 6.700 8.600 5.300 10l3.500 3.500Z"/>',
  failed:
    '<path fill="currentColor" fill-rule="evenodd" d="M6.400 1h7.200L19 6.400v7.200L13.600 19H6.400L1 13.600V6.400Zm6 5.100L10 8.500 7.600 6.100 6.100 7.600 8.500 10l-2.400 2.400 1.500 1.500 2.400-2.400 2.400 2.400 1.500-1.500L11.500 10l2.400-2.400Z"/>',
  waiting:
    '<g fill="none" stroke="currentColor" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round"><circle cx="10" cy="10" r="8"/><path d="M10 5.400V10l3 1.900"/></g>',
  over: '<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="1.700" stroke-dasharray="2.900 2.130"/>',
} as const;

export type Mark = keyof typeof shapes;

/** A mark as HTML. */
export function markOf(mark: Mark): string {
  return `<svg class="mark ${mark}" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shapes[mark]}</svg>`;
}

/** A heading with its mark before it, as HTML. */
export function markedHeading(mark: Mark, title: string): string {
  return html`<div class="heading">
    !${markOf(mark)}
    <h1>${title}</h1>
  </div>`;
}
