import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type Caller, requireScope } from './caller.js';
import type { ConnectionService } from './connection.service.js';
import { TenantConnectionObject, TenantFilterInput } from './tenant.type.js';

/** Queries about the tenants that there are connections of. */
@Resolver(() => TenantConnectionObject)
export class TenantResolver {
  constructor(private readonly service: ConnectionService) {}

  @Query(() => TenantConnectionObject, {
    description: 'The tenants that there are connections of, by name, a page at a time. Nobody is asked.',
  })
  async tenants(
    @Ctx() caller: Caller,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 50 when absent.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
    @Arg('filter', () => TenantFilterInput, { nullable: true, description: 'Which ones; all when absent.' })
    filter?: TenantFilterInput | null,
  ): Promise<TenantConnectionObject> {
    requireScope(caller, 'connections:read');
    const reach = caller.viewer.connectionIds;
    const { rows, hasNextPage, hasPreviousPage } = await this.service.tenants.page(
      { first, after, filter },
      reach,
    );
    return {
      edges: rows.map(({ cursor, tenant, connectionCount }) => ({ cursor, node: tenant, connectionCount })),
      pageInfo: {
        hasNextPage,
        hasPreviousPage,
        startCursor: rows.at(0)?.cursor ?? null,
        endCursor: rows.at(-1)?.cursor ?? null,
      },
      count: () => this.service.tenants.count(filter ?? {}, reach),
    };
  }

  @FieldResolver(() => Int, { description: 'How many there are in all; costs a count.' })
  totalCount(@Root() page: TenantConnectionObject): Promise<number> {
    return page.count();
  }
}
