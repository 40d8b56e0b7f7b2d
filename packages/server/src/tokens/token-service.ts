import type { Ambient } from '../ambient.js';
import {
  connectionTypeDeclarations,
  type Connection,
  type ConnectionType,
  type MicrosoftAccount,
} from '../connections/index.js';
import type { Database } from '../database/index.js';
import {
  failureFromRefusal,
  isGrantLost,
  MicrosoftRefusedError,
  SingleFlight,
  type AppRegistration,
  type IdentityClient,
  type IssuedToken,
  type Microsoft,
} from '../microsoft/index.js';
import { GrantLostError, NotAuthorizedError } from './token.errors.js';
import type { TokenStore } from './token-store.js';

export interface TokenServiceDependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly store: TokenStore;
  readonly microsoft: { readonly identity: Pick<IdentityClient, 'silent' | 'clientCredentials'> } & Pick<
    Microsoft,
    'cloudOf'
  >;
  readonly registrationOf: (connection: Connection) => Promise<AppRegistration>;
}

/** Gets access tokens for connections: out of their caches, or by one request however many ask at the same time. */
export class TokenService {
  readonly #deps: TokenServiceDependencies;
  readonly #flights = new SingleFlight<IssuedToken>();
  /** The last request of each connection: two resources of one connection take turns, since both rotate its cache. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(deps: TokenServiceDependencies) {
    this.#deps = deps;
  }

  /**
   * An access token for the scopes of one resource, e.g. `https://graph.microsoft.com/User.Read`; connections that act
   * as the application take `<resource>/.default`. The caller's signal ends his waiting only.
   * @throws NotAuthorizedError when the connection has no grant
   * @throws GrantLostError when Microsoft no longer honours it; the caller records it
   * @throws MicrosoftRefusedError, MicrosoftUnavailableError, TenantUnknownError, TenantInOtherCloudError
   */
  async accessToken(
    connection: Connection,
    scopes: readonly string[],
    signal?: AbortSignal,
  ): Promise<IssuedToken> {
    const key = `${connection.id} ${connection.authorization.authorizedAt ?? ''} ${[...scopes].sort().join(' ')}`;
    return this.#flights.run(
      key,
      () => this.#takeTurn(connection.id, () => this.#ask(connection, scopes)),
      signal,
    );
  }

  #takeTurn<T>(connectionId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(connectionId) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#turns.set(connectionId, turn);
    const leave = (): void => {
      if (this.#turns.get(connectionId) === turn) this.#turns.delete(connectionId);
    };
    void turn.then(leave, leave);
    return turn;
  }

  async #ask(connection: Connection, scopes: readonly string[]): Promise<IssuedToken> {
    try {
      return await (isApplication(connection.type)
        ? this.#asApplication(connection, scopes)
        : this.#silent(connection, scopes));
    } catch (error) {
      if (!(error instanceof MicrosoftRefusedError) || !isGrantLost(error)) throw error;
      const failure = failureFromRefusal(error, this.#deps.ambient.now());
      const account = nameOf(connection.authorization.account);
      const facts = account === null ? failure.facts : { ...failure.facts, account };
      throw new GrantLostError(connection.id, { ...failure, facts }, { cause: error });
    }
  }

  async #asApplication(connection: Connection, scopes: readonly string[]): Promise<IssuedToken> {
    const { microsoft, registrationOf } = this.#deps;
    const scope = scopes.join(' ');
    return microsoft.identity.clientCredentials({
      cloud: microsoft.cloudOf(connection.tenant.cloud),
      registration: await registrationOf(connection),
      tenantId: connection.tenant.id,
      scope,
    });
  }

  async #silent(connection: Connection, scopes: readonly string[]): Promise<IssuedToken> {
    const { database, store, microsoft, registrationOf } = this.#deps;
    const { account } = connection.authorization;
    const stored = await store.load(connection.id);
    if (account === null || stored === null) throw new NotAuthorizedError(connection.id);
    const { tokenCache, ...token } = await microsoft.identity.silent({
      cloud: microsoft.cloudOf(connection.tenant.cloud),
      registration: await registrationOf(connection),
      tenantId: connection.tenant.id,
      tokenCache: stored.text,
      scopes,
      account,
    });
    // Stored before it is handed out: a rotated refresh token that is lost ends the grant some day (AADSTS700082).
    if (tokenCache !== null) {
      await database.unitOfWork.run((tx) => store.replace(tx, connection.id, stored.version, tokenCache));
    }
    return token;
  }
}

function isApplication(type: ConnectionType): boolean {
  return connectionTypeDeclarations[type].grant === 'ADMIN_CONSENT_AND_CLIENT_CREDENTIALS';
}

function nameOf(account: MicrosoftAccount | null): string | null {
  return account?.username ?? account?.displayName ?? null;
}
