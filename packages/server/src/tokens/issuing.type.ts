import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Payload } from '../connections/schema.js';

@InputType('IssueAccessTokenInput', { description: 'Which token is wanted.' })
export class IssueAccessTokenArguments {
  @Field(() => ID, { description: 'The connection.' })
  connectionId: string;

  @Field(() => Int, {
    defaultValue: 0,
    description:
      'How many seconds the token is to live at least, 0 to 86,400. One that Microsoft makes shorter is handed out as it is.',
  })
  minTtlSeconds: number;

  @Field(() => [String], {
    nullable: true,
    description:
      'Some of the scopes that were granted, of one resource; those of the connection’s type when absent.',
  })
  scopes?: string[] | null;
}

@ObjectType('IssueAccessTokenPayload', {
  simpleResolvers: true,
  description: 'An access token, or why there is none. Never a refresh token.',
})
export class IssueAccessTokenPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Opaque: it is for the server that it is sent to.' })
  accessToken: string | null;

  @Field(() => String, { nullable: true, description: 'How it is sent: Bearer.' })
  tokenType: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends.' })
  expiresAt: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Whose it is: of a mail connection what XOAUTH2 names as user; null where an application acts.',
  })
  username: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'After how many seconds it is worth asking again; null where that is not a matter of time.',
  })
  retryAfterSeconds: number | null;
}
