import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Cloud, type Simulator, startSimulator } from '@landbridge/microsoft-simulator';
import { createApp } from '../src/app.js';
import { type Config, readConfig } from '../src/config.js';
import { openDatabase } from '../src/database/index.js';
import { Browser } from './browser.js';
import { type DatabaseKind, testDatabaseUrl } from './databases.js';
import { freePort } from './free-port.js';
import { ManualAmbient } from './manual-ambient.js';

export const apiKey = 'an-api-key-for-tests-only-0123456789abcdef';
export const contoso = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

export interface HubOptions {
  readonly kind: DatabaseKind;
  readonly env?: Record<string, string>;
  /** The national cloud that the simulator stands for. */
  readonly cloud?: Cloud;
  /** Receives every log line. */
  readonly onLog?: (line: string) => void;
  /** How long one request to Microsoft may take. */
  readonly microsoftTimeoutMs?: number;
  /** What stands between the hub and Microsoft. */
  readonly door?: { open(): Promise<string>; target: number };
}

/** A hub as `main.ts` starts it, with the simulator as Microsoft and time in the test's hands. */
export class TestHub {
  private constructor(
    readonly url: string,
    readonly simulator: Simulator,
    readonly ambient: ManualAmbient,
    private app: Awaited<ReturnType<typeof createApp>>,
    private readonly startApp: (config: Config) => Promise<Awaited<ReturnType<typeof createApp>>>,
    readonly dataDir: string,
    private config: Config,
    /** The variables that another process needs to be this hub. */
    readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async start({
    kind,
    env = {},
    cloud = 'global',
    onLog,
    microsoftTimeoutMs,
    door,
  }: HubOptions): Promise<TestHub> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'landbridge-test-'));
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const ambient = new ManualAmbient();
    const client = { clientId: '6f1a0c1e-0000-4000-8000-000000000001', clientSecret: 'a-simulated-secret' };
    const simulator = await startSimulator({
      host: '127.0.0.1',
      ...(door ? await placedBehind(door) : { port: 0 }),
      ...client,
      redirectUris: [`${url}/auth/callback`],
      clock: ambient,
      cloud,
    });
    const databaseUrl: Record<string, string> =
      kind === 'postgres' ? { DATABASE_URL: await testDatabaseUrl(kind) } : {};
    const environment = {
      PORT: String(port),
      DATA_DIR: dataDir,
      LANDBRIDGE_BOOTSTRAP_API_KEY: apiKey,
      MICROSOFT_CLIENT_ID: client.clientId,
      MICROSOFT_CLIENT_SECRET: client.clientSecret,
      MICROSOFT_LOGIN_URL: simulator.url,
      MICROSOFT_GRAPH_URL: `${simulator.url}/graph`,
      MICROSOFT_IMAP_URL: simulator.imapUrl,
      MICROSOFT_SMTP_URL: simulator.smtpUrl,
      LOG_LEVEL: 'silent',
      ...databaseUrl,
      ...env,
    };
    const config = readConfig(environment);
    const startApp = async (configured: Config) => {
      const app = await createApp(configured, {
        ambient,
        ...(onLog ? { logStream: { write: onLog } } : {}),
        ...(microsoftTimeoutMs === undefined ? {} : { microsoftTimeoutMs }),
      });
      await app.listen();
      return app;
    };
    const app = await startApp(config);
    return new TestHub(url, simulator, ambient, app, startApp, dataDir, config, environment);
  }

  /** Makes the first administrator as the one-time link's page does; returns the session's cookie. */
  async signUp(person: { name: string; email: string; password: string }, language = 'en'): Promise<string> {
    const token = new URL(this.app.setupUrl ?? '').hash.slice(1);
    const response = await fetch(`${this.url}/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language, origin: this.url },
      body: JSON.stringify({ token, ...person }),
    });
    if (response.status !== 201) throw new Error(await response.text());
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  /** What the hub was started with, for commands that are run beside it. */
  get settings(): Config {
    return this.config;
  }

  /** Where the hub opens mailboxes. */
  get imapUrl(): string {
    return this.config.microsoft.imapUrl ?? '';
  }

  /** `between` happens while no hub runs; with `changed` settings it is started this once. */
  async restart(
    between: () => Promise<void> = async () => undefined,
    changed: Record<string, string> = {},
  ): Promise<void> {
    await this.app.stop();
    await between();
    this.config = readConfig({ ...this.environment, ...changed });
    this.app = await this.startApp(this.config);
  }

  async stop(): Promise<void> {
    await this.app.stop();
    await this.simulator.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** One GraphQL request as an integrator sends it; throws when the answer holds errors. */
  async graphql<T = Record<string, any>>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await this.post(query, variables);
    const answer = (await response.json()) as { data?: T; errors?: unknown };
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer));
    return answer.data;
  }

  post(query: string, variables: Record<string, unknown> = {}): Promise<Response> {
    return fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query, variables }),
    });
  }

  async add(input: Record<string, unknown> = {}): Promise<{ id: string; authorizationUrl: string }> {
    const { addConnection } = await this.graphql(
      `mutation Add($input: AddConnectionInput!) { addConnection(input: $input) {
        connection { id } authorizationUrl userErrors { code field message } } }`,
      { input: { name: 'Invoices', tenantId: contoso, type: 'MAIL_IMAP', ...input } },
    );
    if (addConnection.userErrors.length > 0) throw new Error(JSON.stringify(addConnection.userErrors));
    return { id: addConnection.connection.id, authorizationUrl: addConnection.authorizationUrl };
  }

  /** Begins another attempt for a connection; returns the address to open. */
  async beginAgain(id: string, allowAccountChange = false): Promise<string> {
    const { authorizeConnection } = await this.graphql(
      `mutation Again($id: ID!, $allow: Boolean) {
        authorizeConnection(input: { id: $id, allowAccountChange: $allow }) { authorizationUrl userErrors { code } } }`,
      { id, allow: allowAccountChange },
    );
    return authorizeConnection.authorizationUrl;
  }

  async authorization(id: string): Promise<Record<string, any>> {
    const { connection } = await this.graphql(
      `query Look($id: ID!) { connection(id: $id) { authorization {
        status awaitingUntil scopes authorizedAt account { id username displayName } link { requestedBy }
        error { code title explanation remedy aadsts message correlationId traceId }
        verification { ok steps { name ok detail } } } } }`,
      { id },
    );
    return connection.authorization;
  }

  /** Opens the address in the browser and returns Microsoft's address that it is sent to. */
  async open(browser: Browser, authorizationUrl: string): Promise<string> {
    const response = await browser.fetch(authorizationUrl);
    const location = response.headers.get('location');
    if (response.status !== 302 || !location) throw new Error(`${response.status} ${await response.text()}`);
    return location;
  }

  /** Signs in at Microsoft and returns the callback's address, unopened. */
  async signIn(
    microsoftUrl: string,
    options: { account?: string; decision?: 'accept' | 'deny' | 'cancel' } = {},
  ): Promise<string> {
    const { location } = await this.simulator.signIn({
      url: microsoftUrl,
      account: 'faktury@contoso.com',
      ...options,
    });
    return location;
  }

  /** All rows of the tables, as another process would read them. */
  async rows(tables: readonly string[]): Promise<Record<string, unknown[]>> {
    const { databaseUrl: url, dataDir, encryptionKeys } = this.config;
    const database = await openDatabase({ url, dataDir, encryptionKeys, ambient: this.ambient });
    const found: Record<string, unknown[]> = {};
    for (const table of tables) found[table] = await database.query(`SELECT * FROM ${table}`);
    await database.close();
    return found;
  }

  /** Runs a statement as another node would that shares the database. */
  async execute(sql: string): Promise<void> {
    const { databaseUrl: url, dataDir, encryptionKeys } = this.config;
    const database = await openDatabase({ url, dataDir, encryptionKeys, ambient: this.ambient });
    await database.unitOfWork.run((tx) => tx.execute(sql));
    await database.close();
  }

  /** How often the token endpoint has been asked. */
  tokenRequests(): number {
    return this.simulator.requests().counts['token'] ?? 0;
  }

  /** The whole trip, as often as the hub sends the browser onward; returns the last answer of the hub. */
  async authorize(
    authorizationUrl: string,
    options: { account?: string; decision?: 'accept' | 'deny' | 'cancel'; browser?: Browser } = {},
  ): Promise<Response> {
    const browser = options.browser ?? new Browser();
    let response = await browser.fetch(authorizationUrl);
    for (let leg = 0; leg < 3; leg += 1) {
      const location = response.headers.get('location');
      if (response.status !== 302 || !location) return response;
      response = await browser.fetch(await this.signIn(location, options));
    }
    return response;
  }

  /** Resolves when the connection's authorization satisfies the condition; time stands still meanwhile. */
  async until(
    id: string,
    isReached: (authorization: Record<string, any>) => boolean,
  ): Promise<Record<string, any>> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const authorization = await this.authorization(id);
      if (isReached(authorization)) return authorization;
      if (Date.now() > deadline) throw new Error(`Not reached: ${JSON.stringify(authorization)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function placedBehind(door: NonNullable<HubOptions['door']>) {
  door.target = await freePort();
  return { port: door.target, publicUrl: await door.open() };
}
