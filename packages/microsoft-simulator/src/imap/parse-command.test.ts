import { expect, it } from 'vitest';
import { ImapSyntaxError, parseCommand } from './parse-command.js';

const atom = (text: string) => ({ kind: 'atom', text });
const string = (text: string) => ({ kind: 'string', value: Buffer.from(text) });
const list = (...items: unknown[]) => ({ kind: 'list', items });

it('reads atoms, strings, lists and literals', () => {
  const parts = ['a1 uid Search (OR "a \\"b\\"" NIL) () \\Seen ', Buffer.from('x\r\ny'), ' 1:*'];
  expect(parseCommand(parts)).toEqual({
    tag: 'a1',
    name: 'UID',
    args: [
      atom('Search'),
      list(atom('OR'), string('a "b"'), atom('NIL')),
      list(),
      atom('\\Seen'),
      string('x\r\ny'),
      atom('1:*'),
    ],
  });
});

it('keeps a section together', () => {
  const { args } = parseCommand(['a FETCH 1 (BODY.PEEK[1.HEADER.FIELDS (From To)]<0.10> UID)']);
  expect(args[1]).toEqual(list(atom('BODY.PEEK[1.HEADER.FIELDS (From To)]<0.10>'), atom('UID')));
});

it('reads a literal inside a list', () => {
  expect(parseCommand(['a SEARCH (SUBJECT ', Buffer.from('x'), ') ALL']).args).toEqual([
    list(atom('SUBJECT'), string('x')),
    atom('ALL'),
  ]);
});

it.each([
  '',
  ' ',
  'a',
  '* NOOP',
  'a (NOOP)',
  'a X (1',
  'a X 1)',
  'a X "open',
  'a X "bad \\n"',
  'a X ]',
  '"a" X',
])('refuses %j', (line) => {
  expect(() => parseCommand([line])).toThrow(ImapSyntaxError);
});
