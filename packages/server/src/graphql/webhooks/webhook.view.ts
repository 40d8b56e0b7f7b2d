import { cursorOf, globalIdOf } from '../../connections/index.js';
import { actorView, type PageInfoObject } from '../../connections/schema.js';
import type {
  WebhookDeliveries,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpoints,
} from '../../webhooks/index.js';
import type { WebhookDeliveryObject } from './webhook-delivery.type.js';
import type { WebhookEndpointObject } from './webhook-endpoint.type.js';

/** An endpoint as the API shows it. */
export function endpointView(
  endpoints: Pick<WebhookEndpoints, 'secrets'>,
  endpoint: WebhookEndpoint,
): WebhookEndpointObject {
  const { id, createdBy, url, description, eventTypes } = endpoint;
  const { isEnabled, disabledBecause, createdAt, updatedAt } = endpoint;
  return {
    id: globalIdOf('WebhookEndpoint', id),
    ...{ url, description, eventTypes, isEnabled, disabledBecause, createdAt, updatedAt },
    createdBy: actorView(createdBy),
    readSecrets: () => endpoints.secrets(id),
  };
}

/** A delivery as the API shows it. */
export function deliveryView(
  deliveries: Pick<WebhookDeliveries, 'payload' | 'attempts'>,
  delivery: WebhookDelivery,
): WebhookDeliveryObject {
  const { id, endpointId, eventId, eventType, status, parkedBecause, attempts } = delivery;
  const { nextAttemptAt, deliveredAt, createdAt } = delivery;
  return {
    id: globalIdOf('WebhookDelivery', id),
    endpointId: globalIdOf('WebhookEndpoint', endpointId),
    ...{ eventId, eventType, status, parkedBecause, nextAttemptAt, deliveredAt, createdAt },
    attemptCount: attempts,
    readPayload: () => deliveries.payload(delivery),
    readAttempts: () => deliveries.attempts(id),
  };
}

/** One more than a page was asked for: whether there is one tells whether there is a next page. */
export function pageOf<Row extends { readonly id: string; readonly createdAt: string }, Node>(
  found: readonly Row[],
  { list, size, after, view }: { list: string; size: number; after: boolean; view: (row: Row) => Node },
): { edges: { cursor: string; node: Node }[]; pageInfo: PageInfoObject } {
  const edges = found.slice(0, size).map((row) => ({
    cursor: cursorOf(list, { key: row.createdAt, id: row.id }),
    node: view(row),
  }));
  const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
  const hasNextPage = found.length > size;
  return { edges, pageInfo: { hasNextPage, hasPreviousPage: after, startCursor, endCursor } };
}
