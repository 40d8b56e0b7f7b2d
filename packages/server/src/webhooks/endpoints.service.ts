import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import { type Outcome, userError } from '../connections/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { WebhookEndpoint, WebhookSecret } from './endpoint.js';
import {
  checkEndpoint,
  type EndpointChanges,
  type EndpointChecks,
  type EndpointInput,
  newEndpoint,
} from './endpoint.input.js';
import type { EndpointRepository, Place } from './endpoint.repository.js';
import { newSecret } from './signature.js';

export interface EndpointsOptions extends EndpointChecks {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly endpoints: EndpointRepository;
}

/** Every event is held against each of them. */
const mostEndpoints = 100;
/** For so long do the old and the new secret both sign. */
const overlapMs = 24 * 3_600_000;

/** Where webhooks go: each change writes its row and its audit entry together. */
export class WebhookEndpoints {
  constructor(private readonly options: EndpointsOptions) {}

  get(id: string): Promise<WebhookEndpoint | null> {
    return this.options.endpoints.find(id);
  }

  /** Those after a place, the oldest first. */
  list(after: Place | null, limit: number): Promise<WebhookEndpoint[]> {
    return this.options.endpoints.list(after, limit);
  }

  count(): Promise<number> {
    return this.options.endpoints.count();
  }

  /** The secrets that sign at this moment, without themselves, the newest first. */
  secrets(id: string): Promise<WebhookSecret[]> {
    return this.options.endpoints.liveSecrets(id, this.#now());
  }

  /** Adds an endpoint. @returns its secret too, which nobody can read again */
  async add(
    input: EndpointInput,
    actor: Actor,
  ): Promise<Outcome<{ endpoint: WebhookEndpoint; secret: string }>> {
    const { ambient, endpoints, database } = this.options;
    const { changes, errors } = await checkEndpoint({ ...input, url: input.url ?? '' }, this.options);
    const { url } = changes;
    if (errors.length > 0 || url === undefined) return { ok: false, userErrors: errors };
    const now = this.#now();
    const endpoint: WebhookEndpoint = {
      ...newEndpoint,
      ...changes,
      url,
      id: ambient.newId(),
      disabledBecause: null,
      activeFrom: now,
      createdBy: actor,
      createdAt: now,
      updatedAt: now,
    };
    const secret = newSecret(ambient);
    const isAdded = await database.unitOfWork.run(async (tx) => {
      if ((await endpoints.count(tx)) >= mostEndpoints) return false;
      await endpoints.insert(tx, endpoint);
      await this.#addSecret(tx, endpoint.id, secret);
      await this.#record(tx, actor, 'added', endpoint.id, auditedFacts(endpoint));
      return true;
    });
    return isAdded
      ? { ok: true, endpoint, secret }
      : { ok: false, userErrors: [userError('TOO_MANY', null)] };
  }

  async update(
    id: string,
    input: EndpointInput,
    actor: Actor,
  ): Promise<Outcome<{ endpoint: WebhookEndpoint }>> {
    const { changes, errors } = await checkEndpoint(input, this.options);
    if (errors.length > 0) return { ok: false, userErrors: errors };
    return this.options.database.unitOfWork.run(async (tx) => {
      const before = await this.options.endpoints.find(id, tx);
      if (!before) return notFound;
      const endpoint = changed(before, changes, this.#now());
      await this.options.endpoints.update(tx, endpoint);
      await this.#record(tx, actor, 'updated', id, auditedFacts(endpoint));
      return { ok: true as const, endpoint };
    });
  }

  /** Removes an endpoint with everything that was, or was to be, delivered to it. */
  async remove(id: string, actor: Actor): Promise<Outcome<{ id: string }>> {
    return this.options.database.unitOfWork.run(async (tx) => {
      if (!(await this.options.endpoints.remove(tx, id))) return notFound;
      await this.#record(tx, actor, 'deleted', id, {});
      return { ok: true as const, id };
    });
  }

  /** Makes a new secret; the one before it signs beside it for 24 hours. */
  async rotateSecret(
    id: string,
    actor: Actor,
  ): Promise<Outcome<{ endpoint: WebhookEndpoint; secret: string }>> {
    const secret = newSecret(this.options.ambient);
    return this.options.database.unitOfWork.run(async (tx) => {
      const endpoint = await this.options.endpoints.find(id, tx);
      if (!endpoint) return notFound;
      await this.#addSecret(tx, id, secret);
      await this.#record(tx, actor, 'secret_rotated', id, {});
      return { ok: true as const, endpoint, secret };
    });
  }

  async #addSecret(tx: Transaction, endpointId: string, secret: string): Promise<void> {
    const { ambient, endpoints } = this.options;
    const olderExpireAt = new Date(ambient.now().getTime() + overlapMs).toISOString();
    await endpoints.addSecret(tx, endpointId, {
      id: ambient.newId(),
      secret,
      now: this.#now(),
      olderExpireAt,
    });
  }

  async #record(
    tx: Transaction,
    actor: Actor,
    what: 'added' | 'updated' | 'deleted' | 'secret_rotated',
    subjectId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const action = `webhook_endpoint.${what}` as const;
    await this.options.audit.record(tx, {
      actor,
      action,
      subjectKind: 'webhook_endpoint',
      subjectId,
      details,
    });
  }

  #now(): string {
    return this.options.ambient.now().toISOString();
  }
}

const notFound = { ok: false, userErrors: [userError('WEBHOOK_ENDPOINT_NOT_FOUND', 'id')] } as const;

/** An address often holds what lets in: the log keeps where it leads, without path and query. */
function auditedFacts({ url, eventTypes, isEnabled }: WebhookEndpoint): Readonly<Record<string, unknown>> {
  return { origin: new URL(url).origin, eventTypes, isEnabled };
}

function changed(before: WebhookEndpoint, changes: EndpointChanges, now: string): WebhookEndpoint {
  const after = { ...before, ...changes, updatedAt: now };
  const isSwitchedOn = after.isEnabled && !before.isEnabled;
  const isSwitched = after.isEnabled !== before.isEnabled;
  return {
    ...after,
    disabledBecause: isSwitched ? null : before.disabledBecause,
    // What happened while it was off was not to be told to it.
    activeFrom: isSwitchedOn ? now : before.activeFrom,
  };
}
