import type { Ambient } from '../ambient.js';
import { Batches } from '../batches.js';
import type { WebhookDelivery } from './delivery.js';
import type { DeliveryRepository } from './delivery.repository.js';
import type { WebhookEndpoint } from './endpoint.js';
import type { EndpointRepository, EndpointSecrets } from './endpoint.repository.js';

/** A delivery with all that is needed to send it. */
export interface PendingDelivery extends EndpointSecrets {
  readonly delivery: WebhookDelivery;
  readonly endpoint: WebhookEndpoint;
  readonly body: string;
}

interface Rows {
  readonly ambient: Pick<Ambient, 'now'>;
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
}

/** Reads what is to be sent: for all that begin together a few statements, however many they are. */
export class PendingDeliveries {
  readonly #batches = new Batches<string, PendingDelivery | null>((ids) => this.#read(ids));

  constructor(private readonly rows: Rows) {}

  /** Null when there is nothing to send any more. */
  find(id: string): Promise<PendingDelivery | null> {
    return this.#batches.add(id);
  }

  async #read(ids: readonly string[]): Promise<(PendingDelivery | null)[]> {
    const { endpoints, deliveries, ambient } = this.rows;
    const found = await deliveries.findWithPayloads(ids);
    const endpointIds = [...new Set([...found.values()].map(({ delivery }) => delivery.endpointId))];
    const targets = await endpoints.findSome(endpointIds);
    const secrets = await endpoints.readableSecrets(endpointIds, ambient.now().toISOString());
    return ids.map((id) => {
      const { delivery, payload } = found.get(id) ?? {};
      const endpoint = delivery && targets.get(delivery.endpointId);
      if (!endpoint || delivery.status !== 'PENDING') return null;
      const signing = secrets.get(endpoint.id) ?? { secrets: [], unreadable: [] };
      return { delivery, endpoint, body: payload ?? '', ...signing };
    });
  }
}
