import type { EventLog, LoggedEvent } from '../events/index.js';
import { isWithin, type Reach } from './caller.js';
import type { Connection } from './connection.js';
import { BadUserInputError } from './connection.errors.js';
import { connectionEventPrefix as prefix } from './connection.events.js';
import type { ConnectionService } from './connection.service.js';

/** What a subscription of one connection is answered from: its state at the beginning, then each event. */
export type AuthorizationMoment = { readonly present: Connection } | LoggedEvent;

/** What happens to connections, to follow. */
export class ConnectionChanges {
  constructor(
    private readonly deps: {
      readonly events: Pick<EventLog, 'follow' | 'lastPosition'>;
      readonly connections: Pick<ConnectionService, 'get'>;
    },
  ) {}

  /**
   * Every change of every connection within reach; with `after` (an event id) those that were missed come first.
   * @throws BadUserInputError when `after` is no event of this log
   */
  async all(
    after: string | null,
    { reach, signal }: { reach: Reach; signal: AbortSignal },
  ): Promise<AsyncGenerator<LoggedEvent, void, undefined>> {
    const position = after === null ? undefined : await this.#positionOf(after);
    const events = this.deps.events.follow({
      ...(position === undefined ? {} : { after: position }),
      signal,
    });
    return onlyConnections(events, reach);
  }

  /**
   * The present state of one connection, then each of its changes, until it is deleted.
   * @param id null: a connection that is none
   * @throws BadUserInputError when there is no such connection
   */
  async of(
    id: string | null,
    signal: AbortSignal,
  ): Promise<AsyncGenerator<AuthorizationMoment, void, undefined>> {
    // Followed before it is read: what changes in between is told again rather than lost.
    const leaving = new AbortController();
    const events = this.deps.events.follow({ signal: AbortSignal.any([signal, leaving.signal]) });
    try {
      const present = id === null ? null : await this.deps.connections.get(id);
      if (id !== null && present) return momentsOf(id, present, events);
      throw new BadUserInputError('There is no such connection.', 'id');
    } catch (error) {
      leaving.abort();
      throw error;
    }
  }

  /** The id of the newest event: who reads afterwards and follows from it misses nothing. */
  async lastEventId(): Promise<string> {
    return String(await this.deps.events.lastPosition());
  }

  async #positionOf(after: string): Promise<number> {
    const position = /^\d{1,15}$/.test(after) ? Number(after) : null;
    if (position === null || position > (await this.deps.events.lastPosition())) {
      throw new BadUserInputError('after is not the id of an event of this hub.', 'after');
    }
    return position;
  }
}

async function* onlyConnections(
  events: AsyncIterable<LoggedEvent>,
  reach: Reach,
): AsyncGenerator<LoggedEvent, void, undefined> {
  for await (const event of events) {
    if (event.type.startsWith(prefix) && isWithin(reach, event.subjectId)) yield event;
  }
}

async function* momentsOf(
  id: string,
  present: Connection,
  events: AsyncIterable<LoggedEvent>,
): AsyncGenerator<AuthorizationMoment, void, undefined> {
  yield { present };
  for await (const event of events) {
    if (event.subjectId !== id) continue;
    if (event.type === `${prefix}deleted`) return;
    yield event;
  }
}
