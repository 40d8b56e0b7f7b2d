export { fetchLine, parseFetchItems } from './fetch-items.js';
export { parseImapDate } from './internal-date.js';
