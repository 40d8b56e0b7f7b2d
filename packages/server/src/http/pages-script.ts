/**
 * Makes the pages' moments, which are UTC, the reader's own. A file, since the content security policy lets nothing
 * inline run; where it does not run either, the page says UTC.
 */
export const pagesScript = `'use strict';
const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const words = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' };
for (const element of document.querySelectorAll('time[datetime]')) {
  const moment = new Date(element.dateTime);
  element.title = element.textContent;
  element.textContent = new Intl.DateTimeFormat(language, words).format(moment);
}
`;
