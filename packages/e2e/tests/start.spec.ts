import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { hubMain } from '../hub/built-hub.js';
import { freePort } from '../hub/free-port.js';

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function start(
  env: Record<string, string>,
  whenRunning?: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  return new Promise((resolve) => {
    const cwd = mkdtempSync(path.join(tmpdir(), 'landbridge-start-'));
    const child = spawn(process.execPath, [hubMain], {
      cwd,
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', DATA_DIR: path.join(cwd, 'data'), ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        const wasRunning = output.includes('Ctrl-C');
        output += chunk.toString();
        if (!wasRunning && output.includes('Ctrl-C')) whenRunning?.((signal) => child.kill(signal));
      });
    }
    child.once('close', (code) => resolve({ code, output }));
  });
}

async function ports(): Promise<Record<string, string>> {
  const names = ['PORT', 'SIMULATOR_PORT', 'SIMULATOR_IMAP_PORT', 'SIMULATOR_SMTP_PORT'];
  const entries = await Promise.all(names.map(async (name) => [name, String(await freePort())] as const));
  return Object.fromEntries(entries);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`ends within five seconds of ${signal}, and leaves no port taken`, async () => {
    const env = await ports();
    let askedAt = 0;
    const { code } = await start(env, (kill) => {
      askedAt = Date.now();
      kill(signal);
    });
    expect(code).toBe(0);
    expect(Date.now() - askedAt).toBeLessThan(5_000);
    await expect(fetch(`http://localhost:${env.PORT}/healthz`)).rejects.toThrow();
    await expect(fetch(`http://127.0.0.1:${env.SIMULATOR_PORT}/`)).rejects.toThrow();
  });
}

test('answers on after SIGTERM for LANDBRIDGE_DRAIN_SECONDS, and says so by /readyz', async () => {
  const env = await ports();
  const answers: Promise<number>[] = [];
  const { code, output } = await start({ ...env, LANDBRIDGE_DRAIN_SECONDS: '3' }, (kill) => {
    kill('SIGTERM');
    const statusOf = async (path: string): Promise<number> => {
      const { status } = await fetch(`http://localhost:${env.PORT}${path}`);
      return path === '/readyz' && status === 200 ? statusOf(path) : status;
    };
    answers.push(statusOf('/readyz').then(async (status) => status * 1_000 + (await statusOf('/healthz'))));
  });
  expect(await Promise.all(answers)).toEqual([503_200]);
  expect(output).toContain('Going on for 3 s');
  expect(code).toBe(0);
});

for (const taken of ['PORT', 'SIMULATOR_PORT', 'SIMULATOR_IMAP_PORT', 'SIMULATOR_SMTP_PORT'] as const) {
  test(`says in one sentence that ${taken} is taken, and ends with code 1`, async () => {
    const env = await ports();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(Number(env[taken]), '127.0.0.1', resolve));
    const { code, output } = await start(env);
    await new Promise((resolve) => server.close(resolve));
    expect(code).toBe(1);
    expect(output).toContain(`127.0.0.1:${env[taken]} is taken by another program`);
    expect(output).not.toMatch(/\n\s+at /);
  });
}

test('says in one sentence that DATA_DIR cannot be written, and ends with code 1', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'landbridge-start-')), 'a-file');
  writeFileSync(file, '');
  for (const dataDir of [path.join(file, 'data'), '/proc/landbridge']) {
    const { code, output } = await start({ ...(await ports()), DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output).toContain(`The data directory ${dataDir} cannot be written`);
    expect(output).not.toMatch(/\n\s+at /);
  }
});

test('says in one sentence that HOST names nothing, and ends with code 1', async () => {
  const { code, output } = await start({ ...(await ports()), HOST: 'no-such-host.invalid' });
  expect(code).toBe(1);
  expect(output).toContain('HOST names no address that this machine knows');
  expect(output).not.toMatch(/\n\s+at /);
});

test('names every wrong setting at once, and ends with code 1', async () => {
  const { code, output } = await start({
    PORT: 'many',
    PUBLIC_URL: 'ftp://hub',
    MICROSOFT_CLOUD: 'mars',
    LANDBRIDGE_BOOTSTRAP_API_KEY: 'short',
    DATABASE_URL: 'mysql://x',
  });
  expect(code).toBe(1);
  for (const name of [
    'PORT',
    'PUBLIC_URL',
    'MICROSOFT_CLOUD',
    'LANDBRIDGE_BOOTSTRAP_API_KEY',
    'DATABASE_URL',
  ]) {
    expect(output).toContain(name);
  }
  expect(output).not.toMatch(/\n\s+at /);
});

test('says in one sentence that PostgreSQL cannot be reached, and ends with code 1', async () => {
  const { code, output } = await start({
    ...(await ports()),
    DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${await freePort()}/none`,
  });
  expect(code).toBe(1);
  expect(output).not.toContain('secret');
  expect(output).not.toMatch(/\n\s+at /);
});

test('prints the one-time link on the first start only, and never starts the simulator beside a real registration', async () => {
  const env = await ports();
  const first = await start(env, (kill) => kill('SIGTERM'));
  expect(first.output).toMatch(/\/setup#[\w-]{22,}/);
  expect(first.output).toContain('simulated');
  const registered = await start(
    { ...env, MICROSOFT_CLIENT_ID: '11111111-2222-4333-8444-555555555555', MICROSOFT_CLIENT_SECRET: 'value' },
    (kill) => kill('SIGTERM'),
  );
  expect(registered.output).not.toContain('simulated');
  expect(registered.code).toBe(0);
});
