/** The kinds of requests that applications send, and those that browsers make for them. */
export type RequestKind = 'discovery' | 'keys' | 'token' | 'graph' | 'authorize' | 'adminconsent' | 'other';

/** A request that reached the simulator; no secret, code or token is kept. */
export interface LoggedRequest {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly kind: RequestKind;
  readonly method: string;
  readonly path: string;
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
    const none = { discovery: 0, keys: 0, token: 0, graph: 0, authorize: 0, adminconsent: 0, other: 0 };
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
