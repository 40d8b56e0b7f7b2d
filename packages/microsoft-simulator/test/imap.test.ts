import { once } from 'node:events';
import type { ImapFlow, SearchObject } from 'imapflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { imapClient } from './mail.fixture.js';
import { mailToken, start } from './simulator.fixture.js';

const account = 'faktury@contoso.com';
let simulator: Simulator;
let client: ImapFlow;

beforeAll(async () => {
  simulator = await start();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.reset();
  client = imapClient(simulator, account, await mailToken(simulator, account));
  await client.connect();
  return () => client.logout();
});

const message = (subject: string, text = 'Text'): Buffer =>
  Buffer.from(
    ['From: Jana <jana@contoso.com>', 'To: faktury@contoso.com', `Subject: ${subject}`, '', text, ''].join(
      '\r\n',
    ),
  );

describe('folders', () => {
  it('are those that Exchange makes, with their special uses', async () => {
    const folders = await client.list();
    const uses = Object.fromEntries(folders.map(({ path, specialUse }) => [path, specialUse]));
    expect(uses).toMatchObject({ INBOX: '\\Inbox', 'Sent Items': '\\Sent', 'Deleted Items': '\\Trash' });
  });

  it('can be made, renamed and deleted, with letters of every kind', async () => {
    await client.mailboxCreate('Účetní/Došlé & zpracované');
    await client.mailboxRename('Účetní', 'Archiv 2026');
    const paths = (await client.list()).map(({ path }) => path);
    expect(paths).toContain('Archiv 2026/Došlé & zpracované');
    await client.mailboxDelete('Archiv 2026');
    expect((await client.list()).map(({ path }) => path)).not.toContain('Archiv 2026');
  });

  it('that Exchange made stay', async () => {
    await expect(client.mailboxDelete('INBOX')).rejects.toMatchObject({ responseStatus: 'NO' });
  });

  it('say how they are without being opened', async () => {
    const status = await client.status('INBOX', { messages: true, unseen: true, uidNext: true });
    expect(status).toMatchObject({ messages: 2, unseen: 2, uidNext: 3 });
  });
});

describe('messages', () => {
  it('are described by envelope and structure', async () => {
    await client.mailboxOpen('INBOX');
    const found = await client.fetchOne('2', {
      envelope: true,
      bodyStructure: true,
      flags: true,
      size: true,
    });
    if (found === false) throw new Error('There is no second message.');
    expect(found.envelope).toMatchObject({ subject: 'Faktura č. 1', to: [{ address: account }] });
    expect(found.bodyStructure?.childNodes?.[1]).toMatchObject({
      type: 'text/csv',
      encoding: 'base64',
      disposition: 'attachment',
      dispositionParameters: { filename: 'faktura-1.csv' },
    });
  });

  it('are given part by part, as far as is asked', async () => {
    await client.mailboxOpen('INBOX');
    const found = await client.fetchOne('2', {
      bodyParts: ['2.mime', { key: '1', start: 0, maxLength: 3 }],
      headers: ['subject'],
    });
    if (found === false) throw new Error('There is no second message.');
    expect(found.bodyParts?.get('1')?.toString()).toBe('V p');
    expect(found.bodyParts?.get('2.mime')?.toString()).toContain('filename="faktura-1.csv"');
    expect(found.headers?.toString()).toMatch(/^Subject: =\?utf-8\?Q\?Faktura_=C4=8D=2E_1\?=\r\n\r\n$/);
  });

  it('download as they are', async () => {
    await client.append('INBOX', message('Whole'));
    await client.mailboxOpen('INBOX');
    const found = await client.fetchOne('*', { source: true });
    expect(found === false ? null : found.source).toEqual(message('Whole'));
  });

  it('are appended with flags and date, and can be asked for by the UID that is answered', async () => {
    const date = new Date('2026-01-31T23:30:00Z');
    const appended = await client.append('Drafts', message('Draft'), ['\\Draft'], date);
    await client.mailboxOpen('Drafts');
    const found = await client.fetchOne(
      appended === false ? '0' : String(appended.uid),
      { flags: true, internalDate: true },
      { uid: true },
    );
    expect(found).toMatchObject({ internalDate: date });
    expect(found === false ? [] : [...(found.flags ?? [])]).toContain('\\Draft');
  });

  it.each<[SearchObject, number[]]>([
    [{ seen: false }, [1, 2]],
    [{ seen: true }, []],
    [{ uid: '2:*' }, [2]],
    [{ subject: 'faktura č' }, [2]],
    [{ header: { 'message-id': 'welcome-1' } }, [1]],
    [{ body: 'příloze' }, [2]],
    [{ from: 'simulator', not: { subject: 'welcome' } }, [2]],
    [{ or: [{ subject: 'welcome' }, { subject: 'nothing' }] }, [1]],
    [{ since: new Date('2020-01-01') }, [1, 2]],
    [{ before: new Date('2020-01-01') }, []],
    [{ larger: 100_000 }, []],
  ])('are found by %j', async (query, uids) => {
    await client.mailboxOpen('INBOX');
    expect(await client.search(query, { uid: true })).toEqual(uids);
  });

  it('are marked, moved, copied and deleted', async () => {
    await client.mailboxOpen('INBOX');
    await client.messageFlagsAdd('1', ['\\Seen', '\\Flagged']);
    expect(await client.search({ flagged: true }, { uid: true })).toEqual([1]);
    await client.messageCopy('1', 'Archive');
    await client.messageMove('2', 'Archive', { uid: true });
    expect(await client.status('Archive', { messages: true })).toMatchObject({ messages: 2 });
    await client.messageDelete('1', { uid: true });
    expect(await client.status('INBOX', { messages: true })).toMatchObject({ messages: 0 });
  });
});

it('tells a waiting client of mail that comes meanwhile', async () => {
  await client.mailboxOpen('INBOX');
  const idling = client.idle();
  const heard = once(client, 'exists') as Promise<[{ count: number }]>;
  const other = imapClient(simulator, account, await mailToken(simulator, account));
  await other.connect();
  await other.append('INBOX', message('News'));
  await other.logout();
  expect((await heard)[0]).toMatchObject({ count: 3 });
  await client.noop();
  await idling;
});
