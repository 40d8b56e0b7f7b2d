import type { ApolloCache } from '@apollo/client/core/index.js';
import { addTypenameToDocument } from '@apollo/client/utilities/index.js';
import { print } from 'graphql';
import type { Client, ExecutionResult } from 'graphql-ws';
import { inject, onScopeDispose, type InjectionKey } from 'vue';
import {
  ConnectionFieldsFragmentDoc,
  ConnectionsChangedDocument,
  type ConnectionFieldsFragment,
  type ConnectionsChangedSubscription,
} from './generated/graphql.js';
import { reconnectDelayMs } from './socket.js';

export type ConnectionChange = ConnectionsChangedSubscription['connectionsChanged'];
type Listener = (change: ConnectionChange) => void;

/** What the windows hear from the hub about connections. */
export interface ConnectionChanges {
  /** Calls back for each change, after the cache has it. Ends with the component. */
  onConnectionChange(listener: Listener): void;
  /** Calls back when changes may have been missed for good, so that what is shown must be read again. */
  onChangesMissed(listener: () => void): void;
}

/** The feed of a whole window: one subscription, however many components listen. */
export interface ConnectionChangesFeed extends ConnectionChanges {
  start(): void;
  stop(): void;
}

export interface FeedParts {
  socket: Pick<Client, 'subscribe'>;
  cache: ApolloCache<unknown>;
  /** The id of the newest event, from which on it follows. */
  readPlace: () => Promise<string>;
  /** Waits the given milliseconds; passed in so that tests do not. */
  wait?: (milliseconds: number) => Promise<void>;
}

const query = print(addTypenameToDocument(ConnectionsChangedDocument));

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function listenerSet<T extends (...parameters: never[]) => void>(): {
  all: Set<T>;
  add: (listener: T) => void;
} {
  const all = new Set<T>();
  return {
    all,
    add: (listener) => {
      all.add(listener);
      onScopeDispose(() => all.delete(listener), true);
    },
  };
}

/**
 * Follows `connectionsChanged` for ever, from a place in the log that is read first: what is shown is read after that, so
 * that nothing can happen between the two. After every interruption it asks for what came after the last event seen;
 * each change goes into the cache first, then to the listeners.
 */
export function createConnectionChangesFeed({
  socket,
  cache,
  readPlace,
  wait = sleep,
}: FeedParts): ConnectionChangesFeed {
  const listeners = listenerSet<Listener>();
  const missed = listenerSet<() => void>();
  // graphql-ws sends this very object again on each reconnection: what it holds then is where the hub goes on.
  const variables: { after: string | null } = { after: null };
  // Each start has a number: what waits from before a stop must not go on beside a new start.
  let starts = 0;
  let running: number | null = null;
  let unsubscribe: (() => void) | undefined;
  let failures = 0;

  function take(change: ConnectionChange): void {
    failures = 0;
    variables.after = change.eventId;
    if (change.connection) writeConnection(cache, change.connection);
    for (const listener of listeners.all) listener(change);
  }

  /** Subscribes until the server ends the subscription; resolves then. */
  function follow(): Promise<void> {
    return new Promise((resolve) => {
      unsubscribe = socket.subscribe<ConnectionsChangedSubscription>(
        { query, operationName: 'ConnectionsChanged', variables },
        {
          next: (result: ExecutionResult<ConnectionsChangedSubscription>) => {
            if (result.data) take(result.data.connectionsChanged);
            // The hub no longer knows the event after which it should go on: begin anew.
            else variables.after = null;
          },
          error: (error) => {
            console.info('The subscription to changes was interrupted.', error);
            // An answer with errors, not a lost connection: the place to go on from may be what is wrong.
            if (Array.isArray(error)) variables.after = null;
            resolve();
          },
          complete: resolve,
        },
      );
    });
  }

  /** Finds the place from which on it follows, then has everything read that is shown. False when nobody answers. */
  async function begin(start: number): Promise<boolean> {
    try {
      const place = await readPlace();
      if (running !== start) return false;
      variables.after = place;
      for (const listener of missed.all) listener();
      return true;
    } catch (error) {
      console.info('The newest event could not be read.', error);
      return false;
    }
  }

  async function run(start: number): Promise<void> {
    while (running === start) {
      if (variables.after !== null || (await begin(start))) await follow();
      await wait(reconnectDelayMs(failures));
      failures += 1;
    }
  }

  return {
    onConnectionChange: listeners.add,
    onChangesMissed: missed.add,
    start() {
      if (running !== null) return;
      starts += 1;
      running = starts;
      void run(running);
    },
    stop() {
      running = null;
      unsubscribe?.();
    },
  };
}

/** Puts a connection as the server told it into the cache; every window that shows it follows. */
export function writeConnection(cache: ApolloCache<unknown>, connection: ConnectionFieldsFragment): void {
  cache.writeFragment({
    id: cache.identify({ __typename: 'Connection', id: connection.id }),
    fragment: ConnectionFieldsFragmentDoc,
    fragmentName: 'ConnectionFields',
    data: connection,
  });
}

export const connectionChangesKey: InjectionKey<ConnectionChangesFeed> = Symbol('connection changes');

/** The changes of connections as the hub tells them; call it in a component's setup. */
export function useConnectionChanges(): ConnectionChanges {
  const feed = inject(connectionChangesKey);
  if (!feed) throw new Error('No feed of connection changes is provided (connectionChangesKey).');
  return feed;
}
