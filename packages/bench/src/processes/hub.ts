import { existsSync } from 'node:fs';
import { hubMain, simulatorMain } from '../paths.js';
import { type Child, startNode } from './child.js';
import { freePort } from './free-port.js';

const apiKey = 'an-api-key-for-benchmarks-only-0123456789ab';
export const authorizationHeader = `Bearer ${apiKey}`;
export const clientId = '11111111-2222-4333-8444-555555555555';
export const clientSecret = 'simulated-secret';

export interface Simulator {
  readonly url: string;
  readonly imapUrl: string;
  readonly smtpUrl: string;
  stop(): Promise<void>;
}

export interface Hub {
  /** Where it listens, by number: no name has to be looked up. */
  readonly url: string;
  /** The address that browsers see; cookies and origins belong to it. */
  readonly publicUrl: string;
  readonly port: number;
  readonly child: Child;
  graphql<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  stop(): Promise<void>;
}

export interface HubOptions {
  readonly dataDir: string;
  readonly port: number;
  /** Where the simulator listens; null: the hub brings its own, as `npm start` without an app registration does. */
  readonly simulator: Simulator | null;
  /** Whose `X-Forwarded-For` the hub believes, where every request shall be one of another client's. */
  readonly trustedProxies?: string;
  /** Further settings. */
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  readonly withMessages?: boolean;
}

/** Starts the simulator as a process of its own, so that its work is not counted as the hub's. */
export async function startSimulator(hubPort: number): Promise<Simulator> {
  const [port, imapPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const child = await startNode(simulatorMain, [], {
    readyWhen: /answers at/,
    env: {
      PORT: String(port),
      IMAP_PORT: String(imapPort),
      SMTP_PORT: String(smtpPort),
      REDIRECT_URIS: `http://localhost:${hubPort}/auth/callback http://127.0.0.1:${hubPort}/auth/callback`,
      MICROSOFT_CLIENT_ID: clientId,
      MICROSOFT_CLIENT_SECRET: clientSecret,
    },
  });
  return {
    url: `http://127.0.0.1:${port}`,
    imapUrl: `imap://127.0.0.1:${imapPort}`,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    stop: () => child.stop(),
  };
}

/** The hub's settings in a benchmark: everything as delivered but the rate limits, which would be what is measured. */
export function hubEnvironment(
  options: Pick<HubOptions, 'dataDir' | 'port' | 'simulator' | 'trustedProxies'>,
): Record<string, string> {
  const { dataDir, port, simulator, trustedProxies = '' } = options;
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    LANDBRIDGE_BOOTSTRAP_API_KEY: apiKey,
    LANDBRIDGE_RATE_LIMIT_PER_SECOND: '1000000',
    LANDBRIDGE_RATE_LIMIT_BURST: '1000000',
    LANDBRIDGE_TRUSTED_PROXIES: trustedProxies,
    LOG_LEVEL: 'warn',
    ...(simulator && {
      MICROSOFT_CLIENT_ID: clientId,
      MICROSOFT_CLIENT_SECRET: clientSecret,
      MICROSOFT_LOGIN_URL: simulator.url,
      MICROSOFT_GRAPH_URL: `${simulator.url}/graph`,
      MICROSOFT_IMAP_URL: simulator.imapUrl,
      MICROSOFT_SMTP_URL: simulator.smtpUrl,
    }),
  };
}

/** Says what to do when there is nothing to measure yet. */
export function requireBuiltHub(): void {
  if (!existsSync(hubMain)) throw new Error('The hub is not built: run `pnpm build` first.');
}

/** Starts the built hub and waits until it is ready. */
export async function startHub(options: HubOptions): Promise<Hub> {
  requireBuiltHub();
  const child = await startNode(hubMain, [], {
    cwd: options.dataDir,
    env: { ...hubEnvironment(options), ...options.env },
    nodeOptions: options.nodeOptions ?? [],
    withMessages: options.withMessages ?? false,
  });
  const url = `http://127.0.0.1:${options.port}`;
  await untilReady(`${url}/readyz`, child);
  return {
    url,
    publicUrl: `http://localhost:${options.port}`,
    port: options.port,
    child,
    graphql: (query, variables) => graphql(url, query, variables),
    stop: () => child.stop(),
  };
}

/** Resolves when the address answers 200. */
export async function untilReady(address: string, child: Child): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await answersOk(address))) {
    if (child.process.exitCode !== null || Date.now() > deadline) {
      throw new Error(`${address} did not become ready:\n${child.output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function answersOk(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function graphql<T>(url: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: authorizationHeader },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: T; errors?: unknown };
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors ?? answer));
  return answer.data;
}
