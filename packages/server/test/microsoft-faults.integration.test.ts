import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { aadstsError, clientId, FakeIdentityPlatform } from './fake-identity-platform.js';
import { TestHub } from './hub.js';

const second = 1_000;
const hour = 3_600 * second;

/** What the token endpoint answers, and what a sign-in ends with. */
const faults = [
  ['no JSON', { body: '<html>' }, 'MICROSOFT_UNAVAILABLE'],
  ['half a JSON', { body: '{"access_token": "a' }, 'MICROSOFT_UNAVAILABLE'],
  [
    'a part of its answer, and is cut off',
    { body: '{"access_token": "a', isCut: true },
    'MICROSOFT_UNAVAILABLE',
  ],
  ['nothing of use', { body: {} }, 'ID_TOKEN_REFUSED'],
  ['an error without words', { status: 400, body: {} }, 'MICROSOFT_UNAVAILABLE'],
  [
    '429 with Retry-After',
    { status: 429, headers: { 'retry-after': '40' }, body: '' },
    'MICROSOFT_UNAVAILABLE',
  ],
  ['503', { status: 503, body: 'Service Unavailable' }, 'MICROSOFT_UNAVAILABLE'],
] as const;

describe.each(databaseKinds)('a sign-in and a token that is asked for on %s', (kind) => {
  let platform: FakeIdentityPlatform;
  let hub: TestHub;
  let nonce = '';

  beforeAll(async () => {
    platform = await new FakeIdentityPlatform().start();
    hub = await TestHub.start({
      kind,
      env: { MICROSOFT_LOGIN_URL: platform.url, MICROSOFT_CLIENT_ID: clientId },
    });
  });
  afterAll(async () => {
    await hub.stop();
    await platform.stop();
  });

  /** It answers as it should, by a clock that is so far from ours. */
  function answersWell(secondsOff = 0): void {
    platform.onToken(async () => {
      const now = Math.floor(hub.ambient.now().getTime() / second) + secondsOff;
      return { body: await platform.tokens({}, { nonce, iat: now, nbf: now, exp: now + 3_600 }) };
    });
  }

  /** Microsoft sends the browser back with a code; `answer` is what the code is redeemed for. */
  async function signIn(authorizationUrl: string): Promise<Response> {
    const browser = new Browser();
    const { searchParams } = new URL(await hub.open(browser, authorizationUrl));
    nonce = searchParams.get('nonce') ?? '';
    const back = new URLSearchParams({ code: 'a-code', state: searchParams.get('state') ?? '' });
    return browser.fetch(`${hub.url}/auth/callback?${back.toString()}`);
  }

  async function authorized(): Promise<string> {
    answersWell();
    const { id, authorizationUrl } = await hub.add();
    await signIn(authorizationUrl);
    expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', error: null });
    return id;
  }

  async function issue(connectionId: string): Promise<Record<string, any>> {
    const { issueAccessToken } = await hub.graphql(
      `mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) {
        accessToken retryAfterSeconds userErrors { code } } }`,
      { id: connectionId },
    );
    return issueAccessToken;
  }

  it.each(faults)(
    'say so when Microsoft answers %s, and work when it answers again',
    async (_, answer, code) => {
      const id = await authorized();
      const other = await hub.add({ name: 'Orders' });

      platform.onToken(() => answer);
      expect((await signIn(other.authorizationUrl)).status).toBe(303);
      const { status, error } = await hub.authorization(other.id);
      expect([status, error.code]).toEqual(['FAILED', code]);
      hub.ambient.advance(2 * hour);
      expect(await issue(id)).toMatchObject({
        accessToken: null,
        retryAfterSeconds: expect.any(Number),
        userErrors: [{ code: 'TEMPORARILY_UNAVAILABLE' }],
      });
      expect((await hub.authorization(id))['status']).toBe('AUTHORIZED');

      answersWell();
      hub.ambient.advance(60 * second);
      expect(await issue(id)).toMatchObject({ accessToken: 'opaque-access-token', userErrors: [] });
      await signIn(await hub.beginAgain(other.id));
      expect(await hub.authorization(other.id)).toMatchObject({ status: 'AUTHORIZED', error: null });
    },
  );

  it('makes no second connection of one whose account was disabled, when it is authorized again', async () => {
    const id = await authorized();
    const { account } = await hub.authorization(id);
    const count = async (): Promise<number> =>
      (await hub.graphql('query { connections(first: 0) { totalCount } }'))['connections'].totalCount;
    const before = await count();
    platform.onToken(() => ({ status: 400, body: aadstsError('invalid_grant', 50057) }));
    hub.ambient.advance(2 * hour);
    expect(await issue(id)).toMatchObject({ userErrors: [{ code: 'NEEDS_REAUTHORIZATION' }] });
    expect(await hub.authorization(id)).toMatchObject({
      status: 'NEEDS_REAUTHORIZATION',
      error: { code: 'ACCOUNT_DISABLED', aadsts: 'AADSTS50057' },
    });
    answersWell();
    await signIn(await hub.beginAgain(id));
    expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', error: null, account });
    expect(await count()).toBe(before);
  });

  it.each([-290, 290])('work with a clock that is %s seconds off', async (secondsOff) => {
    answersWell(secondsOff);
    const { id, authorizationUrl } = await hub.add({ name: 'Late' });
    await signIn(authorizationUrl);
    expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', error: null });
    hub.ambient.advance(2 * hour);
    expect(await issue(id)).toMatchObject({ accessToken: 'opaque-access-token', userErrors: [] });
    expect((await hub.authorization(id))['status']).toBe('AUTHORIZED');
  });
});
