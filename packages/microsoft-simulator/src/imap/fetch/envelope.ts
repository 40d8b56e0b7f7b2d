import addressparser from 'nodemailer/lib/addressparser';
import { valueOf, type MimePart } from '../../mime/index.js';
import { nstring } from './nstring.js';

/** RFC 9051 §7.5.2 `ENVELOPE`. */
export function envelope({ fields }: MimePart): string {
  const text = (name: string): string => nstring(valueOf(fields, name));
  const from = addresses(valueOf(fields, 'from'));
  const or = (name: string): string => {
    const own = addresses(valueOf(fields, name));
    return own === 'NIL' ? from : own;
  };
  return `(${[
    text('date'),
    text('subject'),
    from,
    or('sender'),
    or('reply-to'),
    addresses(valueOf(fields, 'to')),
    addresses(valueOf(fields, 'cc')),
    addresses(valueOf(fields, 'bcc')),
    text('in-reply-to'),
    text('message-id'),
  ].join(' ')})`;
}

function addresses(value: string | null): string {
  const list = addressparser(value, { flatten: true }).map(({ name, address }) => {
    const at = address.lastIndexOf('@');
    const [mailbox, host] = at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
    return `(${nstring(name === '' ? null : name)} NIL ${nstring(mailbox)} ${nstring(host)})`;
  });
  return list.length === 0 ? 'NIL' : `(${list.join('')})`;
}
