import { createPrivateKey, X509Certificate } from 'node:crypto';

/** The types of connection that can have an app registration of their own. */
export const registrationTypes = [
  'ETOKEN',
  'MAIL_IMAP',
  'MAIL_SMTP',
  'ENTRA_ID',
  'SSO',
  'SHAREPOINT',
] as const;
export type RegistrationType = (typeof registrationTypes)[number];

/** The national clouds, each with app registrations of its own. */
export const registrationClouds = ['global', 'usgov', 'usgov-dod', 'china'] as const;
export type RegistrationCloud = (typeof registrationClouds)[number];

/** What the variables of a cloud's app registration begin with, e.g. `MICROSOFT_USGOV_DOD_`. */
export function cloudPrefix(cloud: RegistrationCloud): string {
  return `MICROSOFT_${cloud.toUpperCase().replaceAll('-', '_')}_`;
}

/** The application registered with Microsoft in whose name connections ask. Certificate and key are PEM. */
export type AppRegistration =
  | { readonly clientId: string; readonly secret: string }
  | { readonly clientId: string; readonly certificate: string; readonly privateKey: string };

export interface Registrations {
  /** Of the configured cloud, as those of single types are. */
  readonly default: AppRegistration | null;
  readonly byType: Readonly<Partial<Record<RegistrationType, AppRegistration>>>;
  /** For tenants of further clouds. */
  readonly byCloud: Readonly<Partial<Record<RegistrationCloud, AppRegistration>>>;
}

/** What the variables of one registration are for; the names follow `MICROSOFT_` or `MICROSOFT_<TYPE>_`. */
export const registrationVariables = {
  CLIENT_ID: 'The *Application (client) ID* of the app registration.',
  CLIENT_SECRET: 'The *Value* of its client secret (not the Secret ID).',
  CLIENT_CERTIFICATE: 'Instead of a secret: its certificate, as PEM text or the path of a file.',
  CLIENT_CERTIFICATE_KEY: "The certificate's private key, as PEM text or the path of a file.",
} as const;

type Env = Readonly<Record<string, string | undefined>>;
type ReadFile = (path: string) => string;

interface Context {
  readonly env: Env;
  readonly readFile: ReadFile;
  readonly problems: string[];
}

/**
 * Reads the default app registration, those of single types and those of further clouds.
 * @returns them, and one sentence for each thing that is wrong
 */
export function readRegistrations(
  env: Env,
  readFile: ReadFile,
): { registrations: Registrations; problems: string[] } {
  const context = { env, readFile, problems: [] };
  const byType: Partial<Record<RegistrationType, AppRegistration>> = {};
  const fallback = readRegistration('MICROSOFT_', context);
  for (const type of registrationTypes) {
    const registration = readRegistration(`MICROSOFT_${type}_`, context);
    if (registration) byType[type] = registration;
  }
  const byCloud: Partial<Record<RegistrationCloud, AppRegistration>> = {};
  for (const cloud of registrationClouds) {
    const registration = readRegistration(cloudPrefix(cloud), context);
    if (registration) byCloud[cloud] = registration;
  }
  return { registrations: { default: fallback, byType, byCloud }, problems: context.problems };
}

function readRegistration(prefix: string, context: Context): AppRegistration | null {
  const { env, problems } = context;
  const read = (name: keyof typeof registrationVariables) => env[`${prefix}${name}`]?.trim() ?? '';
  const clientId = read('CLIENT_ID');
  const secret = read('CLIENT_SECRET');
  const certificate = read('CLIENT_CERTIFICATE');
  const key = read('CLIENT_CERTIFICATE_KEY');
  if (!clientId) {
    const orphans = Object.keys(registrationVariables).filter((name) => env[`${prefix}${name}`]?.trim());
    for (const name of orphans) problems.push(`${prefix}${name} is set without ${prefix}CLIENT_ID.`);
    return null;
  }
  // A stand-in for Microsoft may name its applications as it likes; Microsoft's own are GUIDs.
  const isStandIn = Boolean(env['MICROSOFT_LOGIN_URL']?.trim());
  if (!isStandIn && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId)) {
    problems.push(
      `${prefix}CLIENT_ID must be the Application (client) ID, such as 6f1a0c1e-0000-4000-8000-000000000001.`,
    );
  }
  if (secret && (certificate || key)) {
    problems.push(
      `${prefix}CLIENT_SECRET and ${prefix}CLIENT_CERTIFICATE are both set: leave one of them out.`,
    );
    return null;
  }
  if (secret) return { clientId, secret };
  if (certificate && key) return readCertificate(prefix, clientId, { certificate, key }, context);
  problems.push(
    certificate || key
      ? `${prefix}CLIENT_CERTIFICATE and ${prefix}CLIENT_CERTIFICATE_KEY must be set together.`
      : `${prefix}CLIENT_ID is set without ${prefix}CLIENT_SECRET or ${prefix}CLIENT_CERTIFICATE.`,
  );
  return null;
}

function readCertificate(
  prefix: string,
  clientId: string,
  given: { certificate: string; key: string },
  context: Context,
): AppRegistration | null {
  const certificate = readPem(`${prefix}CLIENT_CERTIFICATE`, given.certificate, context);
  const privateKey = readPem(`${prefix}CLIENT_CERTIFICATE_KEY`, given.key, context);
  if (certificate === null || privateKey === null) return null;
  const parsedCertificate = understand(() => new X509Certificate(certificate));
  if (!parsedCertificate)
    context.problems.push(`${prefix}CLIENT_CERTIFICATE holds no certificate in PEM form.`);
  const parsedKey = understand(() => createPrivateKey(privateKey));
  if (!parsedKey)
    context.problems.push(
      `${prefix}CLIENT_CERTIFICATE_KEY holds no private key in PEM form without a passphrase.`,
    );
  if (!parsedCertificate || !parsedKey) return null;
  if (parsedCertificate.publicKey.asymmetricKeyType !== 'rsa') {
    context.problems.push(
      `${prefix}CLIENT_CERTIFICATE has no RSA key, and Microsoft takes no other: make a certificate with one.`,
    );
    return null;
  }
  if (!parsedCertificate.checkPrivateKey(parsedKey)) {
    context.problems.push(
      `${prefix}CLIENT_CERTIFICATE_KEY is not the private key of ${prefix}CLIENT_CERTIFICATE.`,
    );
    return null;
  }
  return { clientId, certificate, privateKey };
}

/** PEM text itself (its line ends perhaps written as \n, as env files need), or the content of the file it names. */
function readPem(name: string, value: string, { readFile, problems }: Context): string | null {
  if (value.includes('-----BEGIN')) return value.replaceAll('\\n', '\n');
  try {
    return readFile(value);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    problems.push(`${name} is neither PEM text nor the path of a file that can be read (${reason}).`);
    return null;
  }
}

function understand<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    // What is wrong with it is said by the caller, without repeating any of it.
    return null;
  }
}
