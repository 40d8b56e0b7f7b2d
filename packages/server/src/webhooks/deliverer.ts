import { z } from 'zod';
import type { Ambient } from '../ambient.js';
import { type AuditLog, theHub } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import { type RunningJob, TryAgainLater, type Work } from '../work/index.js';
import type { AttemptRepository } from './attempt.repository.js';
import type { WebhookDelivery } from './delivery.js';
import { deliveryJobOf } from './delivery-job.js';
import type { DeliveryRepository } from './delivery.repository.js';
import type { WebhookEndpoint } from './endpoint.js';
import { EndpointHealth } from './endpoint-health.js';
import type { EndpointRepository } from './endpoint.repository.js';
import { nextAttemptAt } from './retry-schedule.js';
import type { Answer, Sender } from './sender.js';
import { signedHeaders } from './signature.js';

export interface DelivererOptions {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly attempts: AttemptRepository;
  readonly work: Pick<Work, 'add'>;
  readonly sender: Pick<Sender, 'send'>;
  readonly reportError: (error: unknown) => void;
}

const jobPayload = z.object({ deliveryId: z.string() });

/** An attempt that is stored and about to be made. */
interface Attempt {
  readonly id: string;
  readonly delivery: WebhookDelivery;
  readonly endpoint: WebhookEndpoint;
}

/**
 * Delivers one event to one endpoint. An attempt is stored before it is sent and its answer after that; killed in
 * between, the next process marks it as interrupted and sends again, under the same id.
 */
export class Deliverer {
  readonly #health: EndpointHealth;

  constructor(private readonly options: DelivererOptions) {
    this.#health = new EndpointHealth(options.ambient);
  }

  /** The job. @throws TryAgainLater when it is too early */
  async run(payload: unknown, { signal }: RunningJob): Promise<void> {
    const { deliveryId } = jobPayload.parse(payload);
    const { deliveries, endpoints, ambient } = this.options;
    const delivery = await deliveries.find(deliveryId);
    const endpoint = delivery && (await endpoints.find(delivery.endpointId));
    if (!endpoint || delivery.status !== 'PENDING') return;
    if (!endpoint.isEnabled) {
      const because = endpoint.disabledBecause === 'GONE' ? 'ENDPOINT_GONE' : 'ENDPOINT_DISABLED';
      await this.#write((tx) => deliveries.park(tx, deliveryId, because));
      return;
    }
    const due = new Date(delivery.nextAttemptAt ?? 0);
    if (due > ambient.now()) throw new TryAgainLater(due);
    const postponed = this.#health.postponedUntil(endpoint.id);
    if (postponed) throw new TryAgainLater(postponed);
    await this.#attempt(delivery, endpoint, signal);
  }

  async #attempt(known: WebhookDelivery, endpoint: WebhookEndpoint, signal: AbortSignal): Promise<void> {
    const { sender, deliveries } = this.options;
    const body = await deliveries.payload(known.eventId);
    const { secrets, unreadable } = await this.options.endpoints.readableSecrets(endpoint.id, this.#now());
    const attempt = await this.#begin(known.id, endpoint);
    if (!attempt) return;
    for (const error of unreadable) this.options.reportError(error);
    // Its receiver would refuse what is not signed, and trying again mends nothing.
    if (secrets.length === 0) return this.#parkUnsigned(attempt);
    const headers = signedHeaders(secrets, {
      id: known.eventId,
      body,
      sentAt: this.options.ambient.now(),
    });
    const answer = await sender.send({ url: endpoint.url, headers, body }, signal);
    if (answer.kind === 'ANSWERED') this.#health.answered(endpoint.id);
    else if (answer.error !== 'INTERRUPTED') this.#health.notAnswered(endpoint.id);
    await this.#end(attempt, answer);
  }

  async #begin(deliveryId: string, endpoint: WebhookEndpoint): Promise<Attempt | null> {
    const { deliveries, attempts, ambient } = this.options;
    const id = ambient.newId();
    return this.#write(async (tx) => {
      const now = this.#now();
      const delivery = await deliveries.beginAttempt(tx, deliveryId, now);
      if (!delivery) return null;
      if (delivery.attempts > 1) await attempts.interruptOthers(tx, deliveryId, now);
      await attempts.insert(tx, { id, deliveryId, number: delivery.attempts, url: endpoint.url, now });
      return { id, delivery, endpoint };
    });
  }

  async #end({ id, delivery, endpoint }: Attempt, answer: Answer): Promise<void> {
    const { deliveries, attempts, ambient } = this.options;
    const isDelivered = answer.kind === 'ANSWERED' && answer.status >= 200 && answer.status < 300;
    const isGone = answer.kind === 'ANSWERED' && answer.status === 410;
    const round = {
      attempts: delivery.roundAttempts,
      beganAt: new Date(delivery.roundBeganAt),
      retryAfterMs: answer.kind === 'ANSWERED' ? answer.retryAfterMs : null,
    };
    const wasInterrupted = answer.kind === 'NOTHING' && answer.error === 'INTERRUPTED';
    const again = wasInterrupted ? ambient.now() : nextAttemptAt(round, ambient);
    await this.#write(async (tx) => {
      await attempts.end(tx, id, endedAttempt(answer, isDelivered), this.#now());
      if (isDelivered) await deliveries.delivered(tx, delivery.id, this.#now());
      else if (isGone) await this.#disable(tx, delivery, endpoint);
      else if (again) await this.#postpone(tx, delivery.id, again);
      else await deliveries.park(tx, delivery.id, 'EXHAUSTED');
    });
  }

  #parkUnsigned({ id, delivery }: Attempt): Promise<void> {
    const because = 'SECRET_UNREADABLE';
    const nothing = { kind: 'NOTHING', error: because, durationMs: 0 } as const;
    return this.#write(async (tx) => {
      await this.options.attempts.end(tx, id, endedAttempt(nothing, false), this.#now());
      await this.options.deliveries.park(tx, delivery.id, because);
    });
  }

  /** The job that comes then takes the place of the one that runs. */
  async #postpone(tx: Transaction, id: string, runAt: Date): Promise<void> {
    await this.options.deliveries.postpone(tx, id, runAt.toISOString());
    await this.options.work.add(tx, { ...deliveryJobOf(id), runAt });
  }

  /** RFC 9110 §15.5.11: 410 is meant to last. Standard Webhooks asks senders to disable such an endpoint. */
  async #disable(tx: Transaction, delivery: WebhookDelivery, endpoint: WebhookEndpoint): Promise<void> {
    await this.options.deliveries.park(tx, delivery.id, 'ENDPOINT_GONE');
    if (!(await this.options.endpoints.disableGone(tx, endpoint.id, this.#now()))) return;
    await this.options.audit.record(tx, {
      actor: theHub,
      action: 'webhook_endpoint.disabled',
      subjectKind: 'webhook_endpoint',
      subjectId: endpoint.id,
      details: { because: 'GONE' },
    });
  }

  #write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.options.database.unitOfWork.run(work);
  }

  #now(): string {
    return this.options.ambient.now().toISOString();
  }
}

function endedAttempt(answer: Answer, isDelivered: boolean): Parameters<AttemptRepository['end']>[2] {
  const { durationMs } = answer;
  if (answer.kind === 'NOTHING') {
    const outcome = answer.error === 'INTERRUPTED' ? 'INTERRUPTED' : 'FAILED';
    return { outcome, statusCode: null, durationMs, answer: null, error: answer.error };
  }
  const outcome = isDelivered ? 'DELIVERED' : 'REFUSED';
  return { outcome, statusCode: answer.status, durationMs, answer: answer.text, error: null };
}
