import { readFileSync } from 'node:fs';
import { cloudPrefix, readRegistrations, type Registrations } from './config/registrations.js';
import { withSecretFiles } from './config/secret-files.js';
import { readSettings, type SettingValues } from './config/settings.js';
import type { EncryptionKey } from './database/index.js';
import { DomainError } from './errors.js';

export type {
  AppRegistration,
  RegistrationCloud,
  Registrations,
  RegistrationType,
} from './config/registrations.js';

/** Everything an administrator can set, read and checked. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** An origin: no path, no trailing slash. */
  readonly publicUrl: string;
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  readonly dataDir: string;
  /** Null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Empty: one is generated in `dataDir`. */
  readonly encryptionKeys: readonly EncryptionKey[];
  /** The file that these come from, which may change while the hub runs; null: the environment. */
  readonly encryptionKeysFile: string | null;
  readonly bootstrapApiKey: string | null;
  readonly logLevel: SettingValues['LOG_LEVEL'];
  readonly allowPrivateWebhooks: boolean;
  /** How long an e-mail to administrators waits for more to tell. */
  readonly noticeDelayMs: number;
  /** How long the hub goes on answering after SIGTERM, so that load balancers send nothing more. */
  readonly drainMs: number;
  readonly simulatorPort: number;
  /** 0 takes any free port, here and in the next. */
  readonly simulatorImapPort: number;
  readonly simulatorSmtpPort: number;
  readonly limits: Limits;
  readonly microsoft: MicrosoftConfig;
}

/** What one caller may ask of GraphQL. */
export interface Limits {
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly documents: {
    readonly maxTokens: number;
    readonly maxAliases: number;
    readonly maxDepth: number;
    readonly maxCost: number;
  };
}

export interface MicrosoftConfig {
  readonly cloud: SettingValues['MICROSOFT_CLOUD'];
  /** Null: the cloud's own, here and in the next three. */
  readonly loginUrl: string | null;
  readonly graphUrl: string | null;
  readonly imapUrl: string | null;
  readonly smtpUrl: string | null;
  readonly registrations: Registrations;
  readonly etokenScope: string | null;
  /** Nothing is registered with Microsoft: the simulator stands in. */
  readonly isSimulated: boolean;
}

/** The settings cannot be used; the message has a sentence for each problem, each on a line of its own. */
export class ConfigError extends DomainError {
  readonly code = 'CONFIG_INVALID';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads the settings out of the environment. `readFile` is asked for secrets and certificates that are named by a path.
 * @throws ConfigError with every problem at once
 */
export function readConfig(
  given: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Config {
  const { env, files, problems: fileProblems } = withSecretFiles(given, readFile);
  const { values, problems } = readSettings(env);
  const { registrations, problems: registrationProblems } = readRegistrations(env, readFile);
  const { default: fallback, byType, byCloud } = registrations;
  const isRegistered =
    values.LANDBRIDGE_SIMULATOR === 'off' ||
    fallback !== null ||
    Object.keys(byType).length > 0 ||
    Object.keys(byCloud).length > 0;
  const all = [
    ...fileProblems,
    ...problems,
    ...registrationProblems,
    ...twiceForOneCloud(registrations, values.MICROSOFT_CLOUD),
    ...contradictions(values, isRegistered || registrationProblems.length > 0),
  ];
  if (all.length > 0) throw new ConfigError(all);
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    trustedProxies: values.LANDBRIDGE_TRUSTED_PROXIES,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    encryptionKeys: values.LANDBRIDGE_ENCRYPTION_KEYS,
    encryptionKeysFile: files.get('LANDBRIDGE_ENCRYPTION_KEYS') ?? null,
    bootstrapApiKey: values.LANDBRIDGE_BOOTSTRAP_API_KEY,
    logLevel: values.LOG_LEVEL,
    allowPrivateWebhooks: values.LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS,
    noticeDelayMs: values.LANDBRIDGE_NOTICE_DELAY_SECONDS * 1_000,
    drainMs: values.LANDBRIDGE_DRAIN_SECONDS * 1_000,
    ...simulatorPorts(values),
    limits: {
      requestsPerSecond: values.LANDBRIDGE_RATE_LIMIT_PER_SECOND,
      burst: values.LANDBRIDGE_RATE_LIMIT_BURST,
      documents: {
        maxTokens: values.LANDBRIDGE_MAX_DOCUMENT_TOKENS,
        maxAliases: values.LANDBRIDGE_MAX_ALIASES,
        maxDepth: values.LANDBRIDGE_MAX_DEPTH,
        maxCost: values.LANDBRIDGE_MAX_COST,
      },
    },
    microsoft: {
      cloud: values.MICROSOFT_CLOUD,
      loginUrl: values.MICROSOFT_LOGIN_URL,
      graphUrl: values.MICROSOFT_GRAPH_URL,
      imapUrl: values.MICROSOFT_IMAP_URL,
      smtpUrl: values.MICROSOFT_SMTP_URL,
      registrations,
      etokenScope: values.MICROSOFT_ETOKEN_SCOPE,
      isSimulated: !isRegistered,
    },
  };
}

function twiceForOneCloud({ default: fallback, byCloud }: Registrations, cloud: MicrosoftConfig['cloud']) {
  if (!fallback || !byCloud[cloud]) return [];
  return [
    `MICROSOFT_CLIENT_ID and ${cloudPrefix(cloud)}CLIENT_ID are both for the cloud ${cloud}: leave one of them out.`,
  ];
}

function contradictions(values: SettingValues, isRegistered: boolean): string[] {
  const problems: string[] = [];
  if (!isRegistered && values.MICROSOFT_LOGIN_URL) {
    problems.push(
      'MICROSOFT_LOGIN_URL is set without MICROSOFT_CLIENT_ID: set both, or neither to use the simulator.',
    );
  }
  if (!isRegistered) problems.push(...portContradictions(values));
  return problems;
}

function simulatorPorts(values: SettingValues) {
  return {
    simulatorPort: values.SIMULATOR_PORT ?? values.PORT + 1,
    simulatorImapPort: values.SIMULATOR_IMAP_PORT ?? values.PORT + 2,
    simulatorSmtpPort: values.SIMULATOR_SMTP_PORT ?? values.PORT + 3,
  };
}

function portContradictions(values: SettingValues): string[] {
  const { simulatorPort, simulatorImapPort, simulatorSmtpPort } = simulatorPorts(values);
  const ports: [name: string, port: number][] = [
    ['PORT', values.PORT],
    ['SIMULATOR_PORT', simulatorPort],
    ['SIMULATOR_IMAP_PORT', simulatorImapPort],
    ['SIMULATOR_SMTP_PORT', simulatorSmtpPort],
  ];
  const tooHigh = ports.filter(([, port]) => port > 65_535).map(([name]) => name);
  if (tooHigh.length > 0) {
    return [`${tooHigh.join(', ')} must be set: there is no port above 65535 for the simulator.`];
  }
  return ports.flatMap(([name, port], index) => {
    const same = ports.slice(0, index).find(([, other]) => other === port && port !== 0);
    return same ? [`${name} must not be the same as ${same[0]}.`] : [];
  });
}
