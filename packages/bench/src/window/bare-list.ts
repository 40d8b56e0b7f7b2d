import type { Page } from '@playwright/test';

/** How high the window's rows are, in pixels. */
const rowPx = 50;

/**
 * Makes of an empty page the least that can be scrolled and clicked like the list: a page as high as that list, rows of
 * one text that are put in place as they come into view, and a row that changes its colour when it is clicked. What the
 * machine drops and delays by itself shows here.
 */
export async function makeBareList(page: Page, rows: number): Promise<void> {
  await page.goto('about:blank');
  await page.evaluate(
    ({ count, height }) => {
      document.body.style.cssText = `margin:0;height:${count * height}px;position:relative`;
      const drawn = Array.from({ length: Math.ceil(innerHeight / height) + 12 }, () => {
        const row = document.createElement('button');
        row.style.cssText = `position:absolute;left:0;right:0;height:${height}px`;
        row.addEventListener('click', () => (row.style.background = row.style.background ? '' : 'silver'));
        document.body.append(row);
        return row;
      });
      function draw(): void {
        const first = Math.max(0, Math.floor(scrollY / height) - 6);
        drawn.forEach((row, place) => {
          row.dataset['index'] = String(first + place);
          row.textContent = `Row ${first + place}`;
          row.style.top = `${(first + place) * height}px`;
        });
      }
      addEventListener('scroll', draw, { passive: true });
      draw();
    },
    { count: rows, height: rowPx },
  );
}
