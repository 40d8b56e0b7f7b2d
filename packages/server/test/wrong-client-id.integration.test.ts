import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

/** How long the refresher rests, in milliseconds. */
const betweenRounds = 3_000;
const twoHours = 2 * 60 * 60_000;
const mistyped = { MICROSOFT_CLIENT_ID: '6f1a0c1e-0000-4000-8000-00000000000f' };

describe.each(databaseKinds)('a client ID that was mistyped, on %s', (kind) => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.stop());

  async function authorized(type: string): Promise<string> {
    const connection = await hub.add({ type });
    await hub.authorize(connection.authorizationUrl, { account: 'admin@contoso.com' });
    return connection.id;
  }

  /** Lets the refresher go round until a connection's authorization satisfies the condition. */
  async function rounds(
    id: string,
    isReached: (authorization: Record<string, any>) => boolean,
  ): Promise<Record<string, any>> {
    const deadline = Date.now() + 20_000;
    while (Date.now() < deadline) {
      await hub.ambient.untilAsleepFor(betweenRounds);
      const authorization = await hub.authorization(id);
      if (isReached(authorization)) return authorization;
      hub.ambient.advance(betweenRounds);
    }
    throw new Error('It has not come to it.');
  }

  async function issue(connectionId: string): Promise<Record<string, any>> {
    const { issueAccessToken } = await hub.graphql(
      `mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) {
        accessToken userErrors { code message } } }`,
      { id: connectionId },
    );
    return issueAccessToken;
  }

  it('leaves connections authorized, says what is wrong, and is over once it is right again', async () => {
    const id = await authorized('SHAREPOINT');
    await hub.restart(async () => undefined, mistyped);
    const asked = hub.tokenRequests();
    await hub.ambient.untilAsleepFor(betweenRounds);
    hub.ambient.advance(twoHours);
    const failing = await rounds(id, ({ error }) => error !== null);
    expect(failing).toMatchObject({
      status: 'AUTHORIZED',
      error: {
        code: 'APPLICATION_NOT_SET_UP',
        explanation: expect.stringContaining('6f1a0c1e-0000-4000-8000-000000000001'),
      },
    });
    expect((await issue(id))['userErrors']).toMatchObject([{ code: 'APP_REGISTRATION_MISSING' }]);
    expect(hub.tokenRequests()).toBe(asked);

    await hub.restart();
    const mended = await rounds(id, ({ error }) => error === null);
    expect(mended['status']).toBe('AUTHORIZED');
  });

  it('asks for no token of a connection in the name of another application', async () => {
    const id = await authorized('ENTRA_ID');
    await hub.restart(async () => undefined, mistyped);
    const asked = hub.tokenRequests();
    expect((await issue(id))['userErrors']).toMatchObject([{ code: 'APP_REGISTRATION_MISSING' }]);
    expect((await hub.authorization(id))['status']).toBe('AUTHORIZED');
    expect(hub.tokenRequests()).toBe(asked);
  });

  it('keeps handing out what still lives', async () => {
    const id = await authorized('SHAREPOINT');
    await hub.restart(async () => undefined, mistyped);
    expect((await issue(id))['userErrors']).toEqual([]);
  });
});
