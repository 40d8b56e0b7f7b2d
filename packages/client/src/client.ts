import { LandbridgeError } from './errors.js';
import { connectionChanges, type ChangesOptions, type ConnectionChange } from './changes.js';
import {
  ConnectionDocument,
  type ConnectionFieldsFragment as Connection,
  type ConnectionFilter,
  type ConnectionOrder,
  ConnectionsDocument,
  type ConnectionsQuery,
  IssueAccessTokenDocument,
  LastEventDocument,
} from './generated/graphql.js';
import { Requests } from './requests.js';

export type { ChangesOptions } from './changes.js';

export interface LandbridgeClientOptions {
  /** The hub's address, e.g. `https://hub.example.com`. */
  readonly url: string;
  /** Keep it on your server: a browser page must not hold it. */
  readonly apiKey: string;
  /** How long one request may take, in milliseconds; 30,000 unless said otherwise. */
  readonly timeoutMs?: number;
}

export interface ListOptions {
  readonly filter?: ConnectionFilter;
  readonly orderBy?: ConnectionOrder;
  /** How many are read at a time, 1 to 100; 100 unless said otherwise. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

export interface AccessTokenOptions {
  /** How many seconds the token is to live at least, 0 to 86,400; 0 unless said otherwise. */
  readonly minTtlSeconds?: number;
  /** Some of the granted scopes, of one resource; those of the connection's type unless said otherwise. */
  readonly scopes?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface AccessToken {
  /** Opaque: it is for the server that it is sent to. */
  readonly accessToken: string;
  readonly tokenType: string;
  readonly expiresAt: Date;
  /** What XOAUTH2 names as user, for mail connections; null where an application acts. */
  readonly username: string | null;
}

/** A Landbridge hub, as an application on Node.js uses it. */
export class LandbridgeClient {
  readonly #options: Required<LandbridgeClientOptions>;
  readonly #requests: Requests;

  constructor({ url, apiKey, timeoutMs = 30_000 }: LandbridgeClientOptions) {
    this.#options = { url, apiKey, timeoutMs };
    this.#requests = new Requests(this.#options);
  }

  /** One connection by its id or its identifier; null when there is none that this key may see. @throws LandbridgeError */
  async connection(
    by: { readonly id: string } | { readonly identifier: string },
    signal?: AbortSignal,
  ): Promise<Connection | null> {
    const { connection } = await this.#requests.send(ConnectionDocument, by, signal);
    return connection;
  }

  /** All that match, read page by page as they are taken. @throws LandbridgeError */
  async *connections({ pageSize = 100, signal, ...which }: ListOptions = {}): AsyncGenerator<
    Connection,
    void,
    undefined
  > {
    let after: string | null = null;
    do {
      const { connections }: ConnectionsQuery = await this.#requests.send(
        ConnectionsDocument,
        { ...which, first: pageSize, after },
        signal,
      );
      for (const { node } of connections.edges) yield node;
      after = connections.pageInfo.hasNextPage ? connections.pageInfo.endCursor : null;
    } while (after !== null);
  }

  /**
   * The newest event. Read it before what you show, and give it to `changes` as `after`: nothing is missed in between.
   * @throws LandbridgeError
   */
  async lastEventId(signal?: AbortSignal): Promise<string> {
    return (await this.#requests.send(LastEventDocument, {}, signal)).lastEventId;
  }

  /**
   * Every change of a connection, in order. Connects again by itself and misses nothing; keep the `eventId` that you
   * handled last, and give it as `after` when your application starts again.
   * @throws LandbridgeError when the hub refuses
   */
  changes(options: ChangesOptions = {}): AsyncGenerator<ConnectionChange, void, undefined> {
    return connectionChanges(this.#options, options);
  }

  /**
   * An access token of a connection; needs the scope `tokens:issue`. Ask each time: the hub keeps the live one.
   * @throws LandbridgeError `NEEDS_REAUTHORIZATION`, `NOT_AUTHORIZED`, or with `retryAfterSeconds`
   *   `TEMPORARILY_UNAVAILABLE`, beside those of every request
   */
  async accessToken(
    connectionId: string,
    { minTtlSeconds = 0, scopes, signal }: AccessTokenOptions = {},
  ): Promise<AccessToken> {
    const input = { connectionId, minTtlSeconds, ...(scopes ? { scopes: [...scopes] } : {}) };
    const { issueAccessToken } = await this.#requests.send(IssueAccessTokenDocument, { input }, signal);
    const { userErrors, retryAfterSeconds, accessToken, tokenType, expiresAt, username } = issueAccessToken;
    const [refusal] = userErrors;
    if (refusal || accessToken === null || tokenType === null || expiresAt === null) {
      const { code = 'UNKNOWN', message = 'The hub handed out no token.' } = refusal ?? {};
      throw new LandbridgeError(code, message, retryAfterSeconds);
    }
    return { accessToken, tokenType, expiresAt: new Date(expiresAt), username };
  }
}
