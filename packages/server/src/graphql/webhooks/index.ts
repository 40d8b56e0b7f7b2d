import { WebhookDeliveryFieldsResolver, WebhookDeliveryResolver } from './webhook-delivery.resolver.js';
import {
  type WebhookDependencies,
  WebhookEndpointFieldsResolver,
  WebhookEndpointResolver,
} from './webhook-endpoint.resolver.js';

export type { WebhookDependencies } from './webhook-endpoint.resolver.js';

/** The API of webhooks/. */
export function webhookResolvers(deps: WebhookDependencies): object[] {
  return [
    new WebhookEndpointResolver(deps),
    new WebhookEndpointFieldsResolver(),
    new WebhookDeliveryResolver(deps),
    new WebhookDeliveryFieldsResolver(),
  ];
}
