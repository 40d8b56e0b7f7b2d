import { describe, expect, it } from 'vitest';
import { parseMime } from './mime-part.js';

const raw = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

describe('a multipart', () => {
  it('has the parts between its boundaries, without the line breaks that belong to them', () => {
    const message = parseMime(
      raw(
        'Content-Type: multipart/mixed; boundary="b+(1)"',
        '',
        'preamble',
        '--b+(1)',
        'Content-Type: text/html',
        '',
        'one',
        '',
        '--b+(1)  ',
        '',
        'two',
        '--b+(1)--',
        'epilogue',
      ),
    );
    expect(message.children.map(({ contentType, body }) => [contentType, body.toString()])).toEqual([
      ['text/html', 'one\r\n'],
      ['text/plain', 'two'],
    ]);
  });

  it('without an end has its last part up to the end of the message', () => {
    const message = parseMime(raw('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'cut'));
    expect(message.children.map(({ body }) => body.toString())).toEqual(['cut']);
  });

  it('nested without end is read without end of the process', () => {
    const open = ['Content-Type: message/rfc822', ''];
    const message = parseMime(
      raw(...Array.from({ length: 5_000 }, () => open).flat(), 'Subject: x', '', 'y'),
    );
    expect(message.contentType).toBe('message/rfc822');
  });
});

it.each([
  ['nothing', ''],
  ['only a header', 'Subject: x'],
  ['only a body', '\r\nbody'],
  ['no type that is one', 'Content-Type: nonsense\r\n\r\nbody'],
  ['a multipart without a boundary', 'Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nbody'],
])('reads %s', (_what, text) => {
  const message = parseMime(Buffer.from(text));
  expect(Buffer.concat([message.header, message.body]).toString()).toBe(text);
  expect(message.children).toEqual([]);
});
