import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  BadUserInputError,
  idFromGlobalId,
  pageSizeOf,
  placeOf,
  userError,
} from '../../connections/index.js';
import { type Caller, requireScope } from '../../connections/schema.js';
import type { DeliveryFilter, WebhookDeliveries } from '../../webhooks/index.js';
import {
  ReplayWebhookDeliveriesArguments,
  ReplayWebhookDeliveriesPayload,
  SendTestWebhookPayload,
  WebhookAttemptObject,
  WebhookDeliveryConnectionObject,
  WebhookDeliveryFilterArguments,
  WebhookDeliveryObject,
} from './webhook-delivery.type.js';
import type { WebhookDependencies } from './webhook-endpoint.resolver.js';
import { WebhookEndpointArguments } from './webhook-endpoint.type.js';
import { deliveryView, pageOf } from './webhook.view.js';

const list = 'webhook-deliveries:';
const maxIds = 100;
const maxTypeLength = 100;

/** What of a delivery is read when it is asked for. */
@Resolver(() => WebhookDeliveryObject)
export class WebhookDeliveryFieldsResolver {
  @FieldResolver(() => String, { description: 'What is sent, JSON, the same each time.' })
  payload(@Root() delivery: WebhookDeliveryObject): Promise<string> {
    return delivery.readPayload();
  }

  @FieldResolver(() => [WebhookAttemptObject], { description: 'The latest 50 attempts, the newest first.' })
  attempts(@Root() delivery: WebhookDeliveryObject): Promise<WebhookAttemptObject[]> {
    return delivery.readAttempts();
  }
}

/** What was and is to be delivered. */
@Resolver(() => WebhookDeliveryConnectionObject)
export class WebhookDeliveryResolver {
  constructor(private readonly deps: WebhookDependencies) {}

  get #deliveries(): WebhookDeliveries {
    return this.deps.webhooks.deliveries;
  }

  @Query(() => WebhookDeliveryConnectionObject, {
    description: 'What was and is to be delivered, the newest first, a page at a time.',
  })
  async webhookDeliveries(
    @Ctx() caller: Caller,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 50 when absent.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
    @Arg('filter', () => WebhookDeliveryFilterArguments, { nullable: true, description: 'Only these.' })
    filter?: WebhookDeliveryFilterArguments | null,
  ): Promise<WebhookDeliveryConnectionObject> {
    requireScope(caller, 'webhooks:read');
    const size = pageSizeOf('first', first);
    const place = typeof after === 'string' ? placeOf(list, after) : null;
    if (typeof after === 'string' && !place) {
      throw new BadUserInputError('after is not a cursor of this list.', 'after');
    }
    const wanted = checkedFilter(filter ?? {});
    const found = wanted ? await this.#deliveries.list(wanted, place, size + 1) : [];
    const view = (delivery: (typeof found)[number]) => deliveryView(this.#deliveries, delivery);
    return {
      ...pageOf(found, { list, size, after: place !== null, view }),
      count: async () => (wanted ? this.#deliveries.count(wanted) : 0),
    };
  }

  @FieldResolver(() => Int, { description: 'How many match; costs a count.' })
  totalCount(@Root() page: WebhookDeliveryConnectionObject): Promise<number> {
    return page.count();
  }

  @Mutation(() => SendTestWebhookPayload, {
    description: 'Sends the event webhook.test to an endpoint, whatever it asked for.',
  })
  async sendTestWebhook(
    @Ctx() caller: Caller,
    @Arg('input', () => WebhookEndpointArguments, { description: 'To which endpoint.' })
    input: WebhookEndpointArguments,
  ): Promise<SendTestWebhookPayload> {
    requireScope(caller, 'webhooks:write');
    const id = idFromGlobalId('WebhookEndpoint', input.id);
    if (id === null) return { delivery: null, userErrors: [userError('WEBHOOK_ENDPOINT_NOT_FOUND', 'id')] };
    const sent = await this.#deliveries.sendTest(id, caller.viewer.actor);
    return sent.ok
      ? { delivery: deliveryView(this.#deliveries, sent.delivery), userErrors: [] }
      : { delivery: null, userErrors: sent.userErrors };
  }

  @Mutation(() => ReplayWebhookDeliveriesPayload, {
    description: 'Delivers again, with the same event id, for three days once more.',
  })
  async replayWebhookDeliveries(
    @Ctx() caller: Caller,
    @Arg('input', () => ReplayWebhookDeliveriesArguments, { description: 'Which ones.' })
    { ids, endpointId }: ReplayWebhookDeliveriesArguments,
  ): Promise<ReplayWebhookDeliveriesPayload> {
    requireScope(caller, 'webhooks:write');
    const { actor } = caller.viewer;
    if (Boolean(ids) === Boolean(endpointId)) {
      throw new BadUserInputError('Ask with ids or endpointId, not both.', 'input');
    }
    if (ids && ids.length > maxIds) throw new BadUserInputError(`At most ${maxIds} ids.`, 'input.ids');
    const known = (ids ?? []).map((id) => idFromGlobalId('WebhookDelivery', id));
    const refused = (code: 'WEBHOOK_DELIVERY_NOT_FOUND' | 'WEBHOOK_ENDPOINT_NOT_FOUND', field: string) => ({
      replayedCount: 0,
      userErrors: [userError(code, field)],
    });
    if (known.includes(null)) return refused('WEBHOOK_DELIVERY_NOT_FOUND', 'ids');
    const endpoint = endpointId ? idFromGlobalId('WebhookEndpoint', endpointId) : null;
    if (endpointId && endpoint === null) return refused('WEBHOOK_ENDPOINT_NOT_FOUND', 'endpointId');
    const replayed =
      endpoint === null
        ? await this.#deliveries.replay(
            known.filter((id) => id !== null),
            actor,
          )
        : await this.#deliveries.replayParked(endpoint, actor);
    return replayed.ok
      ? { replayedCount: replayed.replayed.length, userErrors: [] }
      : { replayedCount: 0, userErrors: replayed.userErrors };
  }
}

/** Null when it names an endpoint that is none: nothing was delivered to it. */
function checkedFilter({
  endpointId,
  status,
  eventType,
}: WebhookDeliveryFilterArguments): DeliveryFilter | null {
  const id = endpointId ? idFromGlobalId('WebhookEndpoint', endpointId) : null;
  if (endpointId && id === null) return null;
  if (eventType && eventType.length > maxTypeLength) {
    throw new BadUserInputError('There is no such type of event.', 'filter.eventType');
  }
  return { endpointId: id, status: status ?? null, eventType: eventType ?? null };
}
