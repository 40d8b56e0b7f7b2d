import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Payload } from '../../connections/schema.js';
import type { SignOnRole } from '../../single-sign-on/index.js';

const SignOnRoleEnum = { OPERATOR: 'OPERATOR', VIEWER: 'VIEWER' } as const;
registerEnumType(SignOnRoleEnum, {
  name: 'SignOnRole',
  description: 'What somebody becomes who enters by a rule.',
  valuesConfig: {
    OPERATOR: { description: 'Manages connections; no access settings.' },
    VIEWER: { description: 'Sees everything but access settings, and changes nothing.' },
  },
});

@ObjectType('SignOnSettings', {
  simpleResolvers: true,
  description: 'Whom an SSO connection lets in at the window of this hub.',
})
export class SignOnSettingsObject {
  @Field(() => Boolean, { description: 'Whether people may sign in by it.' })
  isEnabled: boolean;

  @Field(() => [String], {
    description: 'Members whose user principal name has one of these domains enter without an invitation.',
  })
  domains: readonly string[];

  @Field(() => [String], {
    description: 'Members of the groups with these object ids enter without an invitation.',
  })
  groupIds: readonly string[];

  @Field(() => SignOnRoleEnum, { description: 'What those become who enter by a rule.' })
  role: SignOnRole;
}

@InputType('UpdateSignOnInput', { description: 'Whom an SSO connection shall let in.' })
export class UpdateSignOnArguments {
  @Field(() => ID, { description: 'The connection, of the type SSO.' })
  connectionId: string;

  @Field(() => Boolean, { description: 'Whether people may sign in by it.' })
  isEnabled: boolean;

  @Field(() => [String], { defaultValue: [], description: 'Domains, e.g. contoso.com; 50 at most.' })
  domains: string[];

  @Field(() => [String], { defaultValue: [], description: 'Object ids of groups; 50 at most.' })
  groupIds: string[];

  @Field(() => SignOnRoleEnum, {
    defaultValue: 'VIEWER',
    description: 'What those become who enter by a rule.',
  })
  role: SignOnRole;
}

@ObjectType('UpdateSignOnPayload', { simpleResolvers: true, description: 'What is decided now.' })
export class UpdateSignOnPayload extends Payload {
  @Field(() => SignOnSettingsObject, { nullable: true, description: 'Null when there are errors.' })
  settings: SignOnSettingsObject | null;
}
