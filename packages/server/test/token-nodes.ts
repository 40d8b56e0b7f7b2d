import { setMaxListeners } from 'node:events';
import { type Simulator, startSimulator } from '@landbridge/microsoft-simulator';
import { createAuditLog, theHub } from '../src/audit/index.js';
import { type Connection, ConnectionService, type ConnectionType } from '../src/connections/index.js';
import type { Database, UnitOfWork } from '../src/database/index.js';
import { createEventLog } from '../src/events/index.js';
import { createMicrosoft, type Microsoft } from '../src/microsoft/index.js';
import { createTokens, type Tokens } from '../src/tokens/index.js';
import { nobodysAttempts } from './attempts.js';
import { createTestStore, type DatabaseKind, type TestStore } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { redirectUri, registration, signedIn, tenantId } from './signed-in.js';

export interface CacheRow {
  refresh_at: string | null;
  retry_at: string | null;
  lease_owner: string | null;
  failures: number;
  version: number;
}

/** Where a process dies, in the order in which a refresh gets there. */
export const deaths = [
  'before the lease',
  'after the lease',
  'after the answer',
  'after the commit',
] as const;
export type Death = (typeof deaths)[number];

/** A hub as far as it has to do with tokens. */
export interface TokenNode {
  readonly tokens: Tokens;
  readonly connections: ConnectionService;
  readonly database: Database;
  readonly microsoft: Microsoft;
  /** Everything that was reported as an error of the hub's own. */
  readonly reported: unknown[];
  /** Resolves when the process is dead: it does nothing more, and cleans up nothing. */
  readonly died: Promise<void>;
}

/** Several hubs on one store, with the simulator as Microsoft and time in the test's hands. */
export class TokenNodes {
  readonly #open: Database[] = [];

  private constructor(
    readonly store: TestStore,
    readonly simulator: Simulator,
    readonly clock: ManualAmbient,
  ) {}

  static async start(kind: DatabaseKind): Promise<TokenNodes> {
    const clock = new ManualAmbient();
    const simulator = await startSimulator({
      clientId: registration.clientId,
      clientSecret: registration.credential.secret,
      redirectUris: [redirectUri],
      clock,
    });
    return new TokenNodes(await createTestStore(kind), simulator, clock);
  }

  #reader(): Database {
    const [first] = this.#open;
    if (first === undefined) throw new Error('No hub has been opened.');
    return first;
  }

  async stop(): Promise<void> {
    for (const database of this.#open) await database.close();
    await this.simulator.stop();
    await this.store.remove();
  }

  /** Another hub; its clock is the test's unless it has one of its own. */
  async node(
    options: {
      dies?: Death;
      clock?: ManualAmbient;
      loginUrl?: string;
      /** The client ID that it is set up with. */
      clientId?: string;
      /** How long Microsoft may take to answer. */
      timeoutMs?: number;
      database?: (opened: Database) => Database;
    } = {},
  ): Promise<TokenNode> {
    const { dies, clock: ambient = this.clock, loginUrl = this.simulator.url, timeoutMs } = options;
    const { clientId = registration.clientId } = options;
    const opened = await this.store.open({ ambient });
    this.#open.push(opened);
    const given = options.database?.(opened) ?? opened;
    const { database, died } = dies === undefined ? { database: given, died: never() } : mortal(given, dies);
    const audit = createAuditLog({ ambient });
    const microsoft = createMicrosoft({
      settings: { cloud: 'global', loginUrl, graphUrl: `${loginUrl}/graph` },
      ambient,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    const connections = new ConnectionService({
      database: opened,
      events: createEventLog({ database: opened, ambient }),
      audit,
      ambient,
      tenants: microsoft.tenants,
      registrations: { isSetUp: async () => true, serves: async () => true },
      dependents: [],
    });
    const reported: unknown[] = [];
    const tokens = createTokens({
      database,
      ambient,
      audit,
      connections,
      microsoft,
      registrationOf: async () => ({ ...registration, clientId }),
      etokenScope: null,
      reportError: (error) => reported.push(error),
    });
    return { tokens, connections, database: opened, microsoft, reported, died };
  }

  /** A connection that somebody has authorized. */
  async authorized(
    { connections, microsoft, tokens, database }: TokenNode,
    {
      name = 'Files',
      type = 'SHAREPOINT',
      account = 'admin@contoso.com',
    }: { name?: string; type?: ConnectionType; account?: string } = {},
  ): Promise<Connection> {
    const added = await connections.add(
      { name, tenantId, type },
      { actor: theHub, attempts: nobodysAttempts },
    );
    if (!added.ok) throw new Error(JSON.stringify(added.userErrors));
    const { id } = added.connection;
    const grant = await signedIn({ microsoft, simulator: this.simulator, type, account });
    await database.unitOfWork.run(async (tx) => {
      await tokens.store.save(tx, id, grant.tokenCache);
      const granted = { kind: 'GRANTED', account: grant.account, scopes: grant.scopes } as const;
      await connections.recordAuthorization(tx, id, granted, theHub);
    });
    const connection = await connections.get(id);
    if (connection === null) throw new Error('The connection is gone.');
    return connection;
  }

  /** What is stored of a connection's schedule. */
  async row({ id }: Connection): Promise<CacheRow> {
    const [found] = await this.#reader().query<CacheRow>(
      'SELECT * FROM token_caches WHERE connection_id = ?',
      [id],
    );
    if (found === undefined) throw new Error('It has no tokens.');
    return found;
  }

  /** In how many milliseconds a connection is refreshed next; NaN for never. */
  async dueInMs(connection: Connection): Promise<number> {
    return Date.parse((await this.row(connection)).refresh_at ?? '') - this.clock.now().getTime();
  }

  /** Lets time pass until a connection is to be refreshed. */
  async untilDue(connection: Connection): Promise<void> {
    this.clock.advance(Math.max(0, await this.dueInMs(connection)));
  }

  /** Resolves when somebody is refreshing a connection. */
  async untilLeased(connection: Connection): Promise<void> {
    while ((await this.row(connection)).lease_owner === null)
      await new Promise((resolve) => setImmediate(resolve));
  }

  /** How often the token endpoint has been asked to refresh. */
  refreshes(): number {
    return this.simulator.requests().counts['token'] ?? 0;
  }
}

/** One round of a hub's refresher. */
export function sweep({ tokens }: TokenNode): Promise<void> {
  return tokens.refresher.sweep(running);
}

const running = new AbortController().signal;
setMaxListeners(200, running);

function never(): Promise<void> {
  return new Promise(() => undefined);
}

/** A refresh writes twice: its lease, and what Microsoft rotated. */
function mortal(database: Database, death: Death): { database: Database; died: Promise<void> } {
  let writes = 0;
  let tellDeath = (): void => undefined;
  const died = new Promise<void>((resolve) => {
    tellDeath = resolve;
  });
  const die = <T>(): Promise<T> => {
    tellDeath();
    return new Promise<T>(() => undefined);
  };
  const unitOfWork: UnitOfWork = {
    async run(work) {
      writes += 1;
      if (death === (writes === 1 ? 'before the lease' : 'after the answer')) return die();
      const value = await database.unitOfWork.run(work);
      return death === (writes === 1 ? 'after the lease' : 'after the commit') ? die() : value;
    },
  };
  return { database: { ...database, unitOfWork }, died };
}
