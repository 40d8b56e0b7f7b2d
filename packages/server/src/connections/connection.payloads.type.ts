import { Field, ID, ObjectType } from 'type-graphql';
import { ConnectionTestObject } from './authorization.type.js';
import type { ConnectionChangeKind } from './authorization-state.js';
import { ConnectionChangeKindEnum, UserErrorCodeEnum } from './connection.enums.js';
import { ActorObject } from './connection.history.type.js';
import { ConnectionObject } from './connection.type.js';
import { DateTime } from './date-time.scalar.js';
import type { UserErrorCode } from './user-error.js';

const errorsDescription = 'What the caller can mend; empty when it was done.';
const connectionDescription = 'The connection as it is now; null when there is none.';

@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'Something that the caller of a mutation can mend.',
})
export class UserErrorObject {
  @Field(() => UserErrorCodeEnum, { description: 'Stable.' })
  code: UserErrorCode;

  @Field(() => [String], {
    nullable: true,
    description: 'The field of the input; null when it concerns the whole.',
  })
  field: readonly string[] | null;

  @Field(() => String, { description: 'In English, for integrators.' })
  message: string;
}

/** What every mutation returns. */
@ObjectType({ simpleResolvers: true })
export abstract class Payload {
  @Field(() => [UserErrorObject], { description: errorsDescription })
  userErrors: readonly UserErrorObject[];
}

@ObjectType('AddConnectionPayload', { simpleResolvers: true, description: 'The added connection.' })
export class AddConnectionPayload extends Payload {
  @Field(() => ConnectionObject, {
    nullable: true,
    description: 'The added connection; null when there are errors.',
  })
  connection: ConnectionObject | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where to sign in, in a browser; it leads to this hub first.',
  })
  authorizationUrl: string | null;
}

@ObjectType('AuthorizeConnectionPayload', { simpleResolvers: true, description: 'A sign-in that was begun.' })
export class AuthorizeConnectionPayload extends Payload {
  @Field(() => ConnectionObject, { nullable: true, description: connectionDescription })
  connection: ConnectionObject | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where to sign in, in a browser; it leads to this hub first.',
  })
  authorizationUrl: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when that sign-in can be finished.' })
  expiresAt: string | null;
}

@ObjectType('CreateAuthorizationLinkPayload', {
  simpleResolvers: true,
  description: 'A link for somebody else.',
})
export class CreateAuthorizationLinkPayload extends Payload {
  @Field(() => ConnectionObject, { nullable: true, description: connectionDescription })
  connection: ConnectionObject | null;

  @Field(() => String, { nullable: true, description: 'The link to send; it is shown this once.' })
  url: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when it can be used.' })
  expiresAt: string | null;
}

@ObjectType('WithdrawAuthorizationLinkPayload', {
  simpleResolvers: true,
  description: 'A link that was withdrawn.',
})
export class WithdrawAuthorizationLinkPayload extends Payload {
  @Field(() => ConnectionObject, { nullable: true, description: connectionDescription })
  connection: ConnectionObject | null;
}

@ObjectType('UpdateConnectionPayload', { simpleResolvers: true, description: 'The changed connection.' })
export class UpdateConnectionPayload extends Payload {
  @Field(() => ConnectionObject, { nullable: true, description: connectionDescription })
  connection: ConnectionObject | null;
}

@ObjectType('DeleteConnectionPayload', {
  simpleResolvers: true,
  description: 'The connection that was deleted.',
})
export class DeleteConnectionPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Its id; null when nothing was deleted.' })
  deletedConnectionId: string | null;
}

@ObjectType('TestConnectionPayload', {
  simpleResolvers: true,
  description: 'How a connection’s own test went.',
})
export class TestConnectionPayload extends Payload {
  @Field(() => ConnectionObject, { nullable: true, description: connectionDescription })
  connection: ConnectionObject | null;

  @Field(() => ConnectionTestObject, {
    nullable: true,
    description: 'The test; one that did not pass is no error.',
  })
  test: ConnectionTestObject | null;
}

@ObjectType('ConnectionChange', {
  simpleResolvers: true,
  description: 'One thing that happened to a connection.',
})
export class ConnectionChangeObject {
  @Field(() => ID, { description: 'Good for after, to hear what was missed.' })
  eventId: string;

  @Field(() => ConnectionChangeKindEnum, { description: 'What happened.' })
  kind: ConnectionChangeKind;

  @Field(() => ID, { description: 'The connection, also when it is gone.' })
  connectionId: string;

  @Field(() => ConnectionObject, { nullable: true, description: 'As it is now; null when it is gone.' })
  connection: ConnectionObject | null;

  @Field(() => ActorObject, { nullable: true, description: 'Who did it; null where the log does not know.' })
  actor: ActorObject | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt: string;
}
