import { Field, ID, InputType } from 'type-graphql';
import type { AuthorizationStatus, ConnectionAccess, ConnectionType } from './connection.js';
import {
  AuthorizationStatusEnum,
  ConnectionAccessEnum,
  ConnectionOrderFieldEnum,
  ConnectionTypeEnum,
  OrderDirectionEnum,
} from './connection.enums.js';
import type { ConnectionOrderField, OrderDirection } from './connection.order.js';
import { DateTime } from './date-time.scalar.js';

@InputType('ConnectionFilter', {
  description: 'Which connections are wanted; what is absent does not restrict.',
})
export class ConnectionFilterInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in name, identifier, mailbox, account or tenant, without case and accents; up to 200 characters.',
  })
  text?: string | null;

  @Field(() => [ConnectionTypeEnum], { nullable: true, description: 'Of one of these types.' })
  types?: ConnectionType[] | null;

  @Field(() => [AuthorizationStatusEnum], { nullable: true, description: 'In one of these states.' })
  statuses?: AuthorizationStatus[] | null;

  @Field(() => [ID], { nullable: true, description: 'Of one of these tenants, by tenant ID; up to 100.' })
  tenantIds?: string[] | null;
}

@InputType('ConnectionOrder', { description: 'How connections are sorted.' })
export class ConnectionOrderInput {
  @Field(() => ConnectionOrderFieldEnum, { description: 'What they are sorted by.' })
  field: ConnectionOrderField;

  @Field(() => OrderDirectionEnum, { defaultValue: 'ASC', description: 'In which direction.' })
  direction: OrderDirection;
}

@InputType('AddConnectionInput', { description: 'A connection to add.' })
export class AddConnectionArguments {
  @Field(() => String, { description: 'The name that people see; 1 to 200 characters on one line.' })
  name: string;

  @Field(() => String, {
    description: 'The tenant’s GUID, a verified domain, or an address that holds the GUID.',
  })
  tenantId: string;

  @Field(() => ConnectionTypeEnum, { description: 'What it is for.' })
  type: ConnectionType;

  @Field(() => ConnectionAccessEnum, {
    nullable: true,
    description:
      'APPLICATION: an administrator consents once and nobody signs in; for mail types, which then need a mailbox. Absent: as usual for the type.',
  })
  access?: ConnectionAccess | null;

  @Field(() => String, { nullable: true, description: 'Absent: it follows the name and is made unique.' })
  identifier?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text; up to 2,000 characters.' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address of a shared mailbox, for mail connections only.',
  })
  mailbox?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The app registration that it signs in by; absent: that of its type or cloud.',
  })
  appRegistrationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The same key with the same input adds one connection, however often it is sent; up to 200 characters.',
  })
  idempotencyKey?: string | null;
}

@InputType('AuthorizeConnectionInput', { description: 'A connection to authorize, in whatever state it is.' })
export class AuthorizeConnectionArguments {
  @Field(() => ID, { description: 'The connection.' })
  id: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Lets another account take the place of the one that signed in before.',
  })
  allowAccountChange?: boolean | null;
}

@InputType('CreateAuthorizationLinkInput', {
  description: 'A connection that somebody else is to sign in for.',
})
export class CreateAuthorizationLinkArguments {
  @Field(() => ID, { description: 'The connection.' })
  connectionId: string;
}

@InputType('WithdrawAuthorizationLinkInput', { description: 'A connection whose open link is to end.' })
export class WithdrawAuthorizationLinkArguments {
  @Field(() => ID, { description: 'The connection.' })
  connectionId: string;
}

@InputType('UpdateConnectionInput', { description: 'What is to change; absent fields stay as they are.' })
export class UpdateConnectionArguments {
  @Field(() => ID, { description: 'The connection.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The new name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The new note; null or empty removes it.' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The new shared mailbox; null or empty removes it. It has to be verified again.',
  })
  mailbox?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The app registration that it signs in by from now on; null: that of its type or cloud. A grant that is there goes on with the application that it was granted to.',
  })
  appRegistrationId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The updatedAt that the change is based on; another one is answered by CHANGED_MEANWHILE.',
  })
  expectedUpdatedAt?: string | null;
}

@InputType('DeleteConnectionInput', { description: 'A connection to delete, with its tokens.' })
export class DeleteConnectionArguments {
  @Field(() => ID, { description: 'The connection.' })
  id: string;

  @Field(() => Boolean, { nullable: true, description: 'Deletes it although something depends on it.' })
  confirmDependents?: boolean | null;
}

@InputType('TestConnectionInput', { description: 'A connection to test.' })
export class TestConnectionArguments {
  @Field(() => ID, { description: 'The connection.' })
  id: string;
}
