import { Field, ID, ObjectType } from 'type-graphql';
import {
  AuthorizationErrorObject,
  ConnectionTestStepObject,
  MicrosoftAccountObject,
} from './authorization.type.js';
import type { ConnectionChangeKind } from './authorization-state.js';
import { ActorKindEnum, ChangeableFieldEnum, ConnectionChangeKindEnum } from './connection.enums.js';
import { PageInfoObject } from './connection.type.js';
import { DateTime } from './date-time.scalar.js';

@ObjectType('Actor', { simpleResolvers: true, description: 'Who did something.' })
export class ActorObject {
  @Field(() => ActorKindEnum, { description: 'What kind of actor.' })
  kind: keyof typeof ActorKindEnum;

  @Field(() => String, {
    description: 'The administrator’s or the key’s name; of an authorization link, who made it.',
  })
  name: string;
}

@ObjectType('ConnectionHistoryEntry', {
  simpleResolvers: true,
  description: 'One thing that happened to a connection, as it was then.',
})
export class ConnectionHistoryEntryObject {
  @Field(() => ID, { description: 'The same as ConnectionChange.eventId; a later one is greater.' })
  id: string;

  @Field(() => ConnectionChangeKindEnum, { description: 'What happened.' })
  kind: ConnectionChangeKind;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt: string;

  @Field(() => ActorObject, { nullable: true, description: 'Who did it; null where the log does not know.' })
  actor: ActorObject | null;

  @Field(() => MicrosoftAccountObject, { nullable: true, description: 'Who signed in, of AUTHORIZED.' })
  account: MicrosoftAccountObject | null;

  @Field(() => AuthorizationErrorObject, {
    nullable: true,
    description: 'Why a sign-in ended or the grant was lost.',
  })
  failure: AuthorizationErrorObject | null;

  @Field(() => ConnectionTestStepObject, {
    nullable: true,
    description: 'The step that did not pass, of VERIFICATION_FAILED.',
  })
  failedStep: ConnectionTestStepObject | null;

  @Field(() => [ChangeableFieldEnum], { description: 'What was changed, of UPDATED.' })
  changedFields: (keyof typeof ChangeableFieldEnum)[];
}

@ObjectType('ConnectionHistoryEdge', {
  simpleResolvers: true,
  description: 'One thing that happened, at its place in the history.',
})
export class ConnectionHistoryEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after.' })
  cursor: string;

  @Field(() => ConnectionHistoryEntryObject, { description: 'What happened.' })
  node: ConnectionHistoryEntryObject;
}

@ObjectType('ConnectionHistoryConnection', {
  simpleResolvers: true,
  description: 'A page of what happened to a connection.',
})
export class ConnectionHistoryConnectionObject {
  /** Answers the field `totalCount`. */
  count: () => Promise<number>;

  @Field(() => [ConnectionHistoryEdgeObject], { description: 'What happened, the newest first.' })
  edges: ConnectionHistoryEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;
}
