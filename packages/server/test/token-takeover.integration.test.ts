import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/database/index.js';
import { databaseKinds } from './databases.js';
import { aadstsError, FakeIdentityPlatform } from './fake-identity-platform.js';
import { sweep, type TokenNode, TokenNodes } from './token-nodes.js';

const second = 1_000;
const day = 24 * 60 * 60 * second;

describe.each(databaseKinds)('a hub that was frozen for longer than its lease on %s', (kind) => {
  let nodes: TokenNodes;
  let hub: TokenNode;
  let platform: FakeIdentityPlatform;

  beforeEach(async () => {
    nodes = await TokenNodes.start(kind);
    hub = await nodes.node();
    platform = await new FakeIdentityPlatform().start();
  });
  afterEach(async () => {
    await platform.stop();
    await nodes.stop();
  });

  it.each([
    ['what Microsoft gave it', null],
    ['that Microsoft did not answer', { status: 503, body: {} }],
    ['that the grant is lost', { status: 400, body: aadstsError('invalid_grant', 70000) }],
  ])('leaves a refresh to the hub that has taken over, and does not write %s', async (_, answer) => {
    const connection = await nodes.authorized(hub);
    const freeze = new Freeze(2);
    if (answer !== null) platform.onToken(() => answer);
    const loginUrl = answer === null ? {} : { loginUrl: platform.url };
    const frozen = await nodes.node({ ...loginUrl, database: (opened) => freeze.of(opened) });
    nodes.clock.advance(2 * 60 * 60 * second);
    const woken = sweep(frozen);
    await freeze.began;
    nodes.clock.advance(25 * second);
    const next = await nodes.node({ dies: 'after the lease' });
    void sweep(next);
    await next.died;
    const taken = await nodes.row(connection);
    freeze.end();
    await woken;
    expect(await nodes.row(connection)).toEqual(taken);
    expect(taken).toMatchObject({ failures: 0, lease_owner: expect.any(String) });
    expect((await hub.connections.get(connection.id))?.authorization.status).toBe('AUTHORIZED');
    expect(frozen.reported).toEqual([]);
  });

  it('leaves alone when a connection is refreshed next, where that was planned anew meanwhile', async () => {
    const connection = await nodes.authorized(hub);
    const freeze = new Freeze(1);
    const frozen = await nodes.node({ database: (opened) => freeze.of(opened) });
    nodes.clock.advance(3 * day);
    const woken = sweep(frozen);
    await freeze.began;
    const { text } = (await hub.tokens.store.load(connection.id)) ?? { text: '' };
    await hub.database.unitOfWork.run((tx) => hub.tokens.store.save(tx, connection.id, text));
    const planned = await nodes.row(connection);
    freeze.end();
    await woken;
    expect(await nodes.row(connection)).toEqual(planned);
  });
});

/** Holds a process up before its nth transaction, until the test lets it go on. */
class Freeze {
  #writes = 0;
  #tell = (): void => undefined;
  #wake = (): void => undefined;
  readonly began = new Promise<void>((resolve) => (this.#tell = resolve));
  readonly #ended = new Promise<void>((resolve) => (this.#wake = resolve));

  constructor(private readonly beforeWrite: number) {}

  of(database: Database): Database {
    return {
      ...database,
      unitOfWork: {
        run: async (work) => {
          this.#writes += 1;
          if (this.#writes === this.beforeWrite) {
            this.#tell();
            await this.#ended;
          }
          return database.unitOfWork.run(work);
        },
      },
    };
  }

  end(): void {
    this.#wake();
  }
}
