import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { client, mailScope, requestToken, signIn, start, tokensFor } from './simulator.fixture.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('keeps keys, consents and refresh tokens over a restart', async () => {
  const stateFile = join(folder, 'simulator.json');
  const first = await start({ stateFile });
  const { body } = await tokensFor(first, 'faktury@contoso.com');
  await first.stop();

  const second = await start({ stateFile });
  const token = String(body['refresh_token']);
  const refreshed = await requestToken(second, {
    ...client,
    grant_type: 'refresh_token',
    refresh_token: token,
    scope: mailScope,
  });
  const silent = await signIn(second, { account: 'faktury@contoso.com', decision: 'deny' });
  await second.stop();
  expect(refreshed.status).toBe(200);
  expect(silent).toHaveProperty('code');
});

it('writes a file that only its owner can read, and leaves no other behind', async () => {
  const stateFile = join(folder, 'simulator.json');
  const simulator = await start({ stateFile });
  await Promise.all(
    ['faktury', 'helpdesk', 'jana'].map((name) => tokensFor(simulator, `${name}@contoso.com`)),
  );
  await simulator.stop();
  expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['simulator.json']);
});

it.each(['', '{}', '{"version":2}', 'text'])('does not overwrite a file that holds %j', async (text) => {
  const stateFile = join(folder, 'simulator.json');
  await writeFile(stateFile, text);
  await expect(start({ stateFile })).rejects.toMatchObject({
    code: 'SIMULATOR_STATE_UNREADABLE',
    message: expect.stringContaining(stateFile) as unknown,
  });
  expect(await readFile(stateFile, 'utf8')).toBe(text);
});
