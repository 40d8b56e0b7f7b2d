import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { AccessService } from '../access/index.js';
import type { AuditEntries } from '../audit/index.js';
import { registerAuditExports } from './audit-export-routes.js';
import { answerBadRequest, registerErrorHandlers } from './errors.js';
import { Guard } from './guard.js';
import { registerHealth } from './health.js';
import { registerLeaving } from './leaving.js';
import { logRequests } from './logging.js';
import { type MetricsSource, registerMetrics } from './metrics-route.js';
import { registerPageAssets } from './page-assets.js';
import { registerSecurityHeaders } from './security-headers.js';
import { registerSessionRoutes } from './session-routes.js';
import type { BucketLimits } from './token-buckets.js';
import type { SignOnDoor } from './sign-on-routes.js';
import { registerWindowFiles } from './window-files.js';

const bodyLimitBytes = 1024 * 1024;

/** How long a client may take, in milliseconds; who is slower is cut off. */
export interface ClientPatience {
  /** For the headers of a request. */
  readonly headersMs: number;
  /** For a request with its body. */
  readonly requestMs: number;
  /** Between two signs of life while an answer is made or sent; above what an administrator's slowest request takes. */
  readonly silenceMs: number;
  /** For requests that were begun when the hub stops. */
  readonly lastAnswersMs: number;
  /** How often it is looked who is too slow. */
  readonly checkEveryMs: number;
}

const defaultPatience: ClientPatience = {
  headersMs: 10_000,
  requestMs: 30_000,
  silenceMs: 120_000,
  lastAnswersMs: 2_000,
  checkEveryMs: 5_000,
};

export interface HttpServerOptions {
  readonly publicUrl: string;
  readonly isSimulated: boolean;
  readonly log: FastifyBaseLogger;
  readonly limits: BucketLimits;
  readonly patience?: ClientPatience;
  /** Addresses and networks whose `X-Forwarded-For` is believed; everybody else's address is the socket's. */
  readonly trustedProxies: readonly string[];
  readonly access: AccessService;
  /** Signing in by a Microsoft account. */
  readonly signOn: SignOnDoor;
  readonly auditEntries: AuditEntries;
  /** Where the built window lies; null: none is served. */
  readonly webDirectory: string | null;
  /** Whether the hub can do its work now, for `/readyz`. */
  readonly isReady: () => Promise<boolean>;
  /** Aborted once the hub is about to end, while it still answers. */
  readonly draining?: AbortSignal;
  /** What monitoring collects at `/metrics`. */
  readonly metrics: MetricsSource;
  /** Registers `/graphql`; every request that gets there has a `viewer`. `guard` knows who opens a WebSocket. */
  readonly registerGraphql: (app: FastifyInstance, guard: Guard) => Promise<void> | void;
  /** Registers what lies below `/auth`, where forms are understood besides JSON. */
  readonly registerAuthorization: (app: FastifyInstance) => Promise<void> | void;
}

/** The one HTTP server, built and not yet listening. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { publicUrl, access, patience = defaultPatience } = options;
  const { isReady, draining = new AbortController().signal } = options;
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    requestTimeout: patience.requestMs,
    connectionTimeout: patience.silenceMs,
    http: { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.checkEveryMs },
    trustProxy: options.trustedProxies.length > 0 && [...options.trustedProxies],
    forceCloseConnections: 'idle',
    // As long as Node.js lets an address be: an overlong link then reaches its own page, which says that it is unknown.
    routerOptions: { maxParamLength: 16 * 1024 },
    frameworkErrors: (_error, request, reply) => void answerBadRequest(request, reply),
  });
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('viewer', null);
  logRequests(app);
  registerErrorHandlers(app);
  await registerSecurityHeaders(app, publicUrl);
  await app.register(fastifyCookie);
  registerLeaving(app, { draining, lastAnswersMs: patience.lastAnswersMs });
  registerHealth(app, { isReady, draining });
  registerMetrics(app, { access, metrics: options.metrics });
  registerPageAssets(app);
  const guard = new Guard({
    access,
    publicUrl,
    trustedProxies: options.trustedProxies,
    limits: options.limits,
    nowMs: () => performance.now(),
  });
  await app.register(async (scope) =>
    registerSessionRoutes(scope, {
      access,
      publicUrl,
      isSimulated: options.isSimulated,
      signOn: options.signOn,
    }),
  );
  await app.register(async (scope) => {
    scope.addHook('onRequest', guard.onRequest);
    await options.registerGraphql(scope, guard);
  });
  await app.register(async (scope) =>
    registerAuditExports(scope, { guard, auditEntries: options.auditEntries }),
  );
  await app.register(async (scope) => {
    await scope.register(fastifyFormbody);
    options.signOn.register(scope);
    await options.registerAuthorization(scope);
  });
  await registerWindowFiles(app, { directory: options.webDirectory, publicUrl });
  return app;
}
