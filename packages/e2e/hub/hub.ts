import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { hubMain, hubProgram } from './built-hub.js';
import { freePort } from './free-port.js';

/** The administrator's key that tests use to set up and to look, as an integrator would. */
export const apiKey = 'an-api-key-for-browser-tests-only-0123456789';

export interface RunningHub {
  readonly url: string;
  readonly simulatorUrl: string;
  /** The one-time link that the first start prints. */
  readonly setupUrl: string | null;
  graphql<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  setScenario(scenario: Record<string, unknown>): Promise<void>;
  /** The simulator as it was at first: nothing was consented to, and everything works. */
  resetMicrosoft(): Promise<void>;
  /** Takes back what a simulated account has granted, as an administrator of its tenant does. */
  revoke(account: string): Promise<void>;
  /** Opens a simulated mailbox to the application itself, as `Add-MailboxPermission` does. */
  openMailbox(mailbox: string): Promise<void>;
  /** Runs an operator's command beside it, as in a shell on the server; returns what it prints. */
  command(...words: string[]): Promise<string>;
  /** Ends the process as Ctrl-C does and starts another one on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built hub with the simulator, on free ports and in a folder of its own. */
export async function startHub(): Promise<RunningHub> {
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const dataDir = mkdtempSync(path.join(tmpdir(), 'landbridge-e2e-'));
  const url = `http://localhost:${port}`;
  const simulatorUrl = `http://localhost:${simulatorPort}`;
  let running = await launch({ port, simulatorPort, dataDir });
  return {
    url,
    simulatorUrl,
    setupUrl: /http:\S+\/setup#\S+/.exec(running.output())?.[0] ?? null,
    graphql: (query, variables) => graphql(url, query, variables),
    resetMicrosoft: () => send('POST', `${simulatorUrl}/simulator/reset`, {}),
    setScenario: (scenario) => send('PUT', `${simulatorUrl}/simulator/scenario`, scenario),
    revoke: (account) => send('POST', `${simulatorUrl}/simulator/revoke`, { account }),
    openMailbox: (mailbox) =>
      send('PUT', `${simulatorUrl}/simulator/mailboxes`, { mailbox, fullAccess: true }),
    command: async (...words) => {
      const options = { cwd: dataDir, env: environmentOf({ port, simulatorPort, dataDir }) };
      const { stdout } = await promisify(execFile)(process.execPath, [hubProgram, ...words], options);
      return stdout;
    },
    restart: async () => {
      await end(running.process);
      running = await launch({ port, simulatorPort, dataDir });
    },
    stop: async () => {
      await end(running.process);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly port: number;
  readonly simulatorPort: number;
  readonly dataDir: string;
}

function environmentOf({ port, simulatorPort, dataDir }: Place) {
  return {
    PATH: process.env.PATH,
    PORT: String(port),
    SIMULATOR_PORT: String(simulatorPort),
    SIMULATOR_IMAP_PORT: '0',
    SIMULATOR_SMTP_PORT: '0',
    DATA_DIR: dataDir,
    LANDBRIDGE_BOOTSTRAP_API_KEY: apiKey,
    LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS: 'true',
    LANDBRIDGE_NOTICE_DELAY_SECONDS: '0',
    LOG_LEVEL: 'warn',
  };
}

async function launch(place: Place) {
  const child = spawn(process.execPath, [hubMain], {
    cwd: place.dataDir,
    env: environmentOf(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Ctrl-C')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The hub ended with code ${code}:\n${output}`)));
  });
  await ready;
  return { process: child as ChildProcess, output: () => output };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

async function graphql<T>(url: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: T; errors?: { message: string }[] };
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors ?? answer));
  return answer.data;
}

async function send(method: 'PUT' | 'POST', url: string, body: Record<string, unknown>): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The simulator refused: ${await response.text()}`);
}
