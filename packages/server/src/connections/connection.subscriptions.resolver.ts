import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { LoggedEvent } from '../events/index.js';
import { type Caller, connectionIdOf, requireScope } from './caller.js';
import type { AuthorizationMoment } from './connection.changes.js';
import { BadUserInputError } from './connection.errors.js';
import { whatHappened } from './connection.events.js';
import { ConnectionChangeObject } from './connection.payloads.type.js';
import type { ConnectionService } from './connection.service.js';
import { ConnectionObject } from './connection.type.js';
import { actorView, changedConnectionView, connectionView } from './connection.view.js';
import { globalIdOf } from './global-id.js';

/**
 * What subscribers are told. An answer depends on the event and on what is selected alone, never on who asks, so that
 * it is made once for everybody who may see it.
 */
@Resolver()
export class ConnectionSubscriptionsResolver {
  constructor(private readonly connections: ConnectionService) {}

  @Subscription(() => ConnectionObject, {
    description: 'The present state of a connection first, then after every change; ends when it is deleted.',
    subscribe: ({ args, context }: { args: { id: string }; context: Caller }) => {
      requireScope(context, 'connections:read');
      return context.changes.of(connectionIdOf(context, args.id), context.signal);
    },
  })
  async connectionAuthorization(
    @Root() moment: AuthorizationMoment,
    @Arg('id', () => ID, { description: 'The connection.' }) _id: string,
  ): Promise<ConnectionObject> {
    if ('present' in moment) return connectionView(this.connections, moment.present);
    const view = changedConnectionView(await this.connections.changed.of(moment));
    if (!view) throw new BadUserInputError('This connection was deleted.', 'id');
    return view;
  }

  @Subscription(() => ConnectionChangeObject, {
    description: 'Every change of every connection.',
    subscribe: ({ args, context }: { args: { after?: string | null }; context: Caller }) => {
      requireScope(context, 'connections:read');
      return context.changes.all(args.after ?? null, {
        reach: context.viewer.connectionIds,
        signal: context.signal,
      });
    },
  })
  async connectionsChanged(
    @Root() event: LoggedEvent,
    @Ctx() _caller: Caller,
    @Arg('after', () => ID, {
      nullable: true,
      description: 'The last event that was heard: what was missed since then comes first.',
    })
    _after?: string | null,
  ): Promise<ConnectionChangeObject> {
    const { kind, actor } = whatHappened(event);
    const connection =
      kind === 'DELETED' ? null : changedConnectionView(await this.connections.changed.of(event));
    return {
      eventId: String(event.position),
      kind,
      connectionId: globalIdOf('Connection', event.subjectId),
      connection,
      actor: actor && actorView(actor),
      occurredAt: event.occurredAt,
    };
  }
}
