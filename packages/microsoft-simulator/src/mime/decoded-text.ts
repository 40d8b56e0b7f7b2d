import libmime from 'libmime';
import type { MimePart } from './mime-part.js';

/** What people read in the header, for searching. */
export function decodedValue(value: string): string {
  return libmime.decodeWords(value);
}

/** What people read in all parts of text, for searching. */
export function decodedText(part: MimePart): string {
  if (part.message !== null) return decodedText(part.message);
  if (part.children.length > 0) return part.children.map(decodedText).join('\n');
  if (!part.contentType.startsWith('text/')) return '';
  return decodedBody(part).toString('utf8');
}

function decodedBody({ body, encoding }: MimePart): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (encoding !== 'quoted-printable') return body;
  const text = body
    .toString('latin1')
    .replace(/[ \t]*=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
