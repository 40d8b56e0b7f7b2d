import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ActorKindEnum, ActorObject, DateTime, PageInfoObject } from '../../connections/schema.js';

@ObjectType('AuditEntry', {
  simpleResolvers: true,
  description: 'Who did what: never changed, never removed.',
})
export class AuditEntryObject {
  @Field(() => Int, { description: 'Its number in the log, without gaps.' })
  sequence: number;

  @Field(() => DateTime, { description: 'When.' })
  occurredAt: string;

  @Field(() => ActorObject, { description: 'Who did it.' })
  actor: ActorObject;

  @Field(() => ID, {
    nullable: true,
    description: 'Who did it: the id in this API, where there is one; null where nobody in particular did.',
  })
  actorId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The network address of who asked, where somebody asked.',
  })
  address: string | null;

  @Field(() => String, { description: 'What was done, e.g. connection.added; further ones can come.' })
  action: string;

  @Field(() => String, { description: 'What kind of thing it was done to, e.g. connection.' })
  subjectKind: string;

  @Field(() => ID, {
    nullable: true,
    description: 'What it was done to: its id in this API, where it has one.',
  })
  subjectId: string | null;

  @Field(() => String, { description: 'What else is known, an object of JSON.' })
  details: string;

  @Field(() => String, { description: 'SHA-256 over the entry and the hash before it.' })
  hash: string;
}

@ObjectType('AuditEntryEdge', {
  simpleResolvers: true,
  description: 'An audit entry at its place in the list.',
})
export class AuditEntryEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after.' })
  cursor: string;

  @Field(() => AuditEntryObject, { description: 'The entry.' })
  node: AuditEntryObject;
}

@ObjectType('AuditEntryConnection', { simpleResolvers: true, description: 'A page of the audit log.' })
export class AuditEntryConnectionObject {
  @Field(() => [AuditEntryEdgeObject], { description: 'The page’s entries, the newest first.' })
  edges: AuditEntryEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;
}

@InputType('AuditEntryFilter', { description: 'Which entries; what is null or absent does not matter.' })
export class AuditEntryFilterArguments {
  @Field(() => ActorKindEnum, { nullable: true, description: 'What kind of actor did it.' })
  actorKind?: keyof typeof ActorKindEnum | null;

  @Field(() => ID, { nullable: true, description: 'Who did it.' })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'What was done, e.g. connection.added.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'What kind of thing it was done to.' })
  subjectKind?: string | null;

  @Field(() => ID, { nullable: true, description: 'What it was done to.' })
  subjectId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'From this moment on.' })
  from?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  to?: string | null;
}
