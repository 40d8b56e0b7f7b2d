import { join, parse } from 'node:path';
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
import { emptyMailState, MailStore, mailStateSchema, MessageRate } from './mail/index.js';
import type { MailboxReport, MailboxSettings } from './mail-controls.js';
import { startMailServers, type MailServers } from './mail-servers.js';
import { RequestLog, ScenarioSwitch, type RequestReport, type Scenario } from './scenario/index.js';
import { IdentityStore, newSimulatorState, simulatorStateSchema, StateFile } from './state/index.js';

export type { Account, Cloud, Tenant } from './accounts/index.js';
export type { Clock } from './clock.js';
export type { MailboxReport, MailboxSettings } from './mail-controls.js';
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
  /** The ports of IMAP and SMTP; 0, the default, takes any free one. */
  readonly imapPort?: number;
  readonly smtpPort?: number;
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
  /** What `MICROSOFT_IMAP_URL` has to be: `imap://host:port`. */
  readonly imapUrl: string;
  /** What `MICROSOFT_SMTP_URL` has to be: `smtp://host:port`, with STARTTLS. */
  readonly smtpUrl: string;
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
  /** What the application may do with a mailbox by itself, and which protocols are on for it. */
  setMailbox(settings: MailboxSettings): Promise<MailboxReport>;
  /** Grants an application permission, e.g. `https://graph.microsoft.com/Application.Read.All`, in a tenant. */
  grantApplicationPermission(tenant: string, permission: string): Promise<void>;
  /** Allows one more redirect URI for the application. */
  allowRedirectUri(redirectUri: string): void;
  /** Forgets all but the keys. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the stand-in for Microsoft's identity platform, Graph, and Exchange Online's mail servers.
 * @throws {Error} when a port is taken, or with code SIMULATOR_STATE_UNREADABLE when a state file is corrupt
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = options.clock ?? systemClock;
  const [store, mail] = [await openIdentityStore(options), await openMailStore(options, clock)];
  let url = options.publicUrl?.replace(/\/$/, '') ?? '';
  const application: Application = {
    clientId: options.clientId,
    displayName: options.applicationName ?? 'Landbridge',
    clientSecret: options.clientSecret,
    certificates: options.certificates ?? [],
    redirectUris: options.redirectUris,
  };
  const context = createContext(options, application, store, () => url);
  const log = new RequestLog();
  const host = options.host ?? '127.0.0.1';
  const servers = await startMailServers(
    { ...context, identities: store, mail, log, rate: new MessageRate(clock) },
    { host, imapPort: options.imapPort ?? 0, smtpPort: options.smtpPort ?? 0 },
  );
  const controls = new Controls(context, log, mail, servers);
  const app = await buildApp(context, controls, log);
  try {
    const address = await app.listen({ host, port: options.port ?? 0 });
    url ||= address;
  } catch (error) {
    await servers.stop();
    throw error;
  }
  return simulator(url, context, controls, application, servers, async () => {
    await Promise.all([app.close(), servers.stop()]);
    await mail.flush();
  });
}

async function openIdentityStore({ stateFile }: SimulatorOptions): Promise<IdentityStore> {
  const file = stateFile === undefined ? null : new StateFile(stateFile, simulatorStateSchema);
  const known = (await file?.read()) ?? null;
  const state = known ?? (await newSimulatorState());
  if (known === null) await file?.save(() => state);
  return new IdentityStore(state, file);
}

/** Messages have a file of their own, `simulator-mail.json` beside `simulator.json`, once there is something to keep. */
async function openMailStore({ stateFile }: SimulatorOptions, clock: Clock): Promise<MailStore> {
  if (stateFile === undefined) return new MailStore(emptyMailState, null, clock);
  const { dir, name, ext } = parse(stateFile);
  const file = new StateFile(join(dir, `${name}-mail${ext}`), mailStateSchema);
  return new MailStore((await file.read()) ?? emptyMailState, file, clock);
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
  servers: MailServers,
  stop: () => Promise<void>,
): Simulator {
  const { scenario, directory, applications } = context;
  return {
    url,
    imapUrl: servers.imapUrl,
    smtpUrl: servers.smtpUrl,
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
    setMailbox: (settings) => controls.mail.set(settings),
    grantApplicationPermission: (tenant, permission) =>
      controls.grantApplicationPermission(tenant, permission),
    allowRedirectUri: (redirectUri) => {
      const { redirectUris } = applications.find(application.clientId) ?? application;
      applications.register({ ...application, redirectUris: [...redirectUris, redirectUri] });
    },
    reset: () => controls.reset(),
    stop,
  };
}
