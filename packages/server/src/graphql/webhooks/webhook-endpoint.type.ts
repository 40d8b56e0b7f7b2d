import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ActorObject, DateTime, PageInfoObject, Payload } from '../../connections/schema.js';

const typesDescription =
  'Which events it is told: connection.needs_reauthorization, connection.recovered, connection.authorized, connection.verification_failed, app_registration.expires_soon.';
const urlDescription =
  'Where to: https, and a public address unless private ones are allowed in the configuration.';

@ObjectType('WebhookSecret', {
  simpleResolvers: true,
  description: 'A secret that signs, without the secret itself, which is shown once.',
})
export class WebhookSecretObject {
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until then it signs beside the newer one; null: it is the newest.',
  })
  expiresAt: string | null;
}

@ObjectType('WebhookEndpoint', { simpleResolvers: true, description: 'Where webhooks go.' })
export class WebhookEndpointObject {
  /** Answers the field `secrets`. */
  readSecrets: () => Promise<WebhookSecretObject[]>;

  @Field(() => ID, { description: 'Stable and unique in the whole API.' })
  id: string;

  @Field(() => String, { description: urlDescription })
  url: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description: string | null;

  @Field(() => [String], { description: typesDescription })
  eventTypes: readonly string[];

  @Field(() => Boolean, { description: 'Whether anything is sent to it.' })
  isEnabled: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'GONE when it answered 410, and was disabled for that; else null.',
  })
  disabledBecause: string | null;

  @Field(() => ActorObject, { description: 'Who made it.' })
  createdBy: ActorObject;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: string;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt: string;
}

@ObjectType('WebhookEndpointEdge', { simpleResolvers: true, description: 'An endpoint in the list.' })
export class WebhookEndpointEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after.' })
  cursor: string;

  @Field(() => WebhookEndpointObject, { description: 'The endpoint.' })
  node: WebhookEndpointObject;
}

@ObjectType('WebhookEndpointConnection', { simpleResolvers: true, description: 'A page of endpoints.' })
export class WebhookEndpointConnectionObject {
  /** Answers the field `totalCount`. */
  count: () => Promise<number>;

  @Field(() => [WebhookEndpointEdgeObject], { description: 'The page’s endpoints, the oldest first.' })
  edges: WebhookEndpointEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;
}

@InputType('AddWebhookEndpointInput', { description: 'Where webhooks shall go.' })
export class AddWebhookEndpointArguments {
  @Field(() => String, { description: urlDescription })
  url: string;

  @Field(() => String, { nullable: true, description: 'What it is for; up to 2,000 characters.' })
  description?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `${typesDescription} The first two when null or absent.`,
  })
  eventTypes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether anything is sent to it; true when null or absent.',
  })
  isEnabled?: boolean | null;
}

@InputType('UpdateWebhookEndpointInput', { description: 'What shall change; what is absent stays.' })
export class UpdateWebhookEndpointArguments {
  @Field(() => ID, { description: 'The endpoint.' })
  id: string;

  @Field(() => String, { nullable: true, description: urlDescription })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for; null: nothing.' })
  description?: string | null;

  @Field(() => [String], { nullable: true, description: typesDescription })
  eventTypes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'What happens while it is not enabled is not told to it later.',
  })
  isEnabled?: boolean | null;
}

@InputType('WebhookEndpointInput', { description: 'Which endpoint.' })
export class WebhookEndpointArguments {
  @Field(() => ID, { description: 'The endpoint.' })
  id: string;
}

@ObjectType('WebhookEndpointPayload', { simpleResolvers: true, description: 'The endpoint as it is now.' })
export class WebhookEndpointPayload extends Payload {
  @Field(() => WebhookEndpointObject, { nullable: true, description: 'Null when there are errors.' })
  endpoint: WebhookEndpointObject | null;
}

@ObjectType('WebhookSecretPayload', { simpleResolvers: true, description: 'An endpoint and its new secret.' })
export class WebhookSecretPayload extends WebhookEndpointPayload {
  @Field(() => String, {
    nullable: true,
    description: 'What its signatures are checked with (Standard Webhooks, whsec_…). It is shown this once.',
  })
  secret: string | null;
}

@ObjectType('DeleteWebhookEndpointPayload', { simpleResolvers: true, description: 'What was deleted.' })
export class DeleteWebhookEndpointPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id it had; null when there are errors.' })
  deletedWebhookEndpointId: string | null;
}
