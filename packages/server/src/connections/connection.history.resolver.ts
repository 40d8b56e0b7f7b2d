import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { FailureContext } from '../failures/index.js';
import { ChangeableFieldEnum, ConnectionDependentEnum } from './connection.enums.js';
import { type ChangeableField, whatHappened } from './connection.events.js';
import type { ConnectionHistoryPage } from './connection.history.js';
import {
  ConnectionHistoryConnectionObject,
  type ConnectionHistoryEdgeObject,
} from './connection.history.type.js';
import type { ConnectionDependent } from './connection.ports.js';
import type { ConnectionService } from './connection.service.js';
import { ConnectionObject } from './connection.type.js';
import { accountView, actorView, failureView, stepView } from './connection.view.js';
import { idFromGlobalId } from './global-id.js';

type Event = ConnectionHistoryPage['rows'][number]['event'];

/** What of a connection is read only where it is selected: its history, and what depends on it. */
@Resolver(() => ConnectionObject)
export class ConnectionFieldsResolver {
  constructor(private readonly connections: ConnectionService) {}

  @FieldResolver(() => ConnectionHistoryConnectionObject, {
    description:
      'What happened to it, the newest first; it begins with the connection and is deleted with it.',
  })
  async history(
    @Root() connection: ConnectionObject,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 50 unless given.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' })
    after?: string | null,
  ): Promise<ConnectionHistoryConnectionObject> {
    const id = idOf(connection);
    const { rows, hasNextPage, hasPreviousPage } = await this.connections.history(id, { first, after });
    const edges = rows.map(({ cursor, event }) => ({ cursor, node: entryOf(event, connection) }));
    const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    return {
      edges,
      pageInfo: { hasNextPage, hasPreviousPage, startCursor, endCursor },
      count: () => this.connections.historyCount(id),
    };
  }

  @FieldResolver(() => [ConnectionDependentEnum], {
    description: 'What depends on it and would stop if it were deleted; empty when nothing does.',
  })
  async dependents(@Root() connection: ConnectionObject): Promise<ConnectionDependent[]> {
    return [...(await this.connections.dependentsOf(idOf(connection)))];
  }
}

/** The length of a history, which only those pay for who select it. */
@Resolver(() => ConnectionHistoryConnectionObject)
export class ConnectionHistoryResolver {
  @FieldResolver(() => Int, { description: 'How much happened in all; costs a count.' })
  totalCount(@Root() page: ConnectionHistoryConnectionObject): Promise<number> {
    return page.count();
  }
}

function idOf({ id: globalId }: ConnectionObject): string {
  const id = idFromGlobalId('Connection', globalId);
  if (id === null) throw new Error('A connection has the id of a connection.');
  return id;
}

function entryOf(event: Event, { name, tenant }: ConnectionObject): ConnectionHistoryEdgeObject['node'] {
  const { kind, actor, account, failure, failedStep, changed = [] } = whatHappened(event);
  // What the connection is now says nothing of what it was then.
  const past: FailureContext = { name, tenant, authorization: null };
  return {
    id: String(event.position),
    kind,
    occurredAt: event.occurredAt,
    actor: actor && actorView(actor),
    account: account ? accountView(account) : null,
    failure: failure ? failureView(failure, past) : null,
    failedStep: failedStep ? stepView(failedStep) : null,
    changedFields: changed.map((field) => fieldNames[field]),
  };
}

const fieldNames = {
  name: ChangeableFieldEnum.NAME,
  note: ChangeableFieldEnum.NOTE,
  mailbox: ChangeableFieldEnum.MAILBOX,
  appRegistrationId: ChangeableFieldEnum.APP_REGISTRATION,
} as const satisfies Record<ChangeableField, string>;
