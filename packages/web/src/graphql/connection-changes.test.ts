import type { ExecutionResult, Sink } from 'graphql-ws';
import { describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { aConnection } from '../testing/connection.js';
import { withTypenames } from '../testing/typenames.js';
import { createCache } from './cache.js';
import { createConnectionChangesFeed, type ConnectionChange } from './connection-changes.js';
import { ConnectionFieldsFragmentDoc, type ConnectionsChangedSubscription } from './generated/graphql.js';
import { reconnectDelayMs } from './socket.js';

type ChangeSink = Sink<ExecutionResult<ConnectionsChangedSubscription>>;

async function setUp({
  wait = () => Promise.resolve(),
  readPlace = () => Promise.resolve('5'),
}: { wait?: () => Promise<void>; readPlace?: () => Promise<string> } = {}) {
  const subscriptions: { variables: Record<string, unknown>; sink: ChangeSink }[] = [];
  const socket = {
    subscribe: (payload: { variables?: Record<string, unknown> | null }, sink: unknown) => {
      const changes = sink as ChangeSink;
      subscriptions.push({ variables: { ...payload.variables }, sink: changes });
      return () => changes.complete();
    },
  };
  const cache = createCache();
  const feed = createConnectionChangesFeed({ socket: socket as never, cache, readPlace, wait });
  const missed = vi.fn();
  effectScope().run(() => feed.onChangesMissed(missed));
  feed.start();
  await vi.waitFor(() => expect(subscriptions).toHaveLength(1));
  return { feed, cache, subscriptions, missed };
}

function change(eventId: string, name: string): ConnectionChange {
  return withTypenames({
    eventId,
    kind: 'UPDATED',
    connectionId: 'connection-1',
    actor: null,
    occurredAt: '2026-11-25T09:00:00Z',
    connection: aConnection({ name }),
  });
}

describe('the feed of changes', () => {
  it('puts a change into the cache before it tells anybody', async () => {
    const { feed, cache, subscriptions } = await setUp();
    const heard = vi.fn(() => {
      const stored = cache.readFragment({
        id: 'Connection:connection-1',
        fragment: ConnectionFieldsFragmentDoc,
        fragmentName: 'ConnectionFields',
      });
      expect(stored?.name).toBe('New name');
    });
    effectScope().run(() => feed.onConnectionChange(heard));
    subscriptions[0]?.sink.next({ data: { connectionsChanged: change('7', 'New name') } });
    expect(heard).toHaveBeenCalledOnce();
  });

  it('follows from a place that was read before what is shown, so that nothing happens between the two', async () => {
    const order: string[] = [];
    const { subscriptions, missed } = await setUp({
      readPlace: async () => {
        order.push('place');
        return '5';
      },
    });
    expect(order).toEqual(['place']);
    expect(missed).toHaveBeenCalledOnce();
    expect(subscriptions[0]?.variables).toEqual({ after: '5' });
  });

  it('asks for its place until somebody answers', async () => {
    let tries = 0;
    const readPlace = async (): Promise<string> => {
      tries += 1;
      if (tries < 3) throw new Error('the hub is away');
      return '5';
    };
    const { subscriptions } = await setUp({ readPlace });
    expect(subscriptions[0]?.variables).toEqual({ after: '5' });
    expect(tries).toBe(3);
  });

  it('goes on after the last event that it saw', async () => {
    const { subscriptions, missed } = await setUp();
    subscriptions[0]?.sink.next({ data: { connectionsChanged: change('7', 'x') } });
    subscriptions[0]?.sink.complete();
    await vi.waitFor(() => expect(subscriptions).toHaveLength(2));
    expect(subscriptions[1]?.variables).toEqual({ after: '7' });
    expect(missed).toHaveBeenCalledOnce();
  });

  it('begins anew and has everything read again when the hub no longer knows that event', async () => {
    const places = ['5', '9'];
    const { subscriptions, missed } = await setUp({ readPlace: async () => places.shift() ?? '' });
    subscriptions[0]?.sink.next({ data: { connectionsChanged: change('7', 'x') } });
    subscriptions[0]?.sink.error([{ message: 'unknown event' }]);
    await vi.waitFor(() => expect(subscriptions).toHaveLength(2));
    expect(subscriptions[1]?.variables).toEqual({ after: '9' });
    expect(missed).toHaveBeenCalledTimes(2);
  });

  it('follows once when it is stopped and started again, however soon', async () => {
    const waiting: (() => void)[] = [];
    const { feed, subscriptions } = await setUp({
      wait: () => new Promise((resolve) => waiting.push(resolve)),
    });
    feed.stop();
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    feed.start();
    await vi.waitFor(() => expect(subscriptions).toHaveLength(2));
    waiting[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect(subscriptions).toHaveLength(2);
  });

  it('tells nobody whose component is gone', async () => {
    const { feed, subscriptions } = await setUp();
    const heard = vi.fn();
    const scope = effectScope();
    scope.run(() => feed.onConnectionChange(heard));
    scope.stop();
    subscriptions[0]?.sink.next({ data: { connectionsChanged: change('7', 'x') } });
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('reconnectDelayMs', () => {
  it('waits longer each time, up to 15 seconds, and never the same for all', () => {
    expect(reconnectDelayMs(0, () => 0)).toBe(250);
    expect(reconnectDelayMs(3, () => 1)).toBe(4_000);
    expect(reconnectDelayMs(500, () => 1)).toBe(15_000);
  });
});
