import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { ImapConversation } from './imap-conversation.js';
import { mailToken, start } from './simulator.fixture.js';

const account = 'faktury@contoso.com';
let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

async function selected(): Promise<ImapConversation> {
  const talk = await ImapConversation.begin(simulator.imapUrl);
  await talk.authenticate(account, await mailToken(simulator, account));
  await talk.say('s SELECT INBOX');
  return talk;
}

describe('before the sign-in', () => {
  it('offers what Exchange Online offers, and opens nothing', async () => {
    const talk = await ImapConversation.begin(simulator.imapUrl);
    expect((await talk.say('a CAPABILITY'))[0]).toContain('AUTH=XOAUTH2 SASL-IR');
    expect(await talk.say('b SELECT INBOX')).toEqual(['b BAD Command received in Invalid state.']);
    expect(await talk.say('c LOGIN faktury@contoso.com simulated-password')).toEqual(['c NO LOGIN failed.']);
    await talk.end();
  });

  it('takes the token in a line of its own, or leaves it when the client does', async () => {
    const talk = await ImapConversation.begin(simulator.imapUrl);
    await talk.say('a AUTHENTICATE XOAUTH2', '+');
    expect(await talk.say('*', 'a')).toEqual(['a BAD AUTHENTICATE cancelled.']);
    await talk.say('b AUTHENTICATE XOAUTH2', '+');
    const token = await mailToken(simulator, account);
    const response = Buffer.from(`user=${account}\x01auth=Bearer ${token}\x01\x01`).toString('base64');
    expect(await talk.say(response, 'b')).toEqual(['b OK AUTHENTICATE completed.']);
    await talk.end();
  });

  it.each(['', 'bm9uc2Vuc2U=', '%%%'])('refuses %j as a token', async (response) => {
    const talk = await ImapConversation.begin(simulator.imapUrl);
    await talk.say('a AUTHENTICATE XOAUTH2', '+');
    expect(await talk.say(response, 'a')).toEqual(['a NO AUTHENTICATE failed.']);
    await talk.end();
  });
});

describe('a client that writes nonsense', () => {
  it.each([
    'a NONSENSE',
    'a FETCH',
    'a FETCH x FLAGS',
    'a FETCH 1 (NONSENSE)',
    'a FETCH 1 BODY[1..2]',
    'a UID NOOP',
    'a UID',
    'a SEARCH',
    'a SEARCH SINCE yesterday',
    'a SEARCH OR ALL',
    'a STORE 1 FLAGS',
    'a STORE 1 NONSENSE (\\Seen)',
    'a STATUS INBOX (NONSENSE)',
    'a APPEND INBOX text text text',
    'a LIST',
  ])('hears BAD and may go on: %s', async (command) => {
    const talk = await selected();
    expect((await talk.say(command)).at(-1)).toMatch(/^a (BAD|OK STORE)/);
    expect((await talk.say('b NOOP')).at(-1)).toBe('b OK NOOP completed.');
    await talk.end();
  });

  it('cannot end the service for others', async () => {
    const talk = await selected();
    const other = await selected();
    const deep = 30_000;
    expect(await talk.say(`a SEARCH ${'('.repeat(deep)}ALL${')'.repeat(deep)}`)).toEqual([
      'a BAD Command Error. 10',
    ]);
    expect(await talk.say(`b SEARCH ${'NOT '.repeat(10_000)}ALL`)).toEqual([
      'b BAD Command Argument Error. 12',
    ]);
    talk.send(`c ${'x'.repeat(100_000)}`);
    expect((await talk.rest()).at(-1)).toMatch(/^\* BYE /);
    expect((await other.say('a NOOP')).at(-1)).toBe('a OK NOOP completed.');
    await other.end();
  });
});

describe('sequence numbers', () => {
  it('do not shift under a client until it asks what is new', async () => {
    const [reader, cleaner] = [await selected(), await selected()];
    await cleaner.say('a STORE 1 +FLAGS (\\Deleted)');
    expect(await cleaner.say('b EXPUNGE')).toEqual(['* 1 EXPUNGE', 'b OK EXPUNGE completed.']);
    expect(await reader.say('a FETCH 2 UID')).toEqual(['* 2 FETCH (UID 2)', 'a OK FETCH completed.']);
    expect(await reader.say('b NOOP')).toEqual(['* 1 EXPUNGE', 'b OK NOOP completed.']);
    expect(await reader.say('c FETCH 1 UID')).toEqual(['* 1 FETCH (UID 2)', 'c OK FETCH completed.']);
    await Promise.all([reader.end(), cleaner.end()]);
  });
});

describe('flags', () => {
  it('are told to others, and not to who set them silently', async () => {
    const [writer, reader] = [await selected(), await selected()];
    expect(await writer.say('a UID STORE 1 +FLAGS.SILENT (\\Flagged)')).toEqual(['a OK STORE completed.']);
    expect(await reader.say('a NOOP')).toEqual([
      '* 1 FETCH (UID 1 FLAGS (\\Flagged))',
      'a OK NOOP completed.',
    ]);
    await Promise.all([writer.end(), reader.end()]);
  });

  it('stay where a folder is opened to be read', async () => {
    const talk = await selected();
    await talk.say('a EXAMINE INBOX');
    expect((await talk.say('b STORE 1 +FLAGS (\\Seen)')).at(-1)).toMatch(/^b NO /);
    await talk.say('c FETCH 1 BODY[TEXT]');
    expect(await talk.say('d FETCH 1 FLAGS')).toEqual(['* 1 FETCH (FLAGS ())', 'd OK FETCH completed.']);
    await talk.end();
  });
});
