export { parseSearch } from './parse-search.js';
