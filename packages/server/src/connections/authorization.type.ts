import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CloudName } from '../microsoft/index.js';
import type { AuthorizationStatus } from './connection.js';
import type { Responsible } from '../failures/index.js';
import { AuthorizationStatusEnum, ResponsibleEnum } from './connection.enums.js';
import { DateTime } from './date-time.scalar.js';

@ObjectType('Tenant', { simpleResolvers: true, description: 'An organization’s Microsoft identity.' })
export class TenantObject {
  @Field(() => ID, { description: 'The tenant ID, a GUID in lower case.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'The organization’s name, once a connection has shown it.',
  })
  displayName: string | null;

  @Field(() => String, { nullable: true, description: 'A verified domain, where one is known.' })
  domain: string | null;

  @Field(() => String, {
    description: 'The national cloud that it lives in: global, usgov, usgov-dod or china.',
  })
  cloud: CloudName;
}

@ObjectType('MicrosoftAccount', { simpleResolvers: true, description: 'Who signed in.' })
export class MicrosoftAccountObject {
  @Field(() => ID, {
    description: 'The object ID (oid) in the tenant: the identity, whatever the names become.',
  })
  id: string;

  @Field(() => String, { nullable: true, description: 'The sign-in name, for display only.' })
  username: string | null;

  @Field(() => String, { nullable: true, description: 'The person’s name, for display only.' })
  displayName: string | null;
}

@ObjectType('AuthorizationLink', {
  simpleResolvers: true,
  description: 'A link that was made for somebody else to sign in.',
})
export class AuthorizationLinkObject {
  @Field(() => String, { description: 'Who made it: the administrator’s or the key’s name.' })
  requestedBy: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: string;

  @Field(() => DateTime, { description: 'Until when it can be used.' })
  expiresAt: string;
}

@ObjectType('AuthorizationErrorFact', {
  simpleResolvers: true,
  description: 'Something that was found out about a failure.',
})
export class AuthorizationErrorFactObject {
  @Field(() => String, {
    description: 'What it is: account, expectedAccount, cloud, scopes; further ones can come.',
  })
  name: string;

  @Field(() => String, { description: 'What was found, e.g. the account that signed in.' })
  value: string;
}

@ObjectType('AuthorizationError', {
  simpleResolvers: true,
  description: 'Why an authorization failed or was lost.',
})
export class AuthorizationErrorObject {
  @Field(() => String, { description: 'Stable; the list is in the documentation.' })
  code: string;

  @Field(() => String, { description: 'What happened, in one English sentence.' })
  title: string;

  @Field(() => String, { description: 'What it means for this connection.' })
  explanation: string;

  @Field(() => String, { description: 'What to do, and who can do it.' })
  remedy: string;

  @Field(() => ResponsibleEnum, { description: 'Who can mend it.' })
  responsible: Responsible;

  @Field(() => [AuthorizationErrorFactObject], {
    description: 'What fills the sentences, so that they can be said in another language by code.',
  })
  facts: AuthorizationErrorFactObject[];

  @Field(() => String, { nullable: true, description: 'Microsoft’s error code, e.g. AADSTS65004.' })
  aadsts: string | null;

  @Field(() => String, { nullable: true, description: 'Microsoft’s own words.' })
  message: string | null;

  @Field(() => String, { nullable: true, description: 'For Microsoft’s support.' })
  correlationId: string | null;

  @Field(() => String, { nullable: true, description: 'For Microsoft’s support.' })
  traceId: string | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt: string;
}

@ObjectType('ConnectionTestStep', {
  simpleResolvers: true,
  description: 'One step of a connection’s own test.',
})
export class ConnectionTestStepObject {
  @Field(() => String, { description: 'Stable, in capitals, e.g. TOKEN_VALID.' })
  name: string;

  @Field(() => Boolean, { description: 'Whether it passed.' })
  ok: boolean;

  @Field(() => String, { nullable: true, description: 'The server’s own words.' })
  detail: string | null;

  @Field(() => String, { nullable: true, description: 'What to do when it did not pass, in English.' })
  remedy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Names the remedy, e.g. TEST_AGAIN_LATER, so that it can be said in another language.',
  })
  remedyCode: string | null;

  @Field(() => [AuthorizationErrorFactObject], {
    description:
      'What fills the remedy’s sentence: account, mailbox, host, port, cloud; further ones can come.',
  })
  remedyFacts: AuthorizationErrorFactObject[];

  @Field(() => [String], {
    description: 'Lines of Exchange Online PowerShell that mend it, ready to run; none where there are none.',
  })
  remedyCommands: string[];

  @Field(() => ResponsibleEnum, {
    nullable: true,
    description: 'Who can mend it; null where there is nothing to do.',
  })
  responsible: Responsible | null;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  durationMs: number;
}

@ObjectType('ConnectionTest', {
  simpleResolvers: true,
  description: 'A connection’s own test, as it last went.',
})
export class ConnectionTestObject {
  @Field(() => Boolean, { description: 'Whether every step passed.' })
  ok: boolean;

  @Field(() => DateTime, { description: 'When it was run.' })
  testedAt: string;

  @Field(() => [ConnectionTestStepObject], {
    description: 'Its steps in order, up to the first that did not pass.',
  })
  steps: ConnectionTestStepObject[];
}

@ObjectType('Authorization', {
  simpleResolvers: true,
  description: 'What Microsoft has granted to a connection.',
})
export class AuthorizationObject {
  /** Whose it is, for the fields that are read only where they are selected. */
  connectionId: string;

  /** Answers the field `link`: at once where it was read with the connection. */
  openLink: () => Promise<AuthorizationLinkObject | null> | AuthorizationLinkObject | null;

  @Field(() => AuthorizationStatusEnum, { description: 'Where it stands.' })
  status: AuthorizationStatus;

  @Field(() => MicrosoftAccountObject, {
    nullable: true,
    description: 'Who signed in; null where an application acts by itself.',
  })
  account: MicrosoftAccountObject | null;

  @Field(() => [String], { description: 'The scopes that Microsoft granted.' })
  scopes: string[];

  @Field(() => DateTime, { nullable: true, description: 'When it was last granted.' })
  authorizedAt: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the connection’s own test last passed.' })
  lastVerifiedAt: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the sign-in or the consent is waited for; null when nothing is waited for.',
  })
  awaitingUntil: string | null;

  @Field(() => AuthorizationErrorObject, {
    nullable: true,
    description: 'The latest failure; success clears it.',
  })
  error: AuthorizationErrorObject | null;

  @Field(() => ConnectionTestObject, {
    nullable: true,
    description: 'The latest test; null when none was run since it was granted.',
  })
  verification: ConnectionTestObject | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the connection is tested by itself next; null while that is due, or it is not authorized.',
  })
  nextVerificationAt: string | null;
}
