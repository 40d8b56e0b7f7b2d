import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { TenantObject } from './authorization.type.js';
import { PageInfoObject } from './connection.type.js';

@InputType('TenantFilter', { description: 'Which tenants are wanted; what is absent does not restrict.' })
export class TenantFilterInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in name, domain or tenant ID, without case and accents; up to 200 characters.',
  })
  text?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Of these tenant IDs; up to 100.' })
  ids?: string[] | null;
}

@ObjectType('TenantEdge', { simpleResolvers: true, description: 'A tenant at its place in a list.' })
export class TenantEdgeObject {
  @Field(() => String, { description: 'Opaque; good for after.' })
  cursor: string;

  @Field(() => TenantObject, { description: 'The tenant.' })
  node: TenantObject;

  @Field(() => Int, { description: 'How many connections lead to it; one at least.' })
  connectionCount: number;
}

@ObjectType('TenantConnection', { simpleResolvers: true, description: 'A page of tenants.' })
export class TenantConnectionObject {
  /** Answers the field `totalCount`. */
  count: () => Promise<number>;

  @Field(() => [TenantEdgeObject], { description: 'The page’s tenants in order.' })
  edges: TenantEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where this page stands.' })
  pageInfo: PageInfoObject;
}
