import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Claim } from '../src/verification/claim.js';
import { VerificationSchedule } from '../src/verification/verification-schedule.js';
import { systemAmbient } from '../src/system-ambient.js';
import { createTestStore, databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { ManualAmbient } from './manual-ambient.js';

const minuteMs = 60_000;

describe.each(databaseKinds)('the tests that connections run by themselves on %s', (kind) => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.stop());

  interface Tested {
    readonly isOk: boolean | null;
    readonly minutesToNext: number | null;
    readonly testedAt: string | null;
  }

  async function lookAt(id: string): Promise<Tested> {
    const { connection } = await hub.graphql(
      `query Look($id: ID!) { connection(id: $id) { authorization {
        nextVerificationAt verification { ok testedAt } } } }`,
      { id },
    );
    const { nextVerificationAt: next, verification } = connection.authorization;
    return {
      isOk: verification?.ok ?? null,
      minutesToNext: next === null ? null : (Date.parse(next) - hub.ambient.now().getTime()) / minuteMs,
      testedAt: verification?.testedAt ?? null,
    };
  }

  /** Resolves when a test has been recorded that was made now. */
  async function untilTestedNow(id: string): Promise<Tested> {
    const now = hub.ambient.now().toISOString();
    await hub.until(id, ({ verification }) => verification !== null);
    const deadline = Date.now() + 10_000;
    for (;;) {
      const tested = await lookAt(id);
      if (tested.testedAt === now) return tested;
      if (Date.now() > deadline) throw new Error(`Not tested: ${JSON.stringify(tested)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function pass(minutes: number): Promise<void> {
    await hub.ambient.untilAsleepFor(5_000);
    hub.ambient.advance(minutes * minuteMs);
  }

  async function authorized(type = 'MAIL_IMAP'): Promise<string> {
    const { id, authorizationUrl } = await hub.add({ type });
    await hub.authorize(authorizationUrl);
    return id;
  }

  it('comes again after 5 minutes, 30 minutes and 2 hours while it does not pass, and once a day then', async () => {
    hub.simulator.scenario.set({ name: 'imap-authenticate-failed' });
    const id = await authorized();
    expect(await untilTestedNow(id)).toMatchObject({ isOk: false, minutesToNext: 5 });
    await pass(5);
    expect(await untilTestedNow(id)).toMatchObject({ isOk: false, minutesToNext: 30 });
    await pass(30);
    expect(await untilTestedNow(id)).toMatchObject({ isOk: false, minutesToNext: 120 });
    await pass(120);
    const { isOk, minutesToNext } = await untilTestedNow(id);
    expect(isOk).toBe(false);
    expect(minutesToNext).toBeGreaterThan(0);
    expect(minutesToNext).toBeLessThanOrEqual(24 * 60);
    expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
  });

  async function untilNextIn(id: string, minutes: number): Promise<Tested> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const tested = await lookAt(id);
      if (tested.minutesToNext === minutes) return tested;
      if (Date.now() > deadline) throw new Error(`Not in ${minutes} minutes: ${JSON.stringify(tested)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('says nothing of what may pass until it has outlasted every retry', async () => {
    const id = await authorized('SHAREPOINT');
    const { minutesToNext, testedAt } = await untilTestedNow(id);
    hub.simulator.scenario.set({ name: 'graph-503' });
    await pass(minutesToNext ?? 0);
    for (const minutes of [5, 30, 120]) {
      expect(await untilNextIn(id, minutes)).toMatchObject({ isOk: true, testedAt });
      await pass(minutes);
    }
    expect(await untilTestedNow(id)).toMatchObject({ isOk: false });
    const { connection } = await hub.graphql(
      `query ($id: ID!) { connection(id: $id) { history(first: 20) { edges { node { kind } } } } }`,
      { id },
    );
    const kinds = connection.history.edges.map(({ node }: any) => node.kind);
    expect(kinds.filter((kind: string) => kind === 'VERIFICATION_FAILED')).toHaveLength(1);
  });

  it('tells at once of what may pass to whoever tests it', async () => {
    const id = await authorized('SHAREPOINT');
    await untilTestedNow(id);
    hub.simulator.scenario.set({ name: 'graph-503' });
    const { testConnection } = await hub.graphql(
      'mutation ($id: ID!) { testConnection(input: { id: $id }) { test { ok } } }',
      { id },
    );
    expect(testConnection.test.ok).toBe(false);
    expect(await lookAt(id)).toMatchObject({ isOk: false, minutesToNext: 5 });
  });

  it('sees by itself that it was mended, and comes once a day then', async () => {
    hub.simulator.scenario.set({ name: 'smtp-disabled-for-tenant' });
    const id = await authorized('MAIL_SMTP');
    await untilTestedNow(id);
    hub.simulator.scenario.clear();
    await pass(5);
    const { isOk, minutesToNext } = await untilTestedNow(id);
    expect(isOk).toBe(true);
    await pass(minutesToNext ?? 0);
    expect(await untilTestedNow(id)).toMatchObject({ isOk: true, minutesToNext: 24 * 60 });
  });

  it('says within a day that nothing is refreshed any more, as when the app registration’s secret ran out', async () => {
    const id = await authorized();
    let tested = await untilTestedNow(id);
    expect(tested.isOk).toBe(true);
    hub.simulator.scenario.set({ name: 'expired-secret' });
    // Where the connection's own moment of the day comes while its first token still lives, it is the next one.
    const ended = hub.ambient.now().getTime() + 2 * 60 * minuteMs;
    do {
      await pass(tested.minutesToNext ?? 0);
      tested = await untilTestedNow(id);
    } while (hub.ambient.now().getTime() < ended);
    expect(tested.isOk).toBe(false);
    const { status, verification } = await hub.authorization(id);
    expect(status).toBe('AUTHORIZED');
    expect(verification.steps).toMatchObject([{ name: 'TOKEN_VALID', ok: false }]);
  });

  it('is not put off by somebody who tests it meanwhile', async () => {
    hub.simulator.scenario.set({ name: 'imap-authenticate-failed' });
    const id = await authorized();
    await untilTestedNow(id);
    for (let times = 0; times < 3; times += 1) {
      await hub.graphql('mutation Test($id: ID!) { testConnection(input: { id: $id }) { test { ok } } }', {
        id,
      });
    }
    expect(await lookAt(id)).toMatchObject({ minutesToNext: 5 });
  });

  it('comes at once when the mailbox is changed, and when it is authorized again', async () => {
    const id = await authorized();
    await untilTestedNow(id);
    const { updateConnection } = await hub.graphql(
      `mutation Change($id: ID!) { updateConnection(input: { id: $id, mailbox: "nobody@contoso.com" }) {
        userErrors { code } } }`,
      { id },
    );
    expect(updateConnection.userErrors).toEqual([]);
    const changed = await hub.until(id, ({ verification }) => verification?.ok === false);
    expect(changed).toMatchObject({
      status: 'AUTHORIZED',
      verification: { steps: [{ ok: true }, { ok: false }] },
    });
    hub.ambient.advance(1);
    await hub.authorize(await hub.beginAgain(id));
    expect(await untilTestedNow(id)).toMatchObject({ isOk: false, minutesToNext: 5 });
  });

  it('does not come while the connection needs to be authorized again', async () => {
    const id = await authorized();
    await untilTestedNow(id);
    await hub.execute(`UPDATE connections SET status = 'NEEDS_REAUTHORIZATION'`);
    const { testedAt } = await lookAt(id);
    await pass(24 * 60);
    await hub.ambient.untilAsleepFor(5_000);
    expect(await lookAt(id)).toEqual({ isOk: true, minutesToNext: null, testedAt });
  });
});

describe.each(databaseKinds)('connections that are due on %s', (kind) => {
  it('are tested by one node each, however many see them at the same moment', async () => {
    const store = await createTestStore(kind);
    const nodes = [await store.open(), await store.open(), await store.open()];
    try {
      await nodes[0]?.unitOfWork.run(async (tx) => {
        await tx.execute(`INSERT INTO tenants (id, search_text, updated_at) VALUES ('t', '', '')`);
        for (const [id, status] of [
          ['a', 'AUTHORIZED'],
          ['b', 'AUTHORIZED'],
          ['c', 'NEEDS_REAUTHORIZATION'],
        ] as const) {
          await tx.execute(
            `INSERT INTO connections (id, name, sort_name, identifier, tenant_id, type, status, scopes, search_text,
             created_at, updated_at) VALUES (?, '', '', ?, 't', 'SSO', ?, '[]', '', '', '')`,
            [id, id, status],
          );
        }
      });
      const schedules = nodes.map(
        (database) => new VerificationSchedule({ database, ambient: systemAmbient }),
      );
      const seen = await Promise.all(schedules.map((schedule) => schedule.due(10)));
      expect(seen).toEqual([
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
      ]);
      const claims = await Promise.all(
        schedules.flatMap((schedule) => ['a', 'b', 'c'].map((id) => schedule.claim(id))),
      );
      expect(claims.filter((claim) => claim !== null)).toHaveLength(2);
      expect(await schedules[0]?.due(10)).toEqual([]);
    } finally {
      for (const node of nodes) await node.close();
      await store.remove();
    }
  });
});

describe.each(databaseKinds)('a connection whose node stops in the middle of its test on %s', (kind) => {
  const claimMs = 20_000;

  it('is another’s within 20 seconds, unless its node says that it is at it, and a lost claim counts no more', async () => {
    const store = await createTestStore(kind);
    const ambient = new ManualAmbient();
    const database = await store.open({ ambient });
    const schedule = new VerificationSchedule({ database, ambient });
    try {
      await database.unitOfWork.run(async (tx) => {
        await tx.execute(`INSERT INTO tenants (id, search_text, updated_at) VALUES ('t', '', '')`);
        await tx.execute(
          `INSERT INTO connections (id, name, sort_name, identifier, tenant_id, type, status, scopes, search_text,
           created_at, updated_at) VALUES ('a', '', '', 'a', 't', 'SSO', 'AUTHORIZED', '[]', '', '', '')`,
        );
      });
      const claim = new Claim(
        { ambient, schedule, reportError: (error) => expect.fail(String(error)) },
        'a',
        (await schedule.claim('a')) ?? '',
      );
      for (let renewals = 0; renewals < 5; renewals += 1) {
        await ambient.untilAsleepFor(7_000);
        ambient.advance(7_000);
      }
      await ambient.untilAsleepFor(7_000);
      expect(await schedule.claim('a')).toBe(null);
      const held = (await claim.letGo()) ?? '';
      ambient.advance(claimMs);
      expect(await schedule.due(10)).toEqual(['a']);
      const next = (await schedule.claim('a')) ?? '';
      const holds = (until: string) => database.unitOfWork.run((tx) => schedule.holds(tx, 'a', until));
      expect([await holds(held), await holds(next)]).toEqual([false, true]);
      expect(await schedule.renew('a', held)).toBe(null);
    } finally {
      await database.close();
      await store.remove();
    }
  });
});
