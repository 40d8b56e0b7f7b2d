import { z } from 'zod';
import type { EncryptionKey } from '../database/index.js';
import { listed, oneOf, protocolOf, toEncryptionKeys, url, wholeNumber } from './formats.js';
import { toPublicUrl } from './public-url.js';
import { registrationClouds as clouds } from './registrations.js';
import { trustedProxies } from './trusted-proxies.js';

/** One environment variable: how its text is read, and what docs/configuration.md says about it. */
export interface Setting<T> {
  readonly schema: z.ZodType<T, string>;
  /** What holds when it is not set; a value, or words (as documented). */
  readonly fallback: T;
  readonly documentedDefault: string;
  readonly description: string;
}

function setting<T>(
  schema: z.ZodType<T, string>,
  fallback: T,
  documentedDefault: string,
  description: string,
): Setting<T> {
  return { schema, fallback, documentedDefault, description };
}

const [port, mailPort] = [wholeNumber(1, 65_535), wholeNumber(0, 65_535)];
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Every setting but those of the app registrations, in the order in which they are documented. */
export const settings = {
  PORT: setting(port, 4_000, '`4000`', 'The port of the one HTTP server: window, GraphQL and sign-in.'),
  HOST: setting(
    z.string(),
    '127.0.0.1',
    '`127.0.0.1`',
    'The address it listens on. `0.0.0.0` for every interface.',
  ),
  PUBLIC_URL: setting<string | null>(
    z.string().transform(toPublicUrl),
    null,
    '`http://localhost:$PORT`',
    'The address that browsers and Microsoft see; `https` unless it is this machine. The redirect URI of the app ' +
      'registration is `$PUBLIC_URL/auth/callback`.',
  ),
  LANDBRIDGE_TRUSTED_PROXIES: setting(
    trustedProxies,
    [],
    '–',
    'The addresses or networks of the proxies in front, separated by commas (`127.0.0.1`, `10.0.0.0/24`): from these ' +
      'alone `X-Forwarded-For` is believed, so that failed sign-ins are counted by who made them.',
  ),
  DATA_DIR: setting(
    z.string(),
    './data',
    '`./data`',
    'Holds the SQLite file and the generated encryption key; made when missing.',
  ),
  DATABASE_URL: setting<string | null>(
    z
      .string()
      .refine(
        (text) => protocolOf(text, ['postgres:', 'postgresql:']),
        'must begin with postgres:// or postgresql:// and name a host',
      ),
    null,
    '–',
    'A PostgreSQL database, `postgres://user:password@host/name`. Absent: SQLite in `DATA_DIR`.',
  ),
  LANDBRIDGE_ENCRYPTION_KEYS: setting<readonly EncryptionKey[]>(
    z.string().transform(toEncryptionKeys),
    [],
    'generated in `DATA_DIR`',
    'The keys that encrypt secrets in the database: `id:key`, several separated by commas; a key is 32 bytes in ' +
      'base64 (`openssl rand -base64 32`). The first one encrypts, all of them decrypt. Needed when several nodes share a database.',
  ),
  LANDBRIDGE_BOOTSTRAP_API_KEY: setting<string | null>(
    z
      .string()
      .min(32, 'must have at least 32 characters')
      .regex(/^[\x21-\x7e]+$/, 'must consist of visible ASCII characters without spaces'),
    null,
    '–',
    'An API key with every right, known from outside, for automation. Sent as `Authorization: Bearer …`.',
  ),
  LOG_LEVEL: setting(
    oneOf(logLevels),
    'info' as const,
    '`info`; `warn` in a terminal',
    `How much is logged: ${listed(logLevels)}.`,
  ),
  LANDBRIDGE_RATE_LIMIT_PER_SECOND: setting(
    wholeNumber(1, 1_000_000),
    200,
    '`200`',
    'GraphQL requests a second for each API key or session, in the long run.',
  ),
  LANDBRIDGE_RATE_LIMIT_BURST: setting(
    wholeNumber(1, 10_000_000),
    1_000,
    '`1000`',
    'How many may come at once before the limit above holds.',
  ),
  LANDBRIDGE_MAX_DOCUMENT_TOKENS: setting(
    wholeNumber(100, 100_000),
    2_000,
    '`2000`',
    'How many tokens a GraphQL document may have.',
  ),
  LANDBRIDGE_MAX_ALIASES: setting(
    wholeNumber(0, 10_000),
    30,
    '`30`',
    'How many aliases a GraphQL document may have.',
  ),
  LANDBRIDGE_MAX_DEPTH: setting(
    wholeNumber(3, 100),
    15,
    '`15`',
    'How deep a GraphQL document may be nested, introspection too.',
  ),
  LANDBRIDGE_MAX_COST: setting(
    wholeNumber(1_000, 10_000_000),
    20_000,
    '`20000`',
    'How many fields a GraphQL request may ask for, those of a list counted for each of its entries.',
  ),
  LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS: setting(
    oneOf(['true', 'false']).transform((text) => text === 'true'),
    false,
    '`false`',
    'Lets webhooks go to private addresses, and unencrypted to this machine: to whatever the hub can reach.',
  ),
  LANDBRIDGE_SIMULATOR: setting(
    oneOf(['auto', 'off']),
    'auto' as const,
    '`auto`',
    '`off`: the Microsoft 365 simulator does not start although no app registration is set here, so that the first one ' +
      'can be added in the window.',
  ),
  LANDBRIDGE_NOTICE_DELAY_SECONDS: setting(
    wholeNumber(0, 3_600),
    60,
    '`60`',
    'How long an e-mail to administrators waits for more to tell: an expired secret ends many connections at once.',
  ),
  LANDBRIDGE_DRAIN_SECONDS: setting(
    wholeNumber(0, 600),
    0,
    '`0`',
    'How long the hub goes on answering after SIGTERM while `/readyz` says 503: longer than a load balancer takes to ' +
      'notice. `0` where none stands in front of several hubs.',
  ),
  SIMULATOR_PORT: setting<number | null>(
    port,
    null,
    '`PORT` + 1',
    'The port of the Microsoft 365 simulator, which runs while no app registration is configured.',
  ),
  SIMULATOR_IMAP_PORT: setting<number | null>(
    mailPort,
    null,
    '`PORT` + 2',
    "The port of the simulator's IMAP server; `0` takes any free one.",
  ),
  SIMULATOR_SMTP_PORT: setting<number | null>(
    mailPort,
    null,
    '`PORT` + 3',
    "The port of the simulator's SMTP server; `0` takes any free one.",
  ),
  MICROSOFT_CLOUD: setting(
    oneOf(clouds),
    'global' as const,
    '`global`',
    `Microsoft's national cloud of the app registrations below, and the one that is asked first about a tenant: ${listed(clouds)}.`,
  ),
  MICROSOFT_LOGIN_URL: setting<string | null>(
    url(['https:', 'http:']),
    null,
    "the cloud's",
    'Where the identity platform is, when it is not the cloud’s own, for example a simulator.',
  ),
  MICROSOFT_GRAPH_URL: setting<string | null>(
    url(['https:', 'http:']),
    null,
    "the cloud's",
    'Where Microsoft Graph is; requests go to `$MICROSOFT_GRAPH_URL/v1.0/…`.',
  ),
  MICROSOFT_IMAP_URL: setting<string | null>(
    url(['imaps:', 'imap:']),
    null,
    "the cloud's",
    'The IMAP server: `imaps://host:port`, or `imap://…`, plain only on this machine.',
  ),
  MICROSOFT_SMTP_URL: setting<string | null>(
    url(['smtp:', 'smtps:']),
    null,
    "the cloud's",
    'The SMTP server: `smtp://host:port` (STARTTLS), plain only on this machine.',
  ),
  MICROSOFT_ETOKEN_SCOPE: setting<string | null>(
    z
      .string()
      .regex(/^[^,]*$/, 'must separate scopes by spaces, not by commas')
      .transform((text) => text.trim().split(/\s+/).join(' ')),
    null,
    '–',
    'The scope of the remote-signing application that eToken connections ask for besides the usual ones; several separated by spaces.',
  ),
};

type SettingName = keyof typeof settings;

/** The value of each setting. */
export type SettingValues = {
  readonly [Name in SettingName]: (typeof settings)[Name] extends Setting<infer T> ? T : never;
};

/**
 * Reads every setting. A blank variable counts as absent.
 * @returns the values, and one sentence for each variable that cannot be understood
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): {
  values: SettingValues;
  problems: string[];
} {
  const problems: string[] = [];
  const entries = Object.entries<Setting<unknown>>(settings).map(([name, { schema, fallback }]) => {
    const text = env[name]?.trim();
    if (!text) return [name, fallback];
    const parsed = schema.safeParse(text);
    if (parsed.success) return [name, parsed.data];
    for (const issue of parsed.error.issues) problems.push(`${name} ${issue.message}.`);
    return [name, fallback];
  });
  return { values: Object.fromEntries(entries) as SettingValues, problems };
}
