import { Directory, type Account, type Cloud, type Tenant } from './accounts/index.js';
import { buildApp } from './app.js';
import { systemClock, type Clock } from './clock.js';
import { Controls } from './controls.js';
import {
  Applications,
  AuthorizationCodes,
  Interactions,
  Sessions,
  type Application,
  type DirectSignIn,
  type DirectSignInResult,
  type IdentityContext,
} from './identity/index.js';
import { RequestLog, ScenarioSwitch, type RequestReport, type Scenario } from './scenario/index.js';
import { IdentityStore, newSimulatorState, StateFile } from './state/index.js';

export type { Account, Cloud, Tenant } from './accounts/index.js';
export type { Clock } from './clock.js';
export { IdentityError, type DirectSignIn, type DirectSignInResult } from './identity/index.js';
export {
  scenarioNames,
  type LoggedRequest,
  type RequestReport,
  type Scenario,
  type ScenarioName,
} from './scenario/index.js';

export interface SimulatorOptions {
  /** Where to listen; `127.0.0.1` by default. */
  readonly host?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The address that browsers see, when it is not `http://host:port`. */
  readonly publicUrl?: string;
  /** Keeps keys, grants and consents over restarts; without it they end with the process. */
  readonly stateFile?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Certificates or public keys in PEM that the application may prove itself with instead of the secret. */
  readonly certificates?: readonly string[];
  readonly redirectUris: readonly string[];
  /** What the consent page calls the application. */
  readonly applicationName?: string;
  /** The national cloud that it stands for; tenants of another one are answered as Microsoft does. */
  readonly cloud?: Cloud;
  readonly clock?: Clock;
}

/** A running simulator. */
export interface Simulator {
  /** What `MICROSOFT_LOGIN_URL` has to be; Graph is at `<url>/graph`. */
  readonly url: string;
  readonly tenants: readonly Tenant[];
  readonly accounts: readonly Account[];
  readonly scenario: {
    get(): Scenario;
    set(scenario: Scenario): Scenario;
    clear(): void;
  };
  /** What was asked, oldest first, with counts. */
  requests(): RequestReport;
  /** The way of a person through the pages, at once. */
  signIn(signIn: DirectSignIn): Promise<DirectSignInResult>;
  /** Revokes the refresh tokens of an account, and on demand the consents of its tenant. */
  revoke(request: { account: string; consents?: boolean }): Promise<{ revoked: number }>;
  /** Allows one more redirect URI for the application. */
  allowRedirectUri(redirectUri: string): void;
  /** Forgets all but the keys. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the stand-in for Microsoft's identity platform and Graph.
 * @throws {Error} when the port is taken, or with code SIMULATOR_STATE_UNREADABLE when the state file is corrupt
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const file = options.stateFile === undefined ? null : new StateFile(options.stateFile);
  const known = (await file?.read()) ?? null;
  const state = known ?? (await newSimulatorState());
  if (known === null) await file?.save(state);

  let url = options.publicUrl?.replace(/\/$/, '') ?? '';
  const application: Application = {
    clientId: options.clientId,
    displayName: options.applicationName ?? 'Landbridge',
    clientSecret: options.clientSecret,
    certificates: options.certificates ?? [],
    redirectUris: options.redirectUris,
  };
  const context = createContext(options, application, new IdentityStore(state, file), () => url);
  const log = new RequestLog();
  const controls = new Controls(context, log);
  const app = await buildApp(context, controls, log);
  const address = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  url ||= address;
  return simulator(url, context, controls, application, () => app.close());
}

function createContext(
  options: SimulatorOptions,
  application: Application,
  store: IdentityStore,
  url: () => string,
): IdentityContext {
  const clock = options.clock ?? systemClock;
  const directory = new Directory();
  return {
    url,
    cloud: options.cloud ?? 'global',
    clock,
    directory,
    applications: new Applications([application]),
    store,
    scenario: new ScenarioSwitch(directory),
    codes: new AuthorizationCodes(clock),
    interactions: new Interactions(clock),
    sessions: new Sessions(),
  };
}

function simulator(
  url: string,
  context: IdentityContext,
  controls: Controls,
  application: Application,
  stop: () => Promise<void>,
): Simulator {
  const { scenario, directory, applications } = context;
  return {
    url,
    tenants: directory.tenants,
    accounts: directory.accounts,
    scenario: {
      get: () => scenario.get(),
      set: (wanted) => scenario.set(wanted),
      clear: () => scenario.clear(),
    },
    requests: () => controls.requests(),
    signIn: (signIn) => controls.signIn(signIn),
    revoke: (request) => controls.revoke(request),
    allowRedirectUri: (redirectUri) => {
      const { redirectUris } = applications.find(application.clientId) ?? application;
      applications.register({ ...application, redirectUris: [...redirectUris, redirectUri] });
    },
    reset: () => controls.reset(),
    stop,
  };
}
