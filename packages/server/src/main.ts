import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { config as loadEnvironmentFile } from 'dotenv';
import { type App, builtWindow, createApp } from './app.js';
import { type Config, readConfig } from './config.js';
import { prepareDataDirectory } from './database/index.js';
import { createShutdown } from './shutdown.js';
import { sentenceFor } from './start-errors.js';
import { runStopSteps } from './stop-steps.js';
import { systemAmbient } from './system-ambient.js';

interface Running {
  readonly config: Config;
  readonly app: App;
  readonly simulatorUrl: string | null;
  stop(): Promise<void>;
}

/** After this long a shutdown is not waited for any more. */
const shutdownLimitMs = 4_500;
const version = readVersion();
/** In a terminal a line for each request would push the one-time link out of sight. */
const terminalDefaults = process.stdout.isTTY ? { LOG_LEVEL: 'warn' } : {};

try {
  loadEnvironmentFile({ quiet: true });
  const running = await start(readConfig({ ...terminalDefaults, ...process.env }));
  stopOnSignals(running);
  console.log(greeting(running));
} catch (error) {
  console.error(sentenceFor(error));
  process.exit(1);
}

async function start(configured: Config): Promise<Running> {
  const { config, simulator } = await withSimulator(configured);
  try {
    const simulatorUrl = simulator?.url ?? null;
    const app = await createApp(config, {
      ambient: systemAmbient,
      version,
      simulatorUrl,
      webDirectory: builtWindow,
    });
    try {
      await app.listen();
    } catch (error) {
      // Why it could not listen is what has to be mended.
      await app.stop().catch((stopError: unknown) => console.error(stopError));
      throw error;
    }
    return {
      config,
      app,
      simulatorUrl,
      stop: () => runStopSteps([() => app.stop(), async () => simulator?.stop()]),
    };
  } catch (error) {
    await simulator?.stop();
    throw error;
  }
}

/** Where nothing is registered with Microsoft, the simulator stands in, reached as Microsoft is: by its address. */
async function withSimulator(config: Config) {
  if (!config.microsoft.isSimulated) return { config, simulator: null };
  await prepareDataDirectory(config.dataDir);
  const { startSimulator } = await import('@landbridge/microsoft-simulator');
  const client = { clientId: '5e1f0000-5e1f-4e1f-8e1f-5e1f00000001', secret: 'simulated-client-secret' };
  const simulator = await startSimulator({
    host: '127.0.0.1',
    port: config.simulatorPort,
    imapPort: config.simulatorImapPort,
    smtpPort: config.simulatorSmtpPort,
    stateFile: path.join(config.dataDir, 'simulator.json'),
    clientId: client.clientId,
    clientSecret: client.secret,
    redirectUris: [`${config.publicUrl}/auth/callback`],
  });
  const microsoft = {
    ...config.microsoft,
    loginUrl: simulator.url,
    graphUrl: `${simulator.url}/graph`,
    imapUrl: simulator.imapUrl,
    smtpUrl: simulator.smtpUrl,
    registrations: { default: client, byType: {}, byCloud: {} },
  };
  return { config: { ...config, microsoft }, simulator };
}

function stopOnSignals({ config, app, stop }: Running): void {
  const onSignal = createShutdown({
    drain: () => app.drain(),
    stop,
    drainMs: config.drainMs,
    limitMs: shutdownLimitMs,
    sleep: (ms) => systemAmbient.sleep(ms),
    exit: (code) => process.exit(code),
    say: (words) => console.log(words),
    reportError: (error) => console.error(error),
  });
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function greeting({ config, app, simulatorUrl }: Running): string {
  const lines = [
    `Landbridge ${version} is running.`,
    '',
    `  Open            ${config.publicUrl}`,
    ...(app.setupUrl
      ? [
          `  First sign-in   ${app.setupUrl}`,
          '                  (creates the first administrator; works once, for 24 hours)',
        ]
      : []),
    `  Database        ${config.databaseUrl ? 'PostgreSQL' : `SQLite in ${path.resolve(config.dataDir)}`}`,
    `  Microsoft 365   ${simulatorUrl ? `simulated: accounts and passwords are at ${simulatorUrl}` : `${config.microsoft.cloud} cloud`}`,
    '',
    'Ctrl-C ends it.',
  ];
  return `\n${lines.join('\n')}\n`;
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
