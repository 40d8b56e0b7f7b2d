import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { AuthorizationLinkObject, AuthorizationObject, TenantObject } from './authorization.type.js';
import { type Caller, connectionIdOf, isWithin, requireEveryConnection, requireScope } from './caller.js';
import { authorizationStatuses, type Connection, type Tenant } from './connection.js';
import { BadUserInputError } from './connection.errors.js';
import { DateTime } from './date-time.scalar.js';
import { ConnectionFilterInput, ConnectionOrderInput } from './connection.inputs.type.js';
import { maxPageSize, type PageArguments, type Reading } from './connection.page.js';
import type { ConnectionService } from './connection.service.js';
import {
  ConnectionConnectionObject,
  ConnectionEdgeObject,
  ConnectionObject,
  ConnectionStatusCountObject,
  Node,
} from './connection.type.js';
import { connectionView, countsOfAll, listedConnectionView } from './connection.view.js';
import { ConnectionTypeInfoObject, typeInfoOf } from './connection-type-info.type.js';
import { isIdentifier } from './identifier.js';
import { connectionTypeDeclarations } from './types/index.js';

const maxNameRead = 1_000;

/** Queries about connections. */
@Resolver()
export class ConnectionResolver {
  constructor(private readonly service: ConnectionService) {}

  @Query(() => Node, { nullable: true, description: 'Anything by its id; null when there is nothing.' })
  async node(
    @Ctx() caller: Caller,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<Node | null> {
    requireScope(caller, 'connections:read');
    return this.#view(await this.#byGlobalId(caller, id));
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Things by their ids, at most 100, in the order of the ids; null in the place of what there is not.',
  })
  async nodes(
    @Ctx() caller: Caller,
    @Arg('ids', () => [ID], { description: 'Their ids.' }) ids: string[],
  ): Promise<(Node | null)[]> {
    requireScope(caller, 'connections:read');
    if (ids.length > maxPageSize) throw new BadUserInputError(`At most ${maxPageSize} ids at once.`, 'ids');
    const wanted = ids.map((id) => connectionIdOf(caller, id));
    const found = await this.service.getMany(wanted.filter((id) => id !== null));
    const byId = new Map(found.map((connection) => [connection.id, connection]));
    return wanted.map((id) => this.#view(byId.get(id ?? '') ?? null));
  }

  @Query(() => ConnectionObject, {
    nullable: true,
    description: 'One connection by its id or its identifier; null when there is none.',
  })
  async connection(
    @Ctx() caller: Caller,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string | null,
    @Arg('identifier', () => String, { nullable: true, description: 'Its identifier.' })
    identifier?: string | null,
  ): Promise<ConnectionObject | null> {
    requireScope(caller, 'connections:read');
    if (typeof id === 'string' && typeof identifier !== 'string')
      return this.#view(await this.#byGlobalId(caller, id));
    if (typeof identifier !== 'string' || typeof id === 'string') {
      throw new BadUserInputError('Ask by id or by identifier, one of them.', 'id');
    }
    const found = isIdentifier(identifier) ? await this.service.getByIdentifier(identifier) : null;
    return this.#view(found && isWithin(caller.viewer.connectionIds, found.id) ? found : null);
  }

  @Query(() => ConnectionConnectionObject, { description: 'Connections, a page at a time.' })
  async connections(
    @Ctx() caller: Caller,
    @Arg('first', () => Int, {
      nullable: true,
      description: 'How many, 0 to 100; 50 unless first or last is given.',
    })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
    @Arg('last', () => Int, {
      nullable: true,
      description: 'How many from the end, 0 to 100; not together with first.',
    })
    last?: number | null,
    @Arg('before', () => String, { nullable: true, description: 'Only what comes before this cursor.' })
    before?: string | null,
    @Arg('filter', () => ConnectionFilterInput, {
      nullable: true,
      description: 'Which ones; all when absent.',
    })
    filter?: ConnectionFilterInput | null,
    @Arg('orderBy', () => ConnectionOrderInput, {
      nullable: true,
      description: 'In which order; by name when absent.',
    })
    orderBy?: ConnectionOrderInput | null,
  ): Promise<ConnectionConnectionObject> {
    requireScope(caller, 'connections:read');
    return this.#page({ first, after, last, before, filter, orderBy }, caller);
  }

  @Query(() => [ConnectionStatusCountObject], { description: 'How many connections are in each state.' })
  async connectionStatusCounts(
    @Ctx() caller: Caller,
    @Arg('filter', () => ConnectionFilterInput, {
      nullable: true,
      description: 'Which ones; all when absent.',
    })
    filter?: ConnectionFilterInput | null,
  ): Promise<ConnectionStatusCountObject[]> {
    requireScope(caller, 'connections:read');
    const found = await this.service.statusCounts(filter ?? {}, readingOf(caller));
    return countsOfAll(authorizationStatuses, found);
  }

  @Query(() => ID, {
    description:
      'The newest event. Read this, then what you show, then subscribe to connectionsChanged after it: nothing is missed in between.',
  })
  async lastEventId(@Ctx() caller: Caller): Promise<string> {
    requireScope(caller, 'connections:read');
    return caller.changes.lastEventId();
  }

  @Query(() => [ConnectionTypeInfoObject], { description: 'Every type of connection.' })
  connectionTypes(@Ctx() caller: Caller): ConnectionTypeInfoObject[] {
    requireScope(caller, 'connections:read');
    return Object.values(connectionTypeDeclarations).map(typeInfoOf);
  }

  @Query(() => TenantObject, {
    nullable: true,
    description:
      'Asks Microsoft. Null when it knows no such tenant. Errors: TENANT_ID_MALFORMED, TENANT_IN_OTHER_CLOUD (extensions.cloud), TENANT_LOOKUP_UNAVAILABLE.',
  })
  async tenant(
    @Ctx() caller: Caller,
    @Arg('idOrDomain', () => String, { description: 'As for AddConnectionInput.tenantId.' })
    idOrDomain: string,
  ): Promise<Tenant | null> {
    requireScope(caller, 'connections:read');
    requireEveryConnection(caller);
    return this.service.tenant(idOrDomain, caller.signal);
  }

  @Query(() => String, {
    description: 'The identifier that a connection of this name would get, free at this moment.',
  })
  async identifierProposal(
    @Ctx() caller: Caller,
    @Arg('name', () => String, { description: 'The name.' }) name: string,
  ): Promise<string> {
    requireScope(caller, 'connections:read');
    requireEveryConnection(caller);
    return this.service.identifierProposal(name.slice(0, maxNameRead));
  }

  async #page(args: PageArguments, caller: Caller): Promise<ConnectionConnectionObject> {
    const reading = readingOf(caller);
    const { rows, hasNextPage, hasPreviousPage } = await this.service.page(args, reading);
    const edges: ConnectionEdgeObject[] = rows.map((row) => ({
      cursor: row.cursor,
      node: listedConnectionView(row),
    }));
    const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    const filter = args.filter ?? {};
    return {
      edges,
      pageInfo: { hasNextPage, hasPreviousPage, startCursor, endCursor },
      count: () => this.service.count(filter, reading),
    };
  }

  async #byGlobalId(caller: Caller, globalId: string): Promise<Connection | null> {
    const id = connectionIdOf(caller, globalId);
    return id === null ? null : this.service.get(id);
  }

  #view(connection: Connection | null): ConnectionObject | null {
    return connection && connectionView(this.service, connection);
  }
}

function readingOf({ viewer, signal }: Caller): Reading {
  return { reach: viewer.connectionIds, signal };
}

/** The count of a page's whole list, which only those pay for who select it. */
@Resolver(() => ConnectionConnectionObject)
export class ConnectionConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are in all; costs a count.' })
  totalCount(@Root() page: ConnectionConnectionObject): Promise<number> {
    return page.count();
  }
}

/** The open link of a connection; of one that was read alone, only where it is selected. */
@Resolver(() => AuthorizationObject)
export class AuthorizationResolver {
  constructor(private readonly service: ConnectionService) {}

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When its tokens are refreshed next by themselves; null where nothing is to be refreshed.',
  })
  nextRefreshAt(@Root() { connectionId }: AuthorizationObject): Promise<string | null> {
    return this.service.nextRefreshAt(connectionId);
  }

  @FieldResolver(() => AuthorizationLinkObject, {
    nullable: true,
    description: 'The authorization link that can still be used, if somebody made one.',
  })
  link(@Root() authorization: AuthorizationObject): ReturnType<AuthorizationObject['openLink']> {
    return authorization.openLink();
  }
}
