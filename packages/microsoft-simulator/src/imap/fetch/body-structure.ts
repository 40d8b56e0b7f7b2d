import { valueOf, type MimePart } from '../../mime/index.js';
import { quoted } from '../command-arguments.js';
import { envelope } from './envelope.js';
import { nstring } from './nstring.js';

/**
 * RFC 9051 §7.5.2.
 * @param isExtended `BODYSTRUCTURE` and not `BODY`
 */
export function bodyStructure(part: MimePart, isExtended: boolean): string {
  const [type = 'text', subtype = 'plain'] = part.contentType.split('/');
  if (part.children.length > 0) {
    const children = part.children.map((child) => bodyStructure(child, isExtended)).join('');
    const extension = isExtended ? ` ${parameters(part.parameters)} ${placement(part)}` : '';
    return `(${children} ${quoted(subtype)}${extension})`;
  }
  const fields = [
    quoted(type),
    quoted(subtype),
    parameters(part.parameters),
    nstring(valueOf(part.fields, 'content-id')),
    nstring(valueOf(part.fields, 'content-description')),
    quoted(part.encoding),
    String(part.body.length),
    ...(part.message === null
      ? []
      : [envelope(part.message), bodyStructure(part.message, isExtended), String(lines(part.body))]),
    ...(type === 'text' ? [String(lines(part.body))] : []),
    ...(isExtended ? [nstring(valueOf(part.fields, 'content-md5')), placement(part)] : []),
  ];
  return `(${fields.join(' ')})`;
}

/** Disposition, language and location. */
function placement({ disposition, fields }: MimePart): string {
  const where =
    disposition === null ? 'NIL' : `(${quoted(disposition.value)} ${parameters(disposition.parameters)})`;
  return `${where} ${nstring(valueOf(fields, 'content-language'))} ${nstring(valueOf(fields, 'content-location'))}`;
}

function parameters(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${quoted(name)} ${quoted(value)}`);
  return pairs.length === 0 ? 'NIL' : `(${pairs.join(' ')})`;
}

function lines(body: Buffer): number {
  let count = 0;
  for (const byte of body) if (byte === 0x0a) count += 1;
  return count;
}
