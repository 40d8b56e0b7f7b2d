import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ActorObject, DateTime, PageInfoObject, Payload } from '../../connections/schema.js';

@ObjectType('FormerApiKeySecret', {
  simpleResolvers: true,
  description: 'A secret that another has taken the place of, and that is accepted for a while longer.',
})
export class FormerApiKeySecretObject {
  @Field(() => String, { description: 'How it begins, to recognise it by.' })
  prefix: string;

  @Field(() => DateTime, { description: 'From when on it is refused.' })
  until: string;
}

@ObjectType('ApiKey', {
  simpleResolvers: true,
  description: 'The key of an application, without the key itself, which is shown once.',
})
export class ApiKeyObject {
  @Field(() => ID, { description: 'Stable and unique in the whole API.' })
  id: string;

  @Field(() => String, { description: 'What it is for, in the words of whoever made it.' })
  name: string;

  @Field(() => String, { description: 'How the key begins, to recognise it by.' })
  prefix: string;

  @Field(() => [String], { description: 'What it may do, e.g. connections:read.' })
  scopes: readonly string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'The only connections that there are for it, deleted ones too; null: all.',
  })
  connectionIds: readonly string[] | null;

  @Field(() => ActorObject, { description: 'Who made it.' })
  createdBy: ActorObject;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: string;

  @Field(() => DateTime, { nullable: true, description: 'From when on it is refused; null: never.' })
  expiresAt: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to the minute.' })
  lastUsedAt: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while it is not.' })
  revokedAt: string | null;

  @Field(() => FormerApiKeySecretObject, {
    nullable: true,
    description: 'The secret before the last rotation, while it is still accepted; null when there is none.',
  })
  former: FormerApiKeySecretObject | null;
}

@ObjectType('ApiKeyEdge', { simpleResolvers: true, description: 'An API key at its place in the list.' })
export class ApiKeyEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after.' })
  cursor: string;

  @Field(() => ApiKeyObject, { description: 'The API key.' })
  node: ApiKeyObject;
}

@ObjectType('ApiKeyConnection', { simpleResolvers: true, description: 'A page of API keys.' })
export class ApiKeyConnectionObject {
  /** Answers the field `totalCount`. */
  count: () => Promise<number>;

  @Field(() => [ApiKeyEdgeObject], { description: 'The page’s keys, the newest first.' })
  edges: ApiKeyEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;
}

@InputType('AddApiKeyInput', { description: 'An API key to be made.' })
export class AddApiKeyArguments {
  @Field(() => String, { description: 'What it is for; up to 200 characters.' })
  name: string;

  @Field(() => [String], {
    description:
      'What it may do, one at least. access:manage cannot be given to a key; a limited one has connections:read, connections:write, tokens:issue, events:read at most.',
  })
  scopes: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'The only connections that there shall be for it, 1 to 100; all when null or absent.',
  })
  connectionIds?: string[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when on it is refused; never when null or absent.',
  })
  expiresAt?: string | null;
}

@InputType('RotateApiKeyInput', { description: 'Which API key gets a new secret.' })
export class RotateApiKeyArguments {
  @Field(() => ID, { description: 'The API key.' })
  id: string;

  @Field(() => Int, {
    description:
      'For how long the present secret is accepted beside the new one: 0 to 2592000 seconds (30 days).',
  })
  overlapSeconds: number;
}

@ObjectType('RotateApiKeyPayload', { simpleResolvers: true, description: 'The new secret of a key.' })
export class RotateApiKeyPayload extends Payload {
  @Field(() => ApiKeyObject, { nullable: true, description: 'The key; null when there are errors.' })
  apiKey: ApiKeyObject | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The key with its new secret, to be sent as "Authorization: Bearer …". It is shown this once.',
  })
  key: string | null;
}

@InputType('RevokeApiKeyInput', { description: 'Which API key.' })
export class RevokeApiKeyArguments {
  @Field(() => ID, { description: 'The API key.' })
  id: string;
}

@ObjectType('AddApiKeyPayload', { simpleResolvers: true, description: 'The key that was made.' })
export class AddApiKeyPayload extends Payload {
  @Field(() => ApiKeyObject, {
    nullable: true,
    description: 'What is kept of it; null when there are errors.',
  })
  apiKey: ApiKeyObject | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key itself, to be sent as "Authorization: Bearer …". It is shown this once.',
  })
  key: string | null;
}

@ObjectType('RevokeApiKeyPayload', { simpleResolvers: true, description: 'The key that was revoked.' })
export class RevokeApiKeyPayload extends Payload {
  @Field(() => ApiKeyObject, { nullable: true, description: 'The revoked key; null when there are errors.' })
  apiKey: ApiKeyObject | null;
}
