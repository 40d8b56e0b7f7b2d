import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

describe.each(databaseKinds)('a secret that ran out and is replaced, on %s', (kind) => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.stop());

  /** A connection whose test has failed for so long that the next one is far away, and Microsoft as it was. */
  async function failing(): Promise<string> {
    const { id, authorizationUrl } = await hub.add({ type: 'ENTRA_ID' });
    await hub.authorize(authorizationUrl, { account: 'admin@contoso.com' });
    await hub.until(id, ({ verification }) => verification?.ok === true);
    hub.simulator.scenario.set({ name: 'expired-secret' });
    hub.ambient.advance(2 * 60 * 60_000);
    await hub.graphql('mutation ($id: ID!) { testConnection(input: { id: $id }) { test { ok } } }', { id });
    await hub.until(id, ({ verification }) => verification?.ok === false);
    // The retries of the first hours are over.
    await hub.execute("UPDATE connections SET next_verification_at = '2099-01-01T00:00:00.000Z'");
    hub.simulator.scenario.clear();
    return id;
  }

  /** Resolves when the hub has looked for what is due, and it is seen that the connection works. */
  async function untilGreen(id: string): Promise<void> {
    await hub.ambient.untilAsleepFor(5_000);
    hub.ambient.advance(5_000);
    await hub.until(id, ({ verification }) => verification?.ok === true);
  }

  it('has the connections tested again within seconds that it has failed', async () => {
    const id = await failing();
    const { addAppRegistration } = await hub.graphql(
      'mutation ($input: AddAppRegistrationInput!) { addAppRegistration(input: $input) { userErrors { code } } }',
      {
        input: {
          name: 'Next',
          clientId: '6f1a0c1e-0000-4000-8000-000000000002',
          credential: { secret: 'the next secret', expiresAt: '2099-01-01T00:00:00.000Z' },
        },
      },
    );
    expect(addAppRegistration.userErrors).toEqual([]);
    await untilGreen(id);
  });

  it('does so where the environment holds it, after the start', async () => {
    const id = await failing();
    // Nobody asks Microsoft twice in a second.
    await hub.restart(async () => hub.ambient.advance(5_000));
    await hub.until(id, ({ verification }) => verification?.ok === true);
  });
});
