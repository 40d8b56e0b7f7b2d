export { decodedText, decodedValue } from './decoded-text.js';
export { headerFields, valueOf, type HeaderField } from './header-fields.js';
export { parseMime, type MimePart } from './mime-part.js';
