import type { Ambient } from '../ambient.js';
import type { Connection, ConnectionType } from '../connections/index.js';
import { connectionTypes } from '../connections/index.js';
import {
  ApplicationNotSetUpError,
  type AppRegistration,
  AppRegistrationMissingError,
  type ClientCredential,
  type CloudName,
  cloudNames,
  isSameIdentityCloud,
} from '../microsoft/index.js';
import type { ConfiguredEntry } from './configured-registrations.js';
import type { Registration } from './registration.js';
import type { RegistrationRepository } from './registration.repository.js';

type AskingConnection = Pick<Connection, 'type' | 'tenant' | 'appRegistrationId' | 'authorization'>;

/**
 * Which application a connection asks in the name of. A sign-in: the connection's own, else its type's, else its
 * cloud's default, each of them a stored one before one of the environment. Afterwards: the one that it was granted to.
 */
export class Registry {
  constructor(
    private readonly deps: {
      readonly rows: Pick<RegistrationRepository, 'all' | 'secretsOf'>;
      readonly configured: readonly ConfiguredEntry[];
      readonly ambient: Pick<Ambient, 'now'>;
    },
  ) {}

  /** Stored ones first. */
  async all(): Promise<Registration[]> {
    const stored = await this.deps.rows.all();
    return [...stored, ...this.deps.configured.map(({ registration }) => registration)];
  }

  /** Whether there is one for connections of a type, or of any type when it is absent, to tenants of a cloud. */
  async isSetUp(cloud: CloudName, type?: ConnectionType): Promise<boolean> {
    const all = await this.all();
    const types = type === undefined ? connectionTypes : [type];
    return types.some((one) => pick(all, cloud, one) !== null);
  }

  /** Whether a registration serves tenants of a cloud. */
  async serves(id: string, cloud: CloudName): Promise<boolean> {
    const found = (await this.all()).find((registration) => registration.id === id);
    return found !== undefined && isSameIdentityCloud(found.cloud, cloud);
  }

  /** The registration that a connection goes on with, or would sign in by; null when there is none. */
  async of(connection: AskingConnection): Promise<Registration | null> {
    const all = await this.all();
    return granted(all, connection, connection.authorization.clientId) ?? forSignIn(all, connection);
  }

  /**
   * What a connection asks in the name of: the application of `clientId`, or that of a new sign-in where it is null.
   * Another application could do nothing with what was granted to the one.
   * @throws ApplicationNotSetUpError, AppRegistrationMissingError, SecretUnreadableError
   */
  async appOf(connection: AskingConnection, clientId: string | null): Promise<AppRegistration> {
    const all = await this.all();
    const found = clientId === null ? forSignIn(all, connection) : granted(all, connection, clientId);
    if (!found && clientId !== null) throw new ApplicationNotSetUpError(clientId);
    const credentials = found ? await this.#credentialsOf(all, found) : [];
    const [credential, ...further] = credentials;
    if (!found || !credential) throw new AppRegistrationMissingError(connection.type);
    return { clientId: found.clientId, name: found.name, credential, further };
  }

  /** Those of every registration of the application, expired ones last: a clock, or who typed the expiry, may be wrong. */
  async #credentialsOf(
    all: readonly Registration[],
    { clientId }: Registration,
  ): Promise<ClientCredential[]> {
    const now = this.deps.ambient.now().toISOString();
    const found: { credential: ClientCredential; expiresAt: string | null }[] = [];
    for (const { id, source } of all.filter((one) => one.clientId === clientId)) {
      if (source === 'stored') found.push(...(await this.deps.rows.secretsOf(id)));
      const entry = this.deps.configured.find(({ registration }) => registration.id === id);
      if (entry) {
        const expiresAt = entry.registration.credentials[0]?.expiresAt ?? null;
        found.push({ credential: entry.credential, expiresAt });
      }
    }
    const isExpired = ({ expiresAt }: { expiresAt: string | null }) => expiresAt !== null && expiresAt <= now;
    return [...found.filter((one) => !isExpired(one)), ...found.filter(isExpired)].map(
      ({ credential }) => credential,
    );
  }
}

function granted(
  all: readonly Registration[],
  { tenant }: Pick<Connection, 'tenant'>,
  clientId: string | null,
): Registration | null {
  const isIt = (one: Registration) =>
    one.clientId === clientId && isSameIdentityCloud(one.cloud, tenant.cloud);
  return (clientId === null ? undefined : all.find(isIt)) ?? null;
}

function forSignIn(all: readonly Registration[], connection: AskingConnection): Registration | null {
  const { appRegistrationId, tenant, type } = connection;
  const own = all.find(
    ({ id, cloud }) => id === appRegistrationId && isSameIdentityCloud(cloud, tenant.cloud),
  );
  return own ?? pick(all, tenant.cloud, type);
}

/** GCC High and DoD are one identity platform, so that either's application can ask the other's tenants. */
function pick(all: readonly Registration[], cloud: CloudName, type: ConnectionType): Registration | null {
  const neighbours = cloudNames.filter((name) => name !== cloud && isSameIdentityCloud(name, cloud));
  for (const name of [cloud, ...neighbours]) {
    const ofCloud = all.filter((registration) => registration.cloud === name);
    const found =
      ofCloud.find(({ types }) => types.includes(type)) ?? ofCloud.find(({ isDefault }) => isDefault);
    if (found) return found;
  }
  return null;
}
