import type { Ambient } from '../ambient.js';
import type { Transaction } from '../database/index.js';
import type { Work } from '../work/index.js';
import type { DeliveryRepository } from './delivery.repository.js';
import type { WebhookEvent } from './payload.js';

export const deliveryJob = 'webhooks.deliver';

/** The job of a delivery, of which there is one: a newer one takes the place of the one that waits. */
export function deliveryJobOf(deliveryId: string) {
  return { kind: deliveryJob, payload: { deliveryId }, key: `${deliveryJob}:${deliveryId}` };
}

interface Dependencies {
  readonly ambient: Ambient;
  readonly deliveries: DeliveryRepository;
  readonly work: Pick<Work, 'add'>;
}

/** Stores one delivery with its job; null when the endpoint has it already, or is gone. */
export async function addDelivery(
  tx: Transaction,
  { ambient, deliveries, work }: Dependencies,
  event: WebhookEvent,
  endpointId: string,
): Promise<string | null> {
  const id = ambient.newId();
  const now = ambient.now().toISOString();
  if (!(await deliveries.insert(tx, event, { id, endpointId, now }))) return null;
  await work.add(tx, deliveryJobOf(id));
  return id;
}
