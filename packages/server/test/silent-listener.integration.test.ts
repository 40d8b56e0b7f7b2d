import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';
import { expect, it } from 'vitest';
import { NotificationListener } from '../src/database/postgres/notifications.js';
import { createTestStore } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { Happenings } from './work-fixture.js';

it('listens anew, and tells to look, when its connection carries nothing any more and nobody has closed it', async () => {
  const store = await createTestStore('postgres');
  const ambient = new ManualAmbient();
  const line = await Line.to(store.url ?? '');
  const heard = new Happenings<null>();
  const listener = await NotificationListener.start(
    line.url,
    'test',
    () => heard.add(null),
    { ambient, log: { warn: () => undefined } },
    1_000,
  );
  try {
    await heard.until(1);
    line.goSilent();
    await ambient.untilAsleepFor(6_000);
    ambient.advance(6_000);
    await ambient.untilAsleepFor(100);
    ambient.advance(100);
    await heard.until(2);
    await notify(store.url ?? '');
    expect(await heard.until(3)).toHaveLength(3);
  } finally {
    await listener.stop();
    await line.close();
    await store.remove();
  }
});

async function notify(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('NOTIFY test');
  await client.end();
}

/** What lies between a hub and its database: a firewall that forgets connections closes none. */
class Line {
  readonly #pairs: [Socket, Socket][] = [];
  readonly #server = createServer((near) => {
    const far = connect(this.port, this.host);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    this.#pairs.push([near, far]);
  });

  private constructor(
    private readonly host: string,
    private readonly port: number,
    private readonly target: URL,
  ) {}

  static async to(url: string): Promise<Line> {
    const target = new URL(url);
    const line = new Line(target.hostname, Number(target.port), target);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /** What is connected now carries nothing from now on. */
  goSilent(): void {
    for (const [near, far] of this.#pairs) {
      near.unpipe();
      far.unpipe();
      near.resume();
      far.resume();
    }
  }

  async close(): Promise<void> {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
