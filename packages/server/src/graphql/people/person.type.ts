import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ActorObject, DateTime, PageInfoObject, Payload } from '../../connections/schema.js';
import type { Role } from '../../roles.js';
import { RoleEnum } from './role.enum.js';

const roleDescription = 'What the role shall be.';

@ObjectType('Person', { simpleResolvers: true, description: 'Somebody who signs in to this Landbridge.' })
export class PersonObject {
  @Field(() => ID, { description: 'Stable and unique in the whole API.' })
  id: string;

  @Field(() => String, { description: 'As the person wrote it.' })
  name: string;

  @Field(() => String, { description: 'The e-mail address that the person signs in with.' })
  email: string;

  @Field(() => RoleEnum, { description: 'What the person may do.' })
  role: Role;

  @Field(() => Boolean, { description: 'Whether it is the caller.' })
  isViewer: boolean;

  @Field(() => Boolean, { description: 'Whether a sign-in asks for a second factor.' })
  hasSecondFactor: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The Microsoft account that signs the person in, as Microsoft calls it; null: none.',
  })
  microsoftAccount: string | null;

  @Field(() => Int, { description: 'How many API keys in use the person has made.' })
  apiKeyCount: number;

  @Field(() => DateTime, { description: 'Since when there is the account.' })
  createdAt: string;

  @Field(() => DateTime, { nullable: true, description: 'When the person last signed in; null: never yet.' })
  lastSignedInAt: string | null;
}

@ObjectType('PersonEdge', { simpleResolvers: true, description: 'A person at a place in the list.' })
export class PersonEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after.' })
  cursor: string;

  @Field(() => PersonObject, { description: 'The person.' })
  node: PersonObject;
}

@ObjectType('PersonConnection', { simpleResolvers: true, description: 'A page of people.' })
export class PersonConnectionObject {
  /** Answers the field `totalCount`. */
  count: () => Promise<number>;

  @Field(() => [PersonEdgeObject], { description: 'The page’s people, the oldest account first.' })
  edges: PersonEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;
}

@ObjectType('Invitation', {
  simpleResolvers: true,
  description: 'An invitation that nobody has accepted yet, without its link, which is shown once.',
})
export class InvitationObject {
  @Field(() => ID, { description: 'Stable and unique in the whole API.' })
  id: string;

  @Field(() => String, { description: 'Whom it is for.' })
  email: string;

  @Field(() => String, { nullable: true, description: 'How the person is called, where that was said.' })
  name: string | null;

  @Field(() => RoleEnum, { description: 'What the person will be.' })
  role: Role;

  @Field(() => ActorObject, { description: 'Who invited.' })
  invitedBy: ActorObject;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: string;

  @Field(() => DateTime, { description: 'From when on its link is refused.' })
  expiresAt: string;
}

@InputType('InvitePersonInput', { description: 'Who shall be invited.' })
export class InvitePersonArguments {
  @Field(() => String, { description: 'The address that the person will sign in with.' })
  email: string;

  @Field(() => String, { nullable: true, description: 'A name to begin with; the person may change it.' })
  name?: string | null;

  @Field(() => RoleEnum, { description: roleDescription })
  role: Role;
}

@InputType('WithdrawInvitationInput', { description: 'Which invitation.' })
export class WithdrawInvitationArguments {
  @Field(() => ID, { description: 'The invitation.' })
  id: string;
}

@InputType('ChangeRoleInput', { description: 'Whose role becomes another one.' })
export class ChangeRoleArguments {
  @Field(() => ID, { description: 'The person.' })
  id: string;

  @Field(() => RoleEnum, { description: roleDescription })
  role: Role;
}

@InputType('RemovePersonInput', { description: 'Who is removed.' })
export class RemovePersonArguments {
  @Field(() => ID, { description: 'The person.' })
  id: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Leaves the API keys in use that the person has made, and knows; they are revoked otherwise.',
  })
  keepApiKeys: boolean;
}

@ObjectType('InvitePersonPayload', { simpleResolvers: true, description: 'The invitation that was made.' })
export class InvitePersonPayload extends Payload {
  @Field(() => InvitationObject, { nullable: true, description: 'What is kept of it; null with errors.' })
  invitation: InvitationObject | null;

  @Field(() => String, {
    nullable: true,
    description: 'The link for the person, good once, for seven days. It is shown this once.',
  })
  url: string | null;
}

@ObjectType('WithdrawInvitationPayload', { simpleResolvers: true, description: 'What was withdrawn.' })
export class WithdrawInvitationPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The invitation; null with errors.' })
  withdrawnInvitationId: string | null;
}

@ObjectType('ChangeRolePayload', { simpleResolvers: true, description: 'The person with the new role.' })
export class ChangeRolePayload extends Payload {
  @Field(() => PersonObject, { nullable: true, description: 'The person; null with errors.' })
  person: PersonObject | null;
}

@ObjectType('RemovePersonPayload', { simpleResolvers: true, description: 'Who was removed.' })
export class RemovePersonPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The person; null with errors.' })
  removedPersonId: string | null;
}
