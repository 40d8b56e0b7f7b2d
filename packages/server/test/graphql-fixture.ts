import type { AddressInfo } from 'node:net';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { FastifyInstance } from 'fastify';
import { AccessService } from '../src/access/index.js';
import { type AppRegistrationsPart, createAppRegistrations } from '../src/app-registrations/index.js';
import { AuditEntries, createAuditLog, theHub } from '../src/audit/index.js';
import {
  type AuthorizationStarter,
  type ConnectionDependent,
  ConnectionService,
  type ConnectionTester,
  type PlannedAttempt,
} from '../src/connections/index.js';
import type { Transaction } from '../src/database/index.js';
import { createEventLog, type EventLog } from '../src/events/index.js';
import { createGraphql, type Graphql, type GraphqlLimits } from '../src/graphql/index.js';
import { createHttpServer, createLog } from '../src/http/index.js';
import { createWebhooks } from '../src/webhooks/index.js';
import { type DatabaseKind, openTestDatabase, type TestDatabase } from './databases.js';
import { contoso, FakeTenants } from './fake-tenants.js';
import { ManualAmbient } from './manual-ambient.js';
import { noSignOn, noSingleSignOn } from './no-sign-on.js';
import { unexpected } from './unexpected.js';

export { contoso, FakeTenants };
export const apiKey = 'a-key-for-automation-0123456789abcdef';
export const administrator = { kind: 'administrator', id: 'a', name: 'Hana' } as const;

/** GraphQL behind the real HTTP server, database and access; what leads to Microsoft is played. */
export class GraphqlFixture {
  readonly tenants = new FakeTenants();
  readonly dependents: ConnectionDependent[] = [];
  /** An application is registered in the global cloud, but not for these types. */
  readonly unregisteredTypes: string[] = [];
  readonly logged: { facts: Record<string, unknown>; message: string }[] = [];
  url = '';

  private constructor(
    readonly test: TestDatabase,
    readonly ambient: ManualAmbient,
    readonly events: EventLog,
    readonly access: AccessService,
  ) {}

  connections: ConnectionService;
  appRegistrations: AppRegistrationsPart;
  app: FastifyInstance;
  graphql: Graphql;

  static async start(kind: DatabaseKind, limits: Partial<GraphqlLimits> = {}): Promise<GraphqlFixture> {
    const ambient = new ManualAmbient();
    const test = await openTestDatabase(kind, ambient);
    const { database } = test;
    const audit = createAuditLog({ ambient });
    const events = createEventLog({ database, ambient });
    const publicUrl = 'http://localhost:4000';
    const access = new AccessService({
      reportError: unexpected,
      database,
      audit,
      ambient,
      publicUrl,
      bootstrapApiKey: apiKey,
    });
    const fixture = new GraphqlFixture(test, ambient, events, access);
    await events.start();
    fixture.appRegistrations = createAppRegistrations({
      database,
      events,
      audit,
      ambient,
      settings: { cloud: 'global', default: null, byType: {}, byCloud: {} },
      isStandIn: false,
      credentialAdded: async () => undefined,
      reportError: (error) => fixture.logged.push({ facts: { error }, message: 'background' }),
    });
    fixture.connections = new ConnectionService({
      database,
      events,
      audit,
      ambient,
      tenants: fixture.tenants,
      registrations: {
        isSetUp: async (cloud, type) =>
          cloud === 'global' && (type === undefined || !fixture.unregisteredTypes.includes(type)),
        serves: (id, cloud) => fixture.appRegistrations.registry.serves(id, cloud),
      },
      dependents: [{ dependentsOf: async () => fixture.dependents }],
    });
    await fixture.listen(publicUrl, limits);
    return fixture;
  }

  private async listen(publicUrl: string, limits: Partial<GraphqlLimits>): Promise<void> {
    const { connections, access, events, ambient } = this;
    const audit = createAuditLog({ ambient });
    const auditEntries = new AuditEntries({ database: this.test.database, audit });
    this.graphql = await createGraphql({
      ...{ connections, events, ambient, auditEntries },
      appRegistrations: this.appRegistrations,
      authorization: this.starter(),
      tester: this.tester(),
      issuing: { issue: async () => ({ ok: false, userErrors: [], retryAfterSeconds: null }) },
      applications: { applicationIn: async () => ({ clientId: 'a-client', objectId: null }) },
      revocations: access,
      apiKeys: access.apiKeys,
      singleSignOn: noSingleSignOn({ database: this.test.database, ambient, connections, access, publicUrl }),
      people: access.people,
      invitations: access.invitations,
      webhooks: createWebhooks({
        database: this.test.database,
        ambient,
        audit,
        events,
        connections,
        work: { add: async () => undefined, handle: () => undefined },
        allowPrivate: false,
        version: '0.1.0',
        reportError: (error) => void this.logged.push({ facts: { err: error }, message: 'webhooks' }),
      }),
      installation: {
        version: '0.1.0',
        publicUrl,
        redirectUri: `${publicUrl}/auth/callback`,
        cloud: 'global',
        isSimulated: true,
        simulatorUrl: null,
      },
      log: { error: (facts, message) => void this.logged.push({ facts, message }) },
      limits,
    });
    this.app = await createHttpServer({
      publicUrl,
      isSimulated: true,
      log: createLog('silent'),
      limits: { requestsPerSecond: 10_000, burst: 10_000 },
      trustedProxies: [],
      ...{ access, auditEntries, signOn: noSignOn },
      webDirectory: null,
      metrics: { contentType: 'text/plain', exposition: async () => '' },
      isReady: async () => true,
      registerGraphql: (scope, guard) => this.graphql.register(scope, guard),
      registerAuthorization: () => undefined,
    });
    await this.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = this.app.server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}/graphql`;
  }

  starter(): AuthorizationStarter {
    const until = () => new Date(this.ambient.now().getTime() + 900_000).toISOString();
    const record = (tx: Transaction, id: string, kind: 'ATTEMPT_BEGUN' | 'LINK_CREATED', expiresAt: string) =>
      this.connections.recordAuthorization(tx, id, { kind, until: expiresAt }, theHub);
    const { unitOfWork } = this.test.database;
    const plan = (): PlannedAttempt => {
      const expiresAt = until();
      return {
        authorizationUrl: `http://localhost:4000/auth/start/${this.ambient.newId()}`,
        expiresAt,
        storeFirst: async () => undefined,
        store: async (tx, id) => {
          await record(tx, id, 'ATTEMPT_BEGUN', expiresAt);
        },
      };
    };
    return {
      plan,
      begin: async (id) => {
        const planned = plan();
        await unitOfWork.run((tx) => planned.store(tx, id));
        return planned;
      },
      createLink: async (id) => {
        const expiresAt = until();
        await unitOfWork.run((tx) => record(tx, id, 'LINK_CREATED', expiresAt));
        return { url: `http://localhost:4000/auth/link/${id}`, expiresAt };
      },
      withdrawLink: async () => false,
    };
  }

  private tester(): ConnectionTester {
    return {
      test: async (id) => {
        const step = { name: 'TOKEN_VALID', ok: true, detail: null, remedy: null, durationMs: 1 };
        const test = { ok: true, testedAt: this.ambient.now().toISOString(), steps: [step] };
        const grantedAt = (await this.connections.get(id))?.authorization.authorizedAt ?? null;
        await this.test.database.unitOfWork.run((tx) =>
          this.connections.recordVerification(tx, id, { test, grantedAt }, theHub),
        );
        return { ok: true, test };
      },
    };
  }

  async stop(): Promise<void> {
    await this.graphql.stop();
    await this.app.close();
    await this.events.stop();
    await this.access.stop();
    await this.test.close();
  }

  /** One request with the API key; headers can be replaced. */
  post(body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    return fetch(this.url, {
      signal: signal ?? null,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** The whole answer to an operation. */
  async answer(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, any>> {
    const response = await this.post({ query, variables });
    return (await response.json()) as Record<string, any>;
  }

  /** The data of an operation that must succeed. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, any>> {
    const { data, errors } = await this.answer(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async add(input: Record<string, unknown> = {}): Promise<Record<string, any>> {
    const { addConnection } = await this.ask(
      `mutation ($input: AddConnectionInput!) { addConnection(input: $input) {
        connection { id identifier name note mailbox type tenant { id domain } updatedAt authorization { status } }
        authorizationUrl userErrors { code field message } } }`,
      { input: { name: 'Invoices', tenantId: contoso, type: 'MAIL_IMAP', ...input } },
    );
    return addConnection;
  }

  /** A socket with the API key; one that lives by a cookie has `authorization: null`. */
  socket(options: { authorization?: string | null; headers?: Record<string, string> } = {}): Client {
    const { authorization = `Bearer ${apiKey}`, headers = {} } = options;
    class Socket extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers });
      }
    }
    return createClient({
      url: this.url.replace('http', 'ws'),
      webSocketImpl: Socket,
      connectionParams: authorization === null ? {} : { authorization },
      retryAttempts: 0,
      lazy: true,
    });
  }
}
