import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import { type Outcome, userError } from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { Work } from '../work/index.js';
import type { AttemptRepository } from './attempt.repository.js';
import type { DeliveryFilter, WebhookAttempt, WebhookDelivery } from './delivery.js';
import type { DeliveryRepository } from './delivery.repository.js';
import { addDelivery, deliveryJobOf } from './delivery-job.js';
import type { EndpointRepository, Place } from './endpoint.repository.js';
import { testWebhookEvent } from './payload.js';

export interface DeliveriesOptions {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly work: Pick<Work, 'add'>;
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly attempts: AttemptRepository;
}

const keptAttempts = 50;
/** How many parked deliveries are replayed at once. */
export const maxReplayed = 1_000;

/** What was and is to be delivered. */
export class WebhookDeliveries {
  constructor(private readonly options: DeliveriesOptions) {}

  /** Those after a place, the newest first. */
  list(filter: DeliveryFilter, after: Place | null, limit: number): Promise<WebhookDelivery[]> {
    return this.options.deliveries.list(filter, after, limit);
  }

  count(filter: DeliveryFilter): Promise<number> {
    return this.options.deliveries.count(filter);
  }

  payload(delivery: Pick<WebhookDelivery, 'eventId'>): Promise<string> {
    return this.options.deliveries.payload(delivery.eventId);
  }

  /** The latest 50 attempts, the newest first. */
  attempts(deliveryId: string): Promise<WebhookAttempt[]> {
    return this.options.attempts.latest(deliveryId, keptAttempts);
  }

  /** Sends a test to one endpoint, whatever it asked for. */
  async sendTest(endpointId: string, actor: Actor): Promise<Outcome<{ delivery: WebhookDelivery }>> {
    const { ambient, database, deliveries, endpoints, audit } = this.options;
    const id = `evt_${ambient.newId().replaceAll('-', '')}`;
    const event = testWebhookEvent(id, ambient.now().toISOString());
    return database.unitOfWork.run(async (tx): Promise<Outcome<{ delivery: WebhookDelivery }>> => {
      const endpoint = await endpoints.find(endpointId, tx);
      if (!endpoint) return refused('WEBHOOK_ENDPOINT_NOT_FOUND');
      if (!endpoint.isEnabled) return refused('WEBHOOK_ENDPOINT_DISABLED');
      await deliveries.insertEvent(tx, event);
      const deliveryId = await addDelivery(tx, this.options, event, endpointId);
      const subject = { subjectKind: 'webhook_endpoint', subjectId: endpointId };
      await audit.record(tx, {
        actor,
        action: 'webhook_endpoint.test_sent',
        ...subject,
        details: { event: id },
      });
      const delivery = deliveryId && (await deliveries.find(deliveryId, tx));
      return delivery ? { ok: true, delivery } : refused('WEBHOOK_ENDPOINT_NOT_FOUND');
    });
  }

  /** Delivers again, under the same event id; all of them or none. */
  async replay(ids: readonly string[], actor: Actor): Promise<Outcome<{ replayed: readonly string[] }>> {
    const { database, ambient, deliveries, work, audit } = this.options;
    const distinct = [...new Set(ids)];
    const now = ambient.now().toISOString();
    if ((await deliveries.countOf(distinct)) < distinct.length)
      return refused('WEBHOOK_DELIVERY_NOT_FOUND', 'ids');
    return database.unitOfWork.run(async (tx): Promise<Outcome<{ replayed: readonly string[] }>> => {
      const found = await deliveries.replay(tx, distinct, now);
      const replayed = distinct.filter((id) => found.has(id));
      await work.add(tx, ...replayed.map(deliveryJobOf));
      if (replayed.length === 0 && distinct.length > 0) return refused('WEBHOOK_ENDPOINT_DISABLED', 'ids');
      await audit.record(tx, {
        actor,
        action: 'webhook_deliveries.replayed',
        subjectKind: 'webhook_delivery',
        subjectId: replayed.length === 1 ? (replayed[0] ?? null) : null,
        details: { count: replayed.length },
      });
      return { ok: true, replayed };
    });
  }

  /** Delivers the parked ones of an endpoint again, the oldest 1,000 of them. */
  async replayParked(endpointId: string, actor: Actor): Promise<Outcome<{ replayed: readonly string[] }>> {
    const endpoint = await this.options.endpoints.find(endpointId);
    if (!endpoint) return refused('WEBHOOK_ENDPOINT_NOT_FOUND', 'endpointId');
    if (!endpoint.isEnabled) return refused('WEBHOOK_ENDPOINT_DISABLED', 'endpointId');
    const ids = await this.options.deliveries.parkedIds(endpointId, maxReplayed);
    return ids.length === 0 ? { ok: true, replayed: [] } : this.replay(ids, actor);
  }
}

function refused(code: Parameters<typeof userError>[0], field = 'id') {
  return { ok: false, userErrors: [userError(code, field)] } as const;
}
