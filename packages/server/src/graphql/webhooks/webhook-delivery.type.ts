import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, PageInfoObject, Payload } from '../../connections/schema.js';
import type { AttemptOutcome, DeliveryStatus, ParkedBecause } from '../../webhooks/index.js';

const DeliveryStatusEnum = { PENDING: 'PENDING', DELIVERED: 'DELIVERED', PARKED: 'PARKED' } as const;
registerEnumType(DeliveryStatusEnum, {
  name: 'WebhookDeliveryStatus',
  description: 'Whether it has arrived.',
  valuesConfig: {
    PENDING: { description: 'It is to be sent, for the first time or again.' },
    DELIVERED: { description: 'The receiver answered 2xx.' },
    PARKED: { description: 'It is not sent any more, unless it is replayed.' },
  },
});

const ParkedBecauseEnum = {
  EXHAUSTED: 'EXHAUSTED',
  ENDPOINT_GONE: 'ENDPOINT_GONE',
  ENDPOINT_DISABLED: 'ENDPOINT_DISABLED',
  SECRET_UNREADABLE: 'SECRET_UNREADABLE',
} as const satisfies Record<ParkedBecause, ParkedBecause>;
registerEnumType(ParkedBecauseEnum, {
  name: 'WebhookParkedBecause',
  description: 'Why a delivery is not sent any more.',
  valuesConfig: {
    EXHAUSTED: { description: 'Three days of attempts were not enough.' },
    ENDPOINT_GONE: { description: 'The receiver answered 410 and was disabled.' },
    ENDPOINT_DISABLED: { description: 'Somebody disabled the endpoint.' },
    SECRET_UNREADABLE: {
      description: 'The signing secret cannot be decrypted: rotate it, then replay the delivery.',
    },
  },
});

const AttemptOutcomeEnum = {
  SENDING: 'SENDING',
  DELIVERED: 'DELIVERED',
  REFUSED: 'REFUSED',
  FAILED: 'FAILED',
  INTERRUPTED: 'INTERRUPTED',
} as const satisfies Record<AttemptOutcome, AttemptOutcome>;
registerEnumType(AttemptOutcomeEnum, {
  name: 'WebhookAttemptOutcome',
  description: 'How one attempt ended.',
  valuesConfig: {
    SENDING: { description: 'It is under way.' },
    DELIVERED: { description: 'It was answered 2xx.' },
    REFUSED: { description: 'It was answered otherwise; a redirect is not followed.' },
    FAILED: { description: 'Nothing was answered: error says why.' },
    INTERRUPTED: {
      description: 'The hub was stopped; nobody knows whether it arrived, and it is sent again.',
    },
  },
});

@ObjectType('WebhookAttempt', { simpleResolvers: true, description: 'One attempt to deliver.' })
export class WebhookAttemptObject {
  @Field(() => Int, { description: 'Counts from 1.' })
  number: number;

  @Field(() => String, { description: 'Where it was sent.' })
  url: string;

  @Field(() => AttemptOutcomeEnum, { description: 'How it ended.' })
  outcome: AttemptOutcome;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the answer; null without one.' })
  statusCode: number | null;

  @Field(() => Int, { nullable: true, description: 'How long it took; null until its end is known.' })
  durationMs: number | null;

  @Field(() => String, { nullable: true, description: 'The first 1,000 characters of the answer.' })
  answer: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why nothing was answered: TIMEOUT, HOST_NOT_FOUND, ADDRESS_REFUSED, TLS_FAILED, CONNECTION_FAILED, these two with the code of the system; SECRET_UNREADABLE: it could not be signed and was not sent.',
  })
  error: string | null;

  @Field(() => DateTime, { description: 'When it was stored, right before it was sent.' })
  startedAt: string;

  @Field(() => DateTime, { nullable: true, description: 'When its end was stored.' })
  endedAt: string | null;
}

@ObjectType('WebhookDelivery', {
  simpleResolvers: true,
  description: 'One event on its way to one endpoint.',
})
export class WebhookDeliveryObject {
  /** Answers the field `payload`. */
  readPayload: () => Promise<string>;
  /** Answers the field `attempts`. */
  readAttempts: () => Promise<WebhookAttemptObject[]>;

  @Field(() => ID, { description: 'Stable and unique in the whole API.' })
  id: string;

  @Field(() => ID, { description: 'Where to.' })
  endpointId: string;

  @Field(() => String, { description: 'The same each time it is sent: the header webhook-id.' })
  eventId: string;

  @Field(() => String, { description: 'e.g. connection.needs_reauthorization.' })
  eventType: string;

  @Field(() => DeliveryStatusEnum, { description: 'Whether it has arrived.' })
  status: DeliveryStatus;

  @Field(() => ParkedBecauseEnum, { nullable: true, description: 'Why it is not sent any more.' })
  parkedBecause: ParkedBecause | null;

  @Field(() => Int, { description: 'How many attempts there were.' })
  attemptCount: number;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null when it is not.' })
  nextAttemptAt: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it arrived.' })
  deliveredAt: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: string;
}

@ObjectType('WebhookDeliveryEdge', { simpleResolvers: true, description: 'A delivery in the list.' })
export class WebhookDeliveryEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after.' })
  cursor: string;

  @Field(() => WebhookDeliveryObject, { description: 'The delivery.' })
  node: WebhookDeliveryObject;
}

@ObjectType('WebhookDeliveryConnection', { simpleResolvers: true, description: 'A page of deliveries.' })
export class WebhookDeliveryConnectionObject {
  /** Answers the field `totalCount`. */
  count: () => Promise<number>;

  @Field(() => [WebhookDeliveryEdgeObject], { description: 'The page’s deliveries, the newest first.' })
  edges: WebhookDeliveryEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;
}

@InputType('WebhookDeliveryFilter', { description: 'All that is given must hold.' })
export class WebhookDeliveryFilterArguments {
  @Field(() => ID, { nullable: true, description: 'To this endpoint.' })
  endpointId?: string | null;

  @Field(() => DeliveryStatusEnum, { nullable: true, description: 'In this state.' })
  status?: DeliveryStatus | null;

  @Field(() => String, { nullable: true, description: 'Of this type of event.' })
  eventType?: string | null;
}

@InputType('ReplayWebhookDeliveriesInput', { description: 'Which ones: ids, or an endpoint.' })
export class ReplayWebhookDeliveriesArguments {
  @Field(() => [ID], { nullable: true, description: 'These deliveries, whatever their state; 100 at most.' })
  ids?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The parked deliveries of this endpoint, the oldest 1,000 at a time.',
  })
  endpointId?: string | null;
}

@ObjectType('SendTestWebhookPayload', { simpleResolvers: true, description: 'The test on its way.' })
export class SendTestWebhookPayload extends Payload {
  @Field(() => WebhookDeliveryObject, { nullable: true, description: 'Null when there are errors.' })
  delivery: WebhookDeliveryObject | null;
}

@ObjectType('ReplayWebhookDeliveriesPayload', {
  simpleResolvers: true,
  description: 'What is delivered again.',
})
export class ReplayWebhookDeliveriesPayload extends Payload {
  @Field(() => Int, { description: 'How many.' })
  replayedCount: number;
}
