import type { Ambient } from '../ambient.js';
import type { Database, SqlValue, Transaction } from '../database/index.js';
import type { EventLog, LoggedEvent } from '../events/index.js';
import type { Connection } from './connection.js';
import { connectionEvent, type WhatHappened } from './connection.events.js';
import {
  connectionFromRow,
  linkFromRow,
  type OpenLink,
  type RowWithLink,
  selectWithOpenLink,
} from './connection.row.js';

/** A connection and its open link, as a change left them; both null when it is gone. */
export class ChangedConnection {
  constructor(
    readonly connection: Connection | null,
    readonly link: OpenLink | null,
  ) {}
}

export interface ChangedConnectionsDependencies {
  readonly database: Pick<Database, 'query'>;
  readonly events: Pick<EventLog, 'append'>;
  readonly ambient: Ambient;
}

/** Tells what happens to connections, with the state that followers are going to ask for. */
export class ChangedConnections {
  readonly #read = new WeakMap<LoggedEvent, Promise<ChangedConnection>>();
  /** Everything that a transaction tells of a connection is told of one state, the last. */
  readonly #readIn = new WeakMap<Transaction, Map<string, Promise<ChangedConnection>>>();

  constructor(private readonly deps: ChangedConnectionsDependencies) {}

  /** Logs what a transaction does to a connection. */
  tell(tx: Transaction, id: string, what: WhatHappened): Promise<void> {
    return this.deps.events.append(tx, connectionEvent(id, what), () => this.#lastIn(tx, id));
  }

  /** Spares reading a connection that a transaction adds, and leaves as it adds it. */
  knowAdded(tx: Transaction, added: Connection): void {
    this.#statesIn(tx).set(added.id, Promise.resolve(new ChangedConnection(added, null)));
  }

  /** The state after an event, or the present one where the event came from the log; read once for all who ask. */
  async of(event: LoggedEvent): Promise<ChangedConnection> {
    if (event.subject instanceof ChangedConnection) return event.subject;
    const known = this.#read.get(event);
    if (known) return known;
    const reading = this.present(event.subjectId);
    this.#read.set(event, reading);
    return reading;
  }

  /** A connection and its open link as they are now. */
  present(id: string): Promise<ChangedConnection> {
    return this.#readWith(this.deps.database, id);
  }

  #lastIn(tx: Transaction, id: string): Promise<ChangedConnection> {
    const states = this.#statesIn(tx);
    const state = states.get(id) ?? this.#readWith(tx, id);
    states.set(id, state);
    return state;
  }

  #statesIn(tx: Transaction): Map<string, Promise<ChangedConnection>> {
    const states = this.#readIn.get(tx) ?? new Map<string, Promise<ChangedConnection>>();
    this.#readIn.set(tx, states);
    return states;
  }

  async #readWith(statements: Pick<Database, 'query'>, id: string): Promise<ChangedConnection> {
    const params: SqlValue[] = [this.deps.ambient.now().toISOString(), id];
    const [row] = await statements.query<RowWithLink>(selectWithOpenLink, params);
    return new ChangedConnection(row ? connectionFromRow(row) : null, row ? linkFromRow(row) : null);
  }
}
