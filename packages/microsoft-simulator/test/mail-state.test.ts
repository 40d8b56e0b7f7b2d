import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { withImap } from './mail.fixture.js';
import { mailToken, start } from './simulator.fixture.js';

const account = 'faktury@contoso.com';
let folder: string;
let stateFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-'));
  stateFile = join(folder, 'simulator.json');
});
afterEach(() => rm(folder, { recursive: true }));

async function inbox<T>(simulator: Simulator, work: Parameters<typeof withImap<T>>[3]): Promise<T> {
  return withImap(simulator, account, await mailToken(simulator, account), work);
}

it('keeps messages, flags, folders and what was granted over a restart', async () => {
  const first = await start({ stateFile });
  await first.setMailbox({ mailbox: account, fullAccess: true });
  const uidValidity = await inbox(first, async (client) => {
    await client.append('INBOX', 'Subject: Kept\r\n\r\nText\r\n', ['\\Flagged']);
    await client.mailboxCreate('Kept');
    return (await client.mailboxOpen('INBOX')).uidValidity;
  });
  await first.stop();

  const second = await start({ stateFile });
  await inbox(second, async (client) => {
    const opened = await client.mailboxOpen('INBOX');
    expect(opened).toMatchObject({ exists: 3, uidNext: 4, uidValidity });
    const kept = await client.fetchOne('3', { envelope: true, flags: true }, { uid: true });
    expect(kept).toMatchObject({ envelope: { subject: 'Kept' }, flags: new Set(['\\Flagged']) });
    expect((await client.list()).map(({ path }) => path)).toContain('Kept');
  });
  expect(await second.setMailbox({ mailbox: account })).toMatchObject({ fullAccess: true });
  await second.stop();
});

it('keeps mail in a file that only its owner can read', async () => {
  const simulator = await start({ stateFile });
  await inbox(simulator, (client) => client.append('INBOX', 'Subject: Kept\r\n\r\nText\r\n'));
  await simulator.stop();
  expect((await stat(join(folder, 'simulator-mail.json'))).mode & 0o777).toBe(0o600);
});

it('does not overwrite a file that holds something else', async () => {
  const mailFile = join(folder, 'simulator-mail.json');
  await writeFile(mailFile, '{"version":2}');
  await expect(start({ stateFile })).rejects.toMatchObject({
    code: 'SIMULATOR_STATE_UNREADABLE',
    message: expect.stringContaining(mailFile) as unknown,
  });
  expect(await readFile(mailFile, 'utf8')).toBe('{"version":2}');
});

describe('a port that is taken', () => {
  it.each(['port', 'imapPort', 'smtpPort'] as const)(
    'as %s is named, and nothing is left running',
    async (name) => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const address = other.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      await expect(start({ [name]: port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
      await new Promise((resolve) => other.close(resolve));
      const simulator = await start({ [name]: port });
      await simulator.stop();
    },
  );
});
