import { describe, expect, it } from 'vitest';
import { CommandReader, type ReaderEvent } from './command-reader.js';

function read(reader: CommandReader, ...chunks: string[]): ReaderEvent[] {
  const events: ReaderEvent[] = [];
  for (const chunk of chunks) {
    reader.push(Buffer.from(chunk));
    for (let event = reader.next(); event !== null; event = reader.next()) {
      events.push(event);
      if (event.kind === 'too-long') return events;
    }
  }
  return events;
}

const append = ['a APPEND INBOX ', Buffer.from('Subject: x\r\n\r\nč'), ''];

describe('a command', () => {
  it('is the same however its bytes arrive', () => {
    const text = 'a APPEND INBOX {16+}\r\nSubject: x\r\n\r\nč\r\nb NOOP\r\n';
    const whole = read(new CommandReader(100), text);
    const bytes = [...Buffer.from(text)];
    const reader = new CommandReader(100);
    const pieces = bytes.flatMap((byte) => {
      reader.push(Buffer.from([byte]));
      const event = reader.next();
      return event === null ? [] : [event];
    });
    expect(whole).toEqual([
      { kind: 'command', parts: append },
      { kind: 'command', parts: ['b NOOP'] },
    ]);
    expect(pieces).toEqual(whole);
  });

  it('with a literal asks for it first, and goes on after it', () => {
    const events = read(new CommandReader(100), 'a LOGIN {2}\r\n', 'me {0}\r\n', '\r\n');
    expect(events).toEqual([
      { kind: 'literal-wanted' },
      { kind: 'literal-wanted' },
      { kind: 'command', parts: ['a LOGIN ', Buffer.from('me'), ' ', Buffer.alloc(0), ''] },
    ]);
  });

  it.each([
    ['a literal', 'a APPEND INBOX {101}\r\n'],
    ['a literal that comes unasked', 'a APPEND INBOX {99999999+}\r\n'],
    ['a line without end', 'a'.repeat(70_000)],
    ['a line', `${'a'.repeat(70_000)}\r\n`],
  ])('is refused when it has %s that is too long', (_what, text) => {
    expect(read(new CommandReader(100), text)).toEqual([{ kind: 'too-long' }]);
  });
});
