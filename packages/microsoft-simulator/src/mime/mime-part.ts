import libmime from 'libmime';
import { headerFields, valueOf, type HeaderField } from './header-fields.js';

/** A message or a part of one (RFC 2045, RFC 2046). */
export interface MimePart {
  /** With the empty line that ends it. */
  readonly header: Buffer;
  readonly body: Buffer;
  readonly fields: readonly HeaderField[];
  /** In lower case, e.g. `text/plain`. */
  readonly contentType: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** In lower case; `7bit` where nothing is said. */
  readonly encoding: string;
  readonly disposition: {
    readonly value: string;
    readonly parameters: Readonly<Record<string, string>>;
  } | null;
  /** The parts of a multipart. */
  readonly children: readonly MimePart[];
  /** What a part `message/rfc822` holds. */
  readonly message: MimePart | null;
}

/** Deeper parts are taken as they are: somebody wrote them to see what happens. */
const maxDepth = 20;

/** Reads a message; whatever is not understood is plain text. */
export function parseMime(raw: Buffer, depth = 0): MimePart {
  const text = raw.toString('latin1');
  const end = /(?:^|\r?\n)\r?\n/.exec(text);
  const bodyAt = end === null ? raw.length : end.index + end[0].length;
  const header = raw.subarray(0, bodyAt);
  const body = raw.subarray(bodyAt);
  const fields = headerFields(header);
  const type = structured(valueOf(fields, 'content-type') ?? 'text/plain');
  const contentType = /^[^\s/]+\/[^\s/]+$/.test(type.value) ? type.value.toLowerCase() : 'text/plain';
  const disposition = valueOf(fields, 'content-disposition');
  const isDeep = depth >= maxDepth;
  return {
    header,
    body,
    fields,
    contentType,
    parameters: type.parameters,
    encoding: (valueOf(fields, 'content-transfer-encoding') ?? '7bit').trim().toLowerCase(),
    disposition: disposition === null ? null : structured(disposition),
    children:
      contentType.startsWith('multipart/') && !isDeep
        ? bodies(body, type.parameters['boundary'] ?? '').map((part) => parseMime(part, depth + 1))
        : [],
    message: contentType === 'message/rfc822' && !isDeep ? parseMime(body, depth + 1) : null,
  };
}

function structured(value: string): { value: string; parameters: Record<string, string> } {
  const { value: first, params } = libmime.parseHeaderValue(value, { stripComments: true });
  return { value: first, parameters: params };
}

/** RFC 2046 §5.1.1: what stands between the boundaries; the line break before one belongs to it. */
function bodies(body: Buffer, boundary: string): Buffer[] {
  if (boundary === '') return [];
  const text = body.toString('latin1');
  const escaped = Buffer.from(boundary)
    .toString('latin1')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const delimiter = new RegExp(`(?:^|\\r?\\n)--${escaped}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g');
  const parts: Buffer[] = [];
  let begin: number | null = null;
  for (const match of text.matchAll(delimiter)) {
    if (begin !== null) parts.push(body.subarray(Math.min(begin, match.index), match.index));
    if (match[1] !== undefined) return parts;
    const after = match.index + match[0].length;
    begin = after + (text.startsWith('\r\n', after) ? 2 : 1);
  }
  if (begin !== null) parts.push(body.subarray(begin));
  return parts;
}
