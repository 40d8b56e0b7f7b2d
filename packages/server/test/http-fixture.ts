import type { FastifyInstance } from 'fastify';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AccessService } from '../src/access/index.js';
import { AuditEntries, createAuditLog } from '../src/audit/index.js';
import { type ClientPatience, createHttpServer, createLog, sendPage } from '../src/http/index.js';
import { openTestDatabase, type TestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { noSignOn } from './no-sign-on.js';
import { unexpected } from './unexpected.js';

export const publicUrl = 'http://localhost:4000';
const apiKey = 'a-key-for-automation-0123456789abcdef';
export const hana = { name: 'Hana Nováková', email: 'hana@contoso.com', password: 'correct horse battery' };
/** What our own window's requests say of their origin. */
export const own = { origin: publicUrl };

/** The HTTP server with real access on SQLite, and stubs where GraphQL and authorization would be. */
export class HttpFixture {
  private constructor(
    readonly test: TestDatabase,
    readonly access: AccessService,
    readonly app: FastifyInstance,
    private readonly webDirectory: string,
    private readonly readiness: { isReady: () => Promise<boolean> },
    private readonly draining: AbortController,
  ) {}

  static async start(url = publicUrl, patience?: ClientPatience): Promise<HttpFixture> {
    const ambient = new ManualAmbient();
    const test = await openTestDatabase('sqlite', ambient);
    const access = new AccessService({
      reportError: unexpected,
      database: test.database,
      audit: createAuditLog({ ambient }),
      ambient,
      publicUrl: url,
      bootstrapApiKey: apiKey,
      throttleLimits: { perAccountAndAddress: 3, perAddress: 1_000 },
    });
    const webDirectory = await createWindow();
    const readiness = { isReady: async () => true };
    const draining = new AbortController();
    const app = await createHttpServer({
      publicUrl: url,
      isSimulated: true,
      log: createLog('silent'),
      limits: { requestsPerSecond: 1, burst: 5 },
      trustedProxies: [],
      ...(patience && { patience }),
      access,
      signOn: noSignOn,
      auditEntries: new AuditEntries({ database: test.database, audit: createAuditLog({ ambient }) }),
      webDirectory,
      metrics: { contentType: 'text/plain', exposition: async () => '' },
      isReady: () => readiness.isReady(),
      draining: draining.signal,
      registerGraphql(scope) {
        scope.route({ method: ['GET', 'POST'], url: '/graphql', handler: async () => ({ data: null }) });
      },
      registerAuthorization,
    });
    return new HttpFixture(test, access, app, webDirectory, readiness, draining);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.access.stop();
    await this.test.close();
    await rm(this.webDirectory, { recursive: true });
  }

  setReady(isReady: () => Promise<boolean>): void {
    this.readiness.isReady = isReady;
  }

  drain(): void {
    this.draining.abort();
  }

  post(url: string, payload: unknown, headers: Record<string, string> = own) {
    const body = JSON.stringify(payload);
    const all = { 'content-type': 'application/json', ...headers };
    return this.app.inject({ method: 'POST', url, headers: all, payload: body });
  }

  async setupToken(): Promise<string> {
    const { setupUrl } = await this.access.start();
    return new URL(setupUrl ?? '').hash.slice(1);
  }

  /** Makes the first administrator; returns the cookie as a browser sends it. */
  async signedUp(): Promise<string> {
    const response = await this.post('/setup', { token: await this.setupToken(), ...hana });
    if (response.statusCode !== 201) throw new Error(response.body);
    return String(response.headers['set-cookie']).split(';')[0] ?? '';
  }
}

function registerAuthorization(scope: FastifyInstance): void {
  scope.get('/auth/broken', async () => {
    throw new Error('secret detail');
  });
  scope.get('/auth/link/:token', async (_request, reply) =>
    sendPage(reply, {
      language: 'en',
      status: 200,
      title: '<b>&',
      body: '<h1>ok</h1>',
      formTargets: ['https://login.example.com'],
    }),
  );
  scope.post('/auth/link/:token', async (request) => request.body);
}

async function createWindow(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'landbridge-web-'));
  await mkdir(path.join(directory, 'assets'));
  await writeFile(path.join(directory, 'index.html'), '<!doctype html><title>window</title>');
  await writeFile(path.join(directory, 'assets', 'index-abc.js'), 'export {};');
  return directory;
}
