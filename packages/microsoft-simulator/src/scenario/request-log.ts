/** The kinds of requests that applications send, and those that browsers make for them. */
export type RequestKind =
  'discovery' | 'keys' | 'token' | 'graph' | 'authorize' | 'adminconsent' | 'imap' | 'smtp' | 'other';

/** A request that reached the simulator; no secret, code or token is kept. */
export interface LoggedRequest {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly kind: RequestKind;
  /** Of HTTP; `AUTHENTICATE` and `AUTH` where somebody signs in to a mailbox. */
  readonly method: string;
  /** The mailbox, for IMAP and SMTP. */
  readonly path: string;
  /** For IMAP 200 or 401, for SMTP the reply's code. */
  readonly status: number;
  /** The tenant as the path names it. */
  readonly tenant: string | null;
  readonly grantType: string | null;
  readonly clientId: string | null;
  readonly scope: string | null;
  /** E.g. `AADSTS65001`, when that was the answer. */
  readonly aadsts: string | null;
  /** The `client-request-id` that came along. */
  readonly correlationId: string | null;
}

export interface RequestReport {
  /** How many there were of each kind, and of each grant as e.g. `token:authorization_code`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The newest 10,000, oldest first. */
  readonly requests: readonly LoggedRequest[];
}

const limit = 10_000;

const none = {
  discovery: 0,
  keys: 0,
  token: 0,
  graph: 0,
  authorize: 0,
  adminconsent: 0,
  imap: 0,
  smtp: 0,
  other: 0,
} as const satisfies Record<RequestKind, 0>;

/** What applications asked, for tests that count. */
export class RequestLog {
  #requests: LoggedRequest[] = [];
  #counts: Record<string, number> = {};

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > limit) this.#requests = this.#requests.slice(-limit);
    this.#count(request.kind);
    if (request.grantType !== null) this.#count(`${request.kind}:${request.grantType}`);
  }

  report(): RequestReport {
    return { counts: { ...none, ...this.#counts }, requests: [...this.#requests] };
  }

  clear(): void {
    this.#requests = [];
    this.#counts = {};
  }

  #count(key: string): void {
    this.#counts[key] = (this.#counts[key] ?? 0) + 1;
  }
}
