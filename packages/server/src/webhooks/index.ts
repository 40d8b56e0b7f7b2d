import type { Ambient } from '../ambient.js';
import type { AuditLog } from '../audit/index.js';
import type { ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { EventLog } from '../events/index.js';
import { Retention } from '../retention.js';
import type { Work } from '../work/index.js';
import { type Resolve, systemResolve } from './address.js';
import { AttemptLog } from './attempt-log.js';
import { AttemptRepository } from './attempt.repository.js';
import { WebhookDeliveries } from './deliveries.service.js';
import { DeliveryRepository } from './delivery.repository.js';
import { Deliverer } from './deliverer.js';
import { deliveryJob } from './delivery-job.js';
import { Dispatcher } from './dispatcher.js';
import { EndpointRepository } from './endpoint.repository.js';
import { WebhookEndpoints } from './endpoints.service.js';
import { PendingDeliveries } from './pending-deliveries.js';
import { webhookRetention } from './retention.js';
import { Sender } from './sender.js';

export type { WebhookDeliveries } from './deliveries.service.js';
export {
  type AttemptOutcome,
  type DeliveryFilter,
  type DeliveryStatus,
  deliveryStatuses,
  type ParkedBecause,
  type WebhookAttempt,
  type WebhookDelivery,
} from './delivery.js';
export type { WebhookEndpoint, WebhookSecret } from './endpoint.js';
export type { EndpointInput } from './endpoint.input.js';
export type { Place } from './endpoint.repository.js';
export type { WebhookEndpoints } from './endpoints.service.js';
export { webhookGauges } from './webhook.gauges.js';
export { isWebhookEventType, testEventType, webhookEventTypes } from './event-types.js';

export interface WebhooksOptions {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly events: Pick<EventLog, 'follow' | 'readAfter'>;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly work: Pick<Work, 'add' | 'handle'>;
  /** Lets them go to private addresses, and to this machine without encryption. */
  readonly allowPrivate: boolean;
  readonly version: string;
  readonly reportError: (error: unknown) => void;
  /** How names are resolved; as every program on this machine does. */
  readonly resolve?: Resolve;
}

export interface Webhooks {
  readonly endpoints: WebhookEndpoints;
  readonly deliveries: WebhookDeliveries;
  start(): void;
  /** When the background work has stopped, too: what is under way may end first. */
  stop(): Promise<void>;
}

/** How many deliveries are under way at once in this process. */
const concurrency = 32;

/** What happens, told to other systems (https://www.standardwebhooks.com); make it before the background work starts. */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { database, work, resolve = systemResolve, version } = options;
  const rows = {
    endpoints: new EndpointRepository(database),
    deliveries: new DeliveryRepository(database),
    attempts: new AttemptRepository(database),
  };
  const sender = new Sender({ ...options, resolve, userAgent: `Landbridge/${version}` });
  const pending = new PendingDeliveries({ ...options, ...rows });
  const attemptLog = new AttemptLog({ ...options, ...rows });
  const deliverer = new Deliverer({ ...options, ...rows, pending, attemptLog, sender });
  const dispatcher = new Dispatcher({ ...options, ...rows });
  const retention = new Retention(options, webhookRetention);
  work.handle(deliveryJob, (payload, job) => deliverer.run(payload, job), { concurrency });
  return {
    endpoints: new WebhookEndpoints({ ...options, ...rows, resolve }),
    deliveries: new WebhookDeliveries({ ...options, ...rows }),
    start() {
      dispatcher.start();
      retention.start();
    },
    async stop() {
      await retention.stop();
      await dispatcher.stop();
      await sender.close();
    },
  };
}
