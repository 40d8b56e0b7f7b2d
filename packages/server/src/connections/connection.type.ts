import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { AuthorizationStatus, ConnectionAccess, ConnectionType } from './connection.js';
import { AuthorizationObject, TenantObject } from './authorization.type.js';
import { AuthorizationStatusEnum, ConnectionAccessEnum, ConnectionTypeEnum } from './connection.enums.js';
import { DateTime } from './date-time.scalar.js';

/** The type of a thing that has an id. */
export function typeOfNode(): string {
  return 'Connection';
}

@InterfaceType('Node', {
  description: 'Anything that has an id of its own in the whole API.',
  resolveType: typeOfNode,
})
export abstract class Node {
  @Field(() => ID, { description: 'Stable and unique in the whole API.' })
  id: string;
}

@ObjectType('Connection', {
  implements: Node,
  simpleResolvers: true,
  description: 'One link between this installation and one Microsoft 365 tenant, of one type.',
})
export class ConnectionObject extends Node {
  @Field(() => String, { description: 'The name that people see; up to 200 characters.' })
  name: string;

  @Field(() => String, {
    description: 'Unique and unchanging: a-z, 0-9 and single hyphens, up to 64 characters.',
  })
  identifier: string;

  @Field(() => String, { nullable: true, description: 'Free text; up to 2,000 characters.' })
  note: string | null;

  @Field(() => TenantObject, { description: 'The Microsoft 365 tenant it leads to.' })
  tenant: TenantObject;

  @Field(() => ConnectionTypeEnum, { description: 'What it is for.' })
  type: ConnectionType;

  @Field(() => ConnectionAccessEnum, { description: 'In whose name it acts.' })
  access: ConnectionAccess;

  @Field(() => String, {
    nullable: true,
    description:
      'The mailbox it opens: a shared one, or that of application access; null: the signed-in account’s own.',
  })
  mailbox: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The app registration that was chosen for it, by which its next sign-in is; null: that of its type or cloud.',
  })
  chosenAppRegistrationId: string | null;

  @Field(() => AuthorizationObject, { description: 'What Microsoft has granted to it.' })
  authorization: AuthorizationObject;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt: string;

  @Field(() => DateTime, { description: 'When its name, note or mailbox last changed.' })
  updatedAt: string;
}

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfoObject {
  @Field(() => Boolean, { description: 'Whether more comes after this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether more comes before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'The first edge’s cursor; null on an empty page.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'The last edge’s cursor; null on an empty page.' })
  endCursor: string | null;
}

@ObjectType('ConnectionEdge', { simpleResolvers: true, description: 'A connection at its place in a list.' })
export class ConnectionEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after and before in a list of the same order.' })
  cursor: string;

  @Field(() => ConnectionObject, { description: 'The connection.' })
  node: ConnectionObject;
}

@ObjectType('ConnectionConnection', { simpleResolvers: true, description: 'A page of connections.' })
export class ConnectionConnectionObject {
  /** Answers the field `totalCount`. */
  count: () => Promise<number>;

  @Field(() => [ConnectionEdgeObject], { description: 'The page’s connections in order.' })
  edges: ConnectionEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;
}

@ObjectType('ConnectionStatusCount', {
  simpleResolvers: true,
  description: 'How many connections are in one state.',
})
export class ConnectionStatusCountObject {
  @Field(() => AuthorizationStatusEnum, { description: 'The state.' })
  status: AuthorizationStatus;

  @Field(() => Int, { description: 'How many are in it.' })
  count: number;
}
