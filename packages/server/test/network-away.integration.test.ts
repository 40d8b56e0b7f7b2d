import { LandbridgeClient } from '@landbridge/client';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { apiKey, TestHub } from './hub.js';
import { Happenings } from './work-fixture.js';

/** What lies between a client and the hub. */
class Network {
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  constructor(private readonly hubPort: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Opens it, at the same place as before. */
  async open(): Promise<void> {
    const server = createServer((client) => {
      const hub = connect(this.hubPort, '127.0.0.1');
      for (const [from, to] of [
        [client, hub],
        [hub, client],
      ] as const) {
        this.#sockets.add(from);
        from.on('error', () => to.destroy()).on('close', () => this.#sockets.delete(from));
        from.pipe(to);
      }
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Cuts every connection, and lets no new one in. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

describe.each(databaseKinds)('subscriptions on %s, while the network is away', (kind) => {
  let hub: TestHub;
  let network: Network;

  beforeAll(async () => {
    hub = await TestHub.start({ kind });
    network = new Network(Number(new URL(hub.url).port));
    await network.open();
  });
  afterAll(async () => {
    await network.cut();
    await hub.stop();
  });

  it('are back by themselves, all five, and each hears once what it missed', async () => {
    const client = new LandbridgeClient({ url: network.url, apiKey });
    const leaving = new AbortController();
    const before = await hub.add({ name: 'Before' });
    const feeds = Array.from({ length: 5 }, () => new Happenings<string>());
    const following = feeds.map(async (feed) => {
      const changes = client.changes({ after: '0', signal: leaving.signal });
      for await (const { kind: happened, connectionId } of changes)
        if (happened === 'ADDED') feed.add(connectionId);
    });
    await Promise.all(feeds.map((feed) => feed.until(1)));
    await network.cut();
    const missed = [];
    for (const name of ['One', 'Two', 'Three']) missed.push((await hub.add({ name })).id);
    await network.open();
    await Promise.all(feeds.map((feed) => feed.until(4)));
    const last = await hub.add({ name: 'After' });
    for (const feed of feeds) {
      expect(await feed.until(5)).toEqual([before.id, ...missed, last.id]);
    }
    leaving.abort();
    await Promise.all(following);
  });
});
