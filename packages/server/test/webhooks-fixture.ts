import { createAuditLog, theHub } from '../src/audit/index.js';
import { type AuthorizationFailure, ConnectionService } from '../src/connections/index.js';
import type { Database } from '../src/database/index.js';
import { createEventLog, type EventLog } from '../src/events/index.js';
import type { Resolve } from '../src/webhooks/address.js';
import {
  createWebhooks,
  type EndpointInput,
  type WebhookDelivery,
  type Webhooks,
} from '../src/webhooks/index.js';
import { createWork, type Work } from '../src/work/index.js';
import { createTestStore, type DatabaseKind, type TestStore } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { passTime } from './pass-time.js';
import { WebhookReceiver } from './webhook-receiver.js';

const contoso = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

/** What one process has: its own clock, database, background work and webhooks. */
export interface WebhookNode {
  readonly ambient: ManualAmbient;
  readonly database: Database;
  readonly events: EventLog;
  readonly connections: ConnectionService;
  readonly work: Work;
  readonly webhooks: Webhooks;
  start(): Promise<void>;
}

interface NodeOptions {
  readonly resolve?: Resolve;
  readonly allowPrivate?: boolean;
  /** What the process takes for its database. */
  readonly database?: (opened: Database) => Database;
}

/** Webhooks of one store, sent by any number of processes to one receiver. */
export class WebhooksFixture {
  readonly nodes: WebhookNode[] = [];
  readonly errors: unknown[] = [];

  private constructor(
    readonly store: TestStore,
    readonly receiver: WebhookReceiver,
  ) {}

  static async create(kind: DatabaseKind): Promise<WebhooksFixture> {
    return new WebhooksFixture(await createTestStore(kind), await WebhookReceiver.start());
  }

  async createNode({ resolve, allowPrivate = true, ...options }: NodeOptions = {}): Promise<WebhookNode> {
    const ambient = new ManualAmbient();
    const opened = await this.store.open({ ambient });
    const database = options.database?.(opened) ?? opened;
    const reportError = (error: unknown) => void this.errors.push(error);
    const audit = createAuditLog({ ambient });
    const events = createEventLog({ database, ambient });
    const connections = new ConnectionService({
      ...{ database, events, audit, ambient },
      tenants: {
        lookUp: async () => ({
          kind: 'found',
          tenantId: contoso,
          displayName: 'Contoso',
          domain: 'contoso.com',
          cloud: 'global',
        }),
      },
      registrations: { isSetUp: async () => true, serves: async () => true },
      dependents: [],
    });
    const work = await createWork({
      database,
      databaseUrl: this.store.url,
      ambient,
      reportError,
      pollMs: 20,
    });
    const webhooks = createWebhooks({
      ...{ database, ambient, audit, events, connections, work, allowPrivate, reportError },
      version: '0.1.0',
      ...(resolve ? { resolve } : {}),
    });
    const start = async (): Promise<void> => {
      await events.start();
      await work.start();
      webhooks.start();
    };
    const node = { ambient, database, events, connections, work, webhooks, start };
    this.nodes.push(node);
    return node;
  }

  async close(): Promise<void> {
    await this.receiver.stop();
    for (const { ambient, work, webhooks, events, database } of this.nodes) {
      const stopped = work.stop();
      // What does not end by itself has been given its time.
      ambient.advance(10_000);
      await stopped;
      await webhooks.stop();
      await events.stop();
      await database.close();
    }
    await this.store.remove();
  }

  async pass(ms: number, { ambient }: WebhookNode): Promise<void> {
    await passTime(ambient, this.store.url, ms);
  }
}

/** Adds an endpoint that must be right. */
export async function addEndpoint(
  { webhooks }: WebhookNode,
  input: EndpointInput,
): Promise<{ id: string; secret: string }> {
  const added = await webhooks.endpoints.add(input, theHub);
  if (!added.ok) throw new Error(JSON.stringify(added.userErrors));
  return { id: added.endpoint.id, secret: added.secret };
}

/** Adds a connection; its sign-in is begun. */
export async function addConnection({ connections }: WebhookNode, name = 'Invoices'): Promise<string> {
  const attempt = {
    authorizationUrl: 'http://localhost:4000/auth/start/1',
    expiresAt: new Date().toISOString(),
    storeFirst: async () => undefined,
    store: async () => undefined,
  };
  const added = await connections.add(
    { name, tenantId: contoso, type: 'MAIL_IMAP' },
    { actor: theHub, attempts: { plan: () => attempt } },
  );
  if (!added.ok) throw new Error(JSON.stringify(added.userErrors));
  return added.connection.id;
}

export async function authorize({ connections, database }: WebhookNode, ...ids: string[]): Promise<void> {
  const account = { oid: 'o', tid: contoso, username: 'faktury@contoso.com', displayName: null };
  await database.unitOfWork.run(async (tx) => {
    for (const id of ids) {
      await connections.recordAuthorization(tx, id, { kind: 'GRANTED', account, scopes: [] }, theHub);
    }
  });
}

export async function lose({ connections, database }: WebhookNode, ...ids: string[]): Promise<void> {
  const failure: AuthorizationFailure = {
    code: 'MICROSOFT_REFUSED',
    aadsts: 'AADSTS50173',
    message: 'The grant was revoked.',
    correlationId: 'c-1',
    traceId: 't-1',
    occurredAt: '2026-11-25T10:00:00.000Z',
    facts: {},
  };
  for (const id of ids) {
    const grantedAt = (await connections.get(id))?.authorization.authorizedAt ?? null;
    await database.unitOfWork.run((tx) =>
      connections.recordAuthorization(tx, id, { kind: 'GRANT_LOST', failure, grantedAt }, theHub),
    );
  }
}

/** Resolves when the newest delivery satisfies the condition; time stands still meanwhile. */
export async function untilDelivery(
  { webhooks }: WebhookNode,
  isReached: (delivery: WebhookDelivery) => boolean,
): Promise<WebhookDelivery> {
  for (;;) {
    const [delivery] = await webhooks.deliveries.list({}, null, 1);
    if (delivery && isReached(delivery)) return delivery;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
