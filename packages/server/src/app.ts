import path from 'node:path';
import { AccessService } from './access/index.js';
import type { Ambient } from './ambient.js';
import { AuditEntries, createAuditLog } from './audit/index.js';
import { createAuthorization } from './authorization/index.js';
import { cloudSettings } from './cloud-settings.js';
import type { Config } from './config.js';
import { createAppRegistrations } from './app-registrations/index.js';
import { type ConnectionDependents, ConnectionService } from './connections/index.js';
import { type Database, openDatabase } from './database/index.js';
import { createEventLog } from './events/index.js';
import { createGraphql } from './graphql/index.js';
import { hubGauges } from './hub-gauges.js';
import { createHttpServer, createLog, type LogStream, sendPage, SignOnRoutes } from './http/index.js';
import { createMetrics } from './metrics/index.js';
import { createMicrosoft } from './microsoft/index.js';
import { createNotices } from './notices/index.js';
import { createSingleSignOn, MicrosoftAccounts } from './single-sign-on/index.js';
import { runStopSteps } from './stop-steps.js';
import { createTokens } from './tokens/index.js';
import { VerificationService } from './verification/index.js';
import { createWebhooks } from './webhooks/index.js';
import { createWork } from './work/index.js';

export interface AppOptions {
  readonly ambient: Ambient;
  readonly version?: string;
  /** The simulator's own page, when it stands in for Microsoft. */
  readonly simulatorUrl?: string | null;
  /** Where the built window lies; null serves none. */
  readonly webDirectory?: string | null;
  /** Where log lines go instead of standard output. */
  readonly logStream?: LogStream;
  /** How long one request to Microsoft may take; 12 seconds unless said otherwise. */
  readonly microsoftTimeoutMs?: number;
}

/** The hub, put together and not yet listening. */
export interface App {
  /** The one-time link that creates the first administrator; null when there is one. */
  readonly setupUrl: string | null;
  listen(): Promise<void>;
  /** Says by `/readyz` that it is about to end, and goes on answering. */
  drain(): void;
  /**
   * Closes sockets, finishes requests and background work, then closes the database, whichever of them fails.
   * @throws the first error of these, after the last of them
   */
  stop(): Promise<void>;
}

/**
 * Puts the parts together; the only place that knows them all.
 * @throws DomainError when the database cannot be opened or its keys do not fit
 */
export async function createApp(config: Config, options: AppOptions): Promise<App> {
  const { ambient } = options;
  const { databaseUrl: url, dataDir, encryptionKeys, encryptionKeysFile } = config;
  const log = createLog(config.logLevel, options.logStream);
  const database = await openDatabase({ url, dataDir, encryptionKeys, encryptionKeysFile, ambient, log });
  try {
    return await assemble(config, options, { database, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function assemble(
  config: Config,
  { ambient, version = '0.0.0', simulatorUrl = null, webDirectory = null, microsoftTimeoutMs }: AppOptions,
  { database, log }: { database: Database; log: ReturnType<typeof createLog> },
): Promise<App> {
  const { publicUrl } = config;
  const reportError = (error: unknown): void =>
    log.error({ err: error }, 'Something in the background went wrong.');

  const events = createEventLog({ database, ambient, log });
  const work = await createWork({ database, databaseUrl: config.databaseUrl, ambient, reportError });
  const audit = createAuditLog({ ambient });
  const auditEntries = new AuditEntries({ database, audit });
  const accounts = new MicrosoftAccounts({ database, audit, ambient });
  const access = new AccessService({
    endVouchedFor: (tx, actor, id) => accounts.disconnect(tx, actor, id),
    database,
    audit,
    ambient,
    publicUrl,
    bootstrapApiKey: config.bootstrapApiKey,
    reportError,
  });
  const gauges = hubGauges({ database, ambient, registrations: () => registry.all() });
  const metrics = createMetrics({ version, gauges, reportError });
  const microsoft = createMicrosoft({
    settings: cloudSettings(config),
    ambient,
    timeoutMs: microsoftTimeoutMs,
    onExchange: (exchange) => {
      metrics.microsoftAnswered(exchange);
      log[exchange.status !== null && exchange.status < 400 ? 'debug' : 'info'](
        exchange,
        'Microsoft answered.',
      );
    },
  });
  const { cloud, etokenScope } = config.microsoft;
  const ground = { database, events, audit, ambient, reportError };
  const registrations = createAppRegistrations({
    ...ground,
    settings: { cloud, ...config.microsoft.registrations },
    credentialAdded: async (tx) => {
      await tokens.refresher.retryFailing(tx);
      await verification.retryFailing(tx);
    },
    isStandIn: config.microsoft.loginUrl !== null,
  });
  const { registry } = registrations;
  const dependents: ConnectionDependents[] = [];
  const connections = new ConnectionService({
    database,
    events,
    audit,
    ambient,
    tenants: microsoft.tenants,
    registrations: registry,
    dependents,
    verificationDue: (id) => verification.verifySoon(id),
  });
  const tokens = createTokens({
    database,
    ambient,
    audit,
    connections,
    microsoft,
    registrationOf: (connection) => registry.appOf(connection, connection.authorization.clientId),
    etokenScope,
    onRefreshed: (result) => metrics.refreshEnded(result),
    reportError,
  });
  const verification = new VerificationService({
    database,
    ambient,
    audit,
    connections,
    microsoft,
    tokens: tokens.service,
    etokenScope,
    reportError,
  });
  const singleSignOn = createSingleSignOn({
    ...ground,
    microsoft,
    connections,
    registrationOf: (connection) => registry.appOf(connection, connection.authorization.clientId),
    publicUrl,
    people: access.signOnPeople,
    accounts,
  });
  const signOn = new SignOnRoutes({ access, singleSignOn, publicUrl });
  const authorization = createAuthorization({
    database,
    ambient,
    audit,
    connections,
    tokens: tokens.store,
    microsoft,
    registrationOf: (connection, clientId) => registry.appOf(connection, clientId),
    etokenScope,
    publicUrl,
    onAuthorized: (id) => verification.verifySoon(id),
    reportError,
    sendPage,
    otherCallback: (request, reply) => signOn.finish(request, reply),
  });
  const told = { ...ground, connections, work };
  const { noticeDelayMs: delayMs, allowPrivateWebhooks: allowPrivate } = config;
  const notices = createNotices({
    ...told,
    microsoft,
    tokens: tokens.service,
    readers: () => access.addresses.whoMay('connections:write'),
    delayMs,
    publicUrl,
  });
  dependents.push(singleSignOn.settings, notices);
  const webhooks = createWebhooks({ ...told, allowPrivate, version });
  const graphql = await createGraphql({
    connections,
    authorization: authorization.starter,
    applications: authorization.applications,
    tester: verification,
    issuing: tokens.issuing,
    revocations: access,
    ...{ apiKeys: access.apiKeys, people: access.people, invitations: access.invitations },
    auditEntries,
    appRegistrations: registrations,
    singleSignOn,
    webhooks,
    events,
    ambient,
    log,
    limits: config.limits.documents,
    installation: {
      version,
      publicUrl,
      redirectUri: `${publicUrl}/auth/callback`,
      cloud,
      isSimulated: simulatorUrl !== null,
      simulatorUrl,
    },
  });
  const draining = new AbortController();
  const server = await createHttpServer({
    publicUrl,
    isSimulated: simulatorUrl !== null,
    log,
    limits: config.limits,
    trustedProxies: config.trustedProxies,
    access,
    signOn,
    auditEntries,
    webDirectory,
    metrics,
    isReady: async () => (await database.query<{ one: number }>('SELECT 1 AS one')).length === 1,
    draining: draining.signal,
    registerGraphql: (app, guard) => graphql.register(app, guard),
    registerAuthorization: (app) => authorization.registerRoutes(app),
  });

  const stop = () =>
    runStopSteps([
      () => server.close(),
      () => graphql.stop(),
      () => notices.stop(),
      () => work.stop(),
      () => webhooks.stop(),
      () => authorization.stop(),
      () => registrations.stop(),
      () => verification.stop(),
      () => tokens.refresher.stop(),
      () => tokens.service.stop(),
      () => access.stop(),
      () => events.stop(),
      () => database.close(),
    ]);
  try {
    await events.start();
    await connections.fillClouds(cloud);
    const { setupUrl } = await access.start();
    verification.start();
    authorization.start();
    notices.start();
    tokens.refresher.start();
    await work.start();
    registrations.start();
    webhooks.start();
    return {
      setupUrl,
      listen: async () => {
        await server.listen({ host: config.host, port: config.port });
        microsoft.identity.load().catch(reportError);
      },
      drain: () => draining.abort(),
      stop,
    };
  } catch (error) {
    await stop().catch(reportError);
    throw error;
  }
}

/** The window as `packages/web` builds it. */
export const builtWindow = path.resolve(import.meta.dirname, '../../web/dist');
