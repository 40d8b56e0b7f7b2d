import { z } from 'zod';
import type { Ambient } from '../ambient.js';
import type { Database } from '../database/index.js';
import { type RunningJob, TryAgainLater } from '../work/index.js';
import type { Attempt, AttemptEnd, AttemptLog } from './attempt-log.js';
import type { EndedAttempt } from './attempt.repository.js';
import type { DeliveryRepository } from './delivery.repository.js';
import type { WebhookEndpoint } from './endpoint.js';
import { EndpointHealth } from './endpoint-health.js';
import type { PendingDeliveries, PendingDelivery } from './pending-deliveries.js';
import { nextAttemptAt } from './retry-schedule.js';
import type { Answer, Sender } from './sender.js';
import { signedHeaders } from './signature.js';

export interface DelivererOptions {
  readonly database: Pick<Database, 'unitOfWork'>;
  readonly ambient: Ambient;
  readonly deliveries: DeliveryRepository;
  readonly pending: PendingDeliveries;
  readonly attemptLog: AttemptLog;
  readonly sender: Pick<Sender, 'send'>;
  readonly reportError: (error: unknown) => void;
}

const jobPayload = z.object({ deliveryId: z.string() });

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
    const { deliveries, pending, ambient, database } = this.options;
    const found = await pending.find(deliveryId);
    if (!found) return;
    const { delivery, endpoint } = found;
    if (!endpoint.isEnabled) {
      const because = endpoint.disabledBecause === 'GONE' ? 'ENDPOINT_GONE' : 'ENDPOINT_DISABLED';
      await database.unitOfWork.run((tx) => deliveries.park(tx, deliveryId, because));
      return;
    }
    const due = new Date(delivery.nextAttemptAt ?? 0);
    if (due > ambient.now()) throw new TryAgainLater(due);
    const postponed = this.#health.postponedUntil(endpoint.id);
    if (postponed) throw new TryAgainLater(postponed);
    await this.#attempt(found, signal);
  }

  async #attempt(
    { delivery, endpoint, body, secrets, unreadable }: PendingDelivery,
    signal: AbortSignal,
  ): Promise<void> {
    const { sender, attemptLog, ambient, reportError } = this.options;
    const attempt = await attemptLog.begin(delivery.id, endpoint.url);
    if (!attempt) return;
    for (const error of unreadable) reportError(error);
    // Its receiver would refuse what is not signed, and trying again mends nothing.
    if (secrets.length === 0) return attemptLog.end(unsigned(attempt));
    const headers = signedHeaders(secrets, { id: delivery.eventId, body, sentAt: ambient.now() });
    const answer = await sender.send({ url: endpoint.url, headers, body }, signal);
    if (answer.kind === 'ANSWERED') this.#health.answered(endpoint.id);
    else if (answer.error !== 'INTERRUPTED') this.#health.notAnswered(endpoint.id);
    await attemptLog.end(this.#ended(attempt, endpoint, answer));
  }

  #ended({ id, delivery }: Attempt, endpoint: WebhookEndpoint, answer: Answer): AttemptEnd {
    const isDelivered = answer.kind === 'ANSWERED' && answer.status >= 200 && answer.status < 300;
    const isGone = answer.kind === 'ANSWERED' && answer.status === 410;
    return {
      deliveryId: delivery.id,
      attempt: endedAttempt(id, answer, isDelivered),
      settled: isDelivered
        ? delivered
        : isGone
          ? parked('ENDPOINT_GONE')
          : this.#afterFailure(delivery, answer),
      goneEndpointId: isGone ? endpoint.id : null,
    };
  }

  #afterFailure(delivery: Attempt['delivery'], answer: Answer): AttemptEnd['settled'] {
    const { ambient } = this.options;
    const round = {
      attempts: delivery.roundAttempts,
      beganAt: new Date(delivery.roundBeganAt),
      retryAfterMs: answer.kind === 'ANSWERED' ? answer.retryAfterMs : null,
    };
    const wasInterrupted = answer.kind === 'NOTHING' && answer.error === 'INTERRUPTED';
    const again = wasInterrupted ? ambient.now() : nextAttemptAt(round, ambient);
    if (!again) return parked('EXHAUSTED');
    return { status: 'PENDING', parkedBecause: null, nextAttemptAt: again.toISOString() };
  }
}

const delivered = { status: 'DELIVERED', parkedBecause: null, nextAttemptAt: null } as const;

function parked(parkedBecause: AttemptEnd['settled']['parkedBecause']): AttemptEnd['settled'] {
  return { status: 'PARKED', parkedBecause, nextAttemptAt: null };
}

function unsigned({ id, delivery }: Attempt): AttemptEnd {
  const because = 'SECRET_UNREADABLE';
  const nothing = { kind: 'NOTHING', error: because, durationMs: 0 } as const;
  const attempt = endedAttempt(id, nothing, false);
  return { deliveryId: delivery.id, attempt, settled: parked(because), goneEndpointId: null };
}

function endedAttempt(id: string, answer: Answer, isDelivered: boolean): EndedAttempt {
  const { durationMs } = answer;
  if (answer.kind === 'NOTHING') {
    const outcome = answer.error === 'INTERRUPTED' ? 'INTERRUPTED' : 'FAILED';
    return { id, outcome, statusCode: null, durationMs, answer: null, error: answer.error };
  }
  const outcome = isDelivered ? 'DELIVERED' : 'REFUSED';
  return { id, outcome, statusCode: answer.status, durationMs, answer: answer.text, error: null };
}
