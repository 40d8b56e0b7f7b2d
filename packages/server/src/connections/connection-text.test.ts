import { describe, expect, it } from 'vitest';
import { checkMailbox, checkName, checkNote } from './connection-text.js';

describe('checkName', () => {
  it.each([
    [' Faktury – příchozí pošta ', 'Faktury – příchozí pošta'],
    ['ﬁnance', 'finance'],
    ['<b>"markup" & more</b>', '<b>"markup" & more</b>'],
    ['😀', '😀'],
    ['👩‍💻 team', '👩‍💻 team'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['❤️‍🔥', '❤️‍🔥'],
    ['👨🏽‍🚒', '👨🏽‍🚒'],
    ['مرحبا', 'مرحبا'],
    ['a'.repeat(200), 'a'.repeat(200)],
    ['😀'.repeat(200), '😀'.repeat(200)],
  ])('accepts %j', (text, value) => {
    expect(checkName(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'REQUIRED'],
    [' \u00a0\u3000\t\n', 'REQUIRED'],
    ['a'.repeat(201), 'TOO_LONG'],
    ['\ufdfa'.repeat(12), 'TOO_LONG'],
    ['a\u0000b', 'INVALID_CHARACTERS'],
    ['a\nb', 'INVALID_CHARACTERS'],
    ['a\r\nBcc: x', 'INVALID_CHARACTERS'],
    ['a\u202Eb', 'INVALID_CHARACTERS'],
    ['a\u2066b', 'INVALID_CHARACTERS'],
    ['a\u200Bb', 'INVALID_CHARACTERS'],
    ['\u200B', 'INVALID_CHARACTERS'],
    ['a\u200Db', 'INVALID_CHARACTERS'],
    ['😀\u200D', 'INVALID_CHARACTERS'],
    ['a\uFEFFb', 'INVALID_CHARACTERS'],
    ['a\u2028b', 'INVALID_CHARACTERS'],
    ['a\u0085b', 'INVALID_CHARACTERS'],
    ['a\uD800', 'INVALID_CHARACTERS'],
    ['\u3164', 'INVALID_CHARACTERS'],
    ['a\u{E0041}', 'INVALID_CHARACTERS'],
  ])('refuses %j: %s', (text, problem) => {
    expect(checkName(text)).toEqual({ ok: false, problem });
  });

  it('refuses a million characters', () => {
    expect(checkName('a'.repeat(1_000_000))).toEqual({ ok: false, problem: 'TOO_LONG' });
  });
});

describe('checkNote', () => {
  it('keeps lines and drops what is blank', () => {
    expect(checkNote(' one\r\ntwo\t3 ')).toEqual({ ok: true, value: 'one\ntwo\t3' });
    expect(checkNote(' \n ')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['a\u0007', 'INVALID_CHARACTERS'],
    ['a\u202E', 'INVALID_CHARACTERS'],
  ])('refuses %j: %s', (text, problem) => {
    expect(checkNote(text)).toEqual({ ok: false, problem });
  });

  it('refuses more than 2,000 characters', () => {
    expect(checkNote('a'.repeat(2_000))).toEqual({ ok: true, value: 'a'.repeat(2_000) });
    expect(checkNote('a'.repeat(2_001))).toEqual({ ok: false, problem: 'TOO_LONG' });
  });
});

describe('checkMailbox', () => {
  it.each([
    'faktury@contoso.com',
    'eva_a.cz#EXT#@b.onmicrosoft.com',
    "o'neill+x@a-b.co.uk",
    'účty@účetní.cz',
  ])('accepts %s', (text) => {
    expect(checkMailbox(` ${text} `)).toEqual({ ok: true, value: text });
  });

  it('takes nothing for the own mailbox of who signs in', () => {
    expect(checkMailbox('  ')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['x', 'MAILBOX_MALFORMED'],
    ['a@b', 'MAILBOX_MALFORMED'],
    ['a@b.cz\r\nBcc: x', 'MAILBOX_MALFORMED'],
    ['a\u0001@b.cz', 'MAILBOX_MALFORMED'],
    ['a@b.cz, c@d.cz', 'MAILBOX_MALFORMED'],
    ['A <a@b.cz>', 'MAILBOX_MALFORMED'],
    ['.a@b.cz', 'MAILBOX_MALFORMED'],
    ['a\u202E@b.cz', 'MAILBOX_MALFORMED'],
    [`${'a'.repeat(250)}@b.cz`, 'TOO_LONG'],
  ])('refuses %j: %s', (text, problem) => {
    expect(checkMailbox(text)).toEqual({ ok: false, problem });
  });
});
