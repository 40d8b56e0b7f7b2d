import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  BadUserInputError,
  globalIdOf,
  idFromGlobalId,
  pageSizeOf,
  placeOf,
  userError,
} from '../../connections/index.js';
import { type Caller, requireScope } from '../../connections/schema.js';
import type { WebhookDeliveries, WebhookEndpoints } from '../../webhooks/index.js';
import {
  AddWebhookEndpointArguments,
  DeleteWebhookEndpointPayload,
  UpdateWebhookEndpointArguments,
  WebhookEndpointArguments,
  WebhookEndpointConnectionObject,
  WebhookEndpointObject,
  WebhookEndpointPayload,
  WebhookSecretObject,
  WebhookSecretPayload,
} from './webhook-endpoint.type.js';
import { endpointView, pageOf } from './webhook.view.js';

export interface WebhookDependencies {
  readonly webhooks: { readonly endpoints: WebhookEndpoints; readonly deliveries: WebhookDeliveries };
}

const list = 'webhook-endpoints:';
const notFound = [userError('WEBHOOK_ENDPOINT_NOT_FOUND', 'id')];

/** The secrets of an endpoint, read when they are asked for. */
@Resolver(() => WebhookEndpointObject)
export class WebhookEndpointFieldsResolver {
  @FieldResolver(() => [WebhookSecretObject], { description: 'What signs at this moment, the newest first.' })
  secrets(@Root() endpoint: WebhookEndpointObject): Promise<WebhookSecretObject[]> {
    return endpoint.readSecrets();
  }
}

/** Where webhooks go. */
@Resolver(() => WebhookEndpointConnectionObject)
export class WebhookEndpointResolver {
  constructor(private readonly deps: WebhookDependencies) {}

  get #endpoints(): WebhookEndpoints {
    return this.deps.webhooks.endpoints;
  }

  @Query(() => WebhookEndpointConnectionObject, {
    description: 'Where webhooks go, the oldest first, a page at a time.',
  })
  async webhookEndpoints(
    @Ctx() caller: Caller,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 50 when absent.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
  ): Promise<WebhookEndpointConnectionObject> {
    requireScope(caller, 'webhooks:read');
    const size = pageSizeOf('first', first);
    const place = typeof after === 'string' ? placeOf(list, after) : null;
    if (typeof after === 'string' && !place) {
      throw new BadUserInputError('after is not a cursor of this list.', 'after');
    }
    const found = await this.#endpoints.list(place, size + 1);
    const view = (endpoint: (typeof found)[number]) => endpointView(this.#endpoints, endpoint);
    return {
      ...pageOf(found, { list, size, after: place !== null, view }),
      count: () => this.#endpoints.count(),
    };
  }

  @FieldResolver(() => Int, { description: 'How many there are in all; costs a count.' })
  totalCount(@Root() page: WebhookEndpointConnectionObject): Promise<number> {
    return page.count();
  }

  @Query(() => WebhookEndpointObject, {
    nullable: true,
    description: 'One endpoint; null when there is none.',
  })
  async webhookEndpoint(
    @Ctx() caller: Caller,
    @Arg('id', () => ID, { description: 'Its id.' }) globalId: string,
  ): Promise<WebhookEndpointObject | null> {
    requireScope(caller, 'webhooks:read');
    const id = idFromGlobalId('WebhookEndpoint', globalId);
    const endpoint = id === null ? null : await this.#endpoints.get(id);
    return endpoint && endpointView(this.#endpoints, endpoint);
  }

  @Mutation(() => WebhookSecretPayload, {
    description: 'Adds an endpoint. What signs to it is shown this once.',
  })
  async addWebhookEndpoint(
    @Ctx() caller: Caller,
    @Arg('input', () => AddWebhookEndpointArguments, { description: 'What it shall be.' })
    input: AddWebhookEndpointArguments,
  ): Promise<WebhookSecretPayload> {
    requireScope(caller, 'webhooks:write');
    const added = await this.#endpoints.add(input, caller.viewer.actor);
    if (!added.ok) return { endpoint: null, secret: null, userErrors: added.userErrors };
    const endpoint = endpointView(this.#endpoints, added.endpoint);
    return { endpoint, secret: added.secret, userErrors: [] };
  }

  @Mutation(() => WebhookEndpointPayload, {
    description: 'Changes an endpoint; enabled again, it is not GONE.',
  })
  async updateWebhookEndpoint(
    @Ctx() caller: Caller,
    @Arg('input', () => UpdateWebhookEndpointArguments, { description: 'What shall change.' })
    input: UpdateWebhookEndpointArguments,
  ): Promise<WebhookEndpointPayload> {
    requireScope(caller, 'webhooks:write');
    const id = idFromGlobalId('WebhookEndpoint', input.id);
    if (id === null) return { endpoint: null, userErrors: notFound };
    const updated = await this.#endpoints.update(id, input, caller.viewer.actor);
    return updated.ok
      ? { endpoint: endpointView(this.#endpoints, updated.endpoint), userErrors: [] }
      : { endpoint: null, userErrors: updated.userErrors };
  }

  @Mutation(() => DeleteWebhookEndpointPayload, {
    description: 'Deletes an endpoint with everything that was, or was to be, delivered to it.',
  })
  async deleteWebhookEndpoint(
    @Ctx() caller: Caller,
    @Arg('input', () => WebhookEndpointArguments, { description: 'Which one.' })
    input: WebhookEndpointArguments,
  ): Promise<DeleteWebhookEndpointPayload> {
    requireScope(caller, 'webhooks:write');
    const id = idFromGlobalId('WebhookEndpoint', input.id);
    if (id === null) return { deletedWebhookEndpointId: null, userErrors: notFound };
    const removed = await this.#endpoints.remove(id, caller.viewer.actor);
    return removed.ok
      ? { deletedWebhookEndpointId: globalIdOf('WebhookEndpoint', id), userErrors: [] }
      : { deletedWebhookEndpointId: null, userErrors: removed.userErrors };
  }

  @Mutation(() => WebhookSecretPayload, {
    description: 'Makes a new secret, shown this once. The one before it signs beside it for 24 hours.',
  })
  async rotateWebhookSecret(
    @Ctx() caller: Caller,
    @Arg('input', () => WebhookEndpointArguments, { description: 'Of which endpoint.' })
    input: WebhookEndpointArguments,
  ): Promise<WebhookSecretPayload> {
    requireScope(caller, 'webhooks:write');
    const id = idFromGlobalId('WebhookEndpoint', input.id);
    if (id === null) return { endpoint: null, secret: null, userErrors: notFound };
    const rotated = await this.#endpoints.rotateSecret(id, caller.viewer.actor);
    if (!rotated.ok) return { endpoint: null, secret: null, userErrors: rotated.userErrors };
    const endpoint = endpointView(this.#endpoints, rotated.endpoint);
    return { endpoint, secret: rotated.secret, userErrors: [] };
  }
}
