import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ambient } from '../ambient.js';
import type { AuditLog } from '../audit/index.js';
import type {
  ApplicationDirectory,
  AuthorizationStarter,
  Connection,
  ConnectionService,
} from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { AppRegistration, Microsoft } from '../microsoft/index.js';
import { Retention } from '../retention.js';
import type { TokenStore } from '../tokens/index.js';
import { AttemptRepository } from './attempt.repository.js';
import { AuthorizationService } from './authorization.service.js';
import { Callback } from './callback/callback.js';
import { ConsentWait } from './consent-wait.js';
import { Expiry } from './expiry.js';
import { LinkRepository } from './link.repository.js';
import { registerLinkRoutes } from './link-routes.js';
import { Links } from './links.js';
import { MicrosoftGrants } from './microsoft-grants.js';
import { Openings } from './opening.js';
import { Outcomes } from './outcomes.js';
import type { Page } from './pages/page.js';
import { type OtherCallback, registerSignInRoutes } from './routes.js';
import { authorizationRetention } from './retention.js';
import { ServicePrincipals } from './service-principals.js';

export interface AuthorizationOptions {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly connections: Pick<ConnectionService, 'get' | 'recordAuthorization'>;
  readonly tokens: Pick<TokenStore, 'save'>;
  readonly microsoft: Microsoft;
  /** The application with a client ID where it is known, else the one for a new sign-in. */
  readonly registrationOf: (connection: Connection, clientId: string | null) => Promise<AppRegistration>;
  readonly etokenScope: string | null;
  readonly publicUrl: string;
  /** Told when a connection has been authorized, so that its own test runs. */
  readonly onAuthorized: (connectionId: string) => void;
  /** Told of what went wrong in the background and belongs to no connection. */
  readonly reportError: (error: unknown) => void;
  readonly sendPage: (reply: FastifyReply, page: Page) => FastifyReply;
  /** Answers a callback that belongs to no attempt but to another purpose. */
  readonly otherCallback: OtherCallback;
}

export interface Authorization {
  readonly starter: AuthorizationStarter;
  readonly applications: ApplicationDirectory;
  registerRoutes(app: FastifyInstance): void;
  start(): void;
  stop(): Promise<void>;
}

/** Puts the part together: attempts, links, the trip to Microsoft and back, and what ends by itself. */
export function createAuthorization(options: AuthorizationOptions): Authorization {
  const { database, ambient, publicUrl } = options;
  const attempts = new AttemptRepository(database);
  const linkRows = new LinkRepository(database);
  const grants = new MicrosoftGrants({ ...options, redirectUri: `${publicUrl}/auth/callback` });
  const outcomes = new Outcomes({ ...options, attempts, links: linkRows });
  const authorization = new AuthorizationService({ ...options, attempts, links: linkRows });
  const openings = new Openings({ ...options, attempts, links: linkRows, grants });
  const consentWait = new ConsentWait({ ...options, grants, outcomes });
  const callback = new Callback({ ...options, attempts, grants, openings, outcomes, consentWait });
  const expiry = new Expiry({ ...options, attempts, links: linkRows, outcomes });
  const retention = new Retention(options, authorizationRetention);
  const links = new Links({
    database,
    ambient,
    links: linkRows,
    connections: options.connections,
    authorization,
  });
  return {
    starter: authorization,
    applications: new ServicePrincipals(options),
    registerRoutes(app) {
      registerSignInRoutes(app, { ...options, openings, callback });
      registerLinkRoutes(app, { ...options, links, linkRows, attempts, grants });
    },
    start() {
      expiry.start();
      retention.start();
    },
    async stop() {
      await retention.stop();
      await consentWait.stop();
      await expiry.stop();
    },
  };
}
