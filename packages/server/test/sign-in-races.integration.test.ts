import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Passwords } from '../src/access/passwords.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { hana, SecondFactorClient } from './second-factor-client.js';

const next = 'another long pass phrase';

describe.each(databaseKinds)('what changes while a password is compared, on %s', (kind) => {
  let hub: TestHub;
  let owner: SecondFactorClient;
  let thief: SecondFactorClient;

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
    await hub.signUp(hana);
    owner = new SecondFactorClient(hub);
    thief = new SecondFactorClient(hub);
    await owner.signIn();
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await hub.stop();
  });

  /** Does something between the next comparison and what follows from it. */
  function afterComparing(work: () => Promise<unknown>): void {
    const compare = Passwords.prototype.matches;
    vi.spyOn(Passwords.prototype, 'matches').mockImplementationOnce(async function (
      this: Passwords,
      ...given
    ) {
      const isRight = await compare.apply(this, given);
      await work();
      return isRight;
    });
  }
  const changePassword = () =>
    owner.post('/session/password', { password: hana.password, newPassword: next });

  it('lets nobody in by the password before', async () => {
    afterComparing(changePassword);
    expect(await thief.signIn()).toEqual({ status: 401, body: { error: { code: 'WRONG_CREDENTIALS' } } });
    expect(await thief.isSignedIn()).toBe(false);
    expect((await thief.signIn(next)).status).toBe(200);
  });

  it('begins no second step by the password before', async () => {
    await owner.addAuthenticator();
    afterComparing(changePassword);
    expect((await thief.signIn()).body).toEqual({ error: { code: 'WRONG_CREDENTIALS' } });
    thief.secret = owner.secret;
    const step = await thief.secondStep({ method: 'authenticator', code: thief.code() });
    expect(step.body).toEqual({ error: { code: 'SIGN_IN_EXPIRED' } });
  });

  it('asks for a second factor that was added meanwhile', async () => {
    afterComparing(() => owner.addAuthenticator());
    expect((await thief.signIn()).body).toMatchObject({
      secondStep: { methods: ['authenticator', 'recovery-code'] },
    });
    expect(await thief.isSignedIn()).toBe(false);
  });

  it.each([
    ['password', { password: hana.password, newPassword: 'the password of a thief' }],
    ['second-factors/recovery-codes', { password: hana.password }],
    ['second-factors/authenticator/remove', { password: hana.password }],
  ])('changes nothing at /session/%s for a session that ended meanwhile', async (place, body) => {
    await owner.addAuthenticator();
    thief.secret = owner.secret;
    await thief.signIn();
    await thief.secondStep({ method: 'authenticator', code: thief.code() });
    expect(await thief.isSignedIn()).toBe(true);
    hub.ambient.advance(60_000);
    afterComparing(changePassword);
    expect(await thief.post(`/session/${place}`, body)).toEqual({
      status: 401,
      body: { error: { code: 'UNAUTHENTICATED' } },
    });
    expect(await owner.get('/session/second-factors')).toMatchObject({
      authenticator: { addedAt: expect.any(String) },
    });
    expect((await thief.signIn(next)).status).toBe(200);
  });

  it('confirms no second factor that was begun before the session ended', async () => {
    await thief.signIn();
    const begun = await thief.post('/session/second-factors/authenticator', { password: hana.password });
    thief.secret = begun.body.secret;
    afterComparing(changePassword);
    await thief.post('/session/second-factors/authenticator', { password: hana.password });
    const confirm = { code: thief.code() };
    expect((await thief.post('/session/second-factors/authenticator/confirm', confirm)).status).toBe(401);
  });
});
