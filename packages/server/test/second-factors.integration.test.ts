import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { hana, SecondFactorClient } from './second-factor-client.js';

describe.each(databaseKinds)('second factors on %s', (kind) => {
  let hub: TestHub;
  let client: SecondFactorClient;
  let recoveryCodes: string[];
  const wrong = { status: 401, body: { error: { code: 'WRONG_CODE' } } };
  const expired = { status: 401, body: { error: { code: 'SIGN_IN_EXPIRED' } } };
  const byCode = (code: string) => ({ method: 'authenticator', code });
  const byRecoveryCode = (code: string) => ({ method: 'recovery-code', code });

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
    await hub.signUp(hana);
    client = new SecondFactorClient(hub);
    await client.signIn();
    recoveryCodes = (await client.addAuthenticator()) ?? [];
  });

  afterEach(() => hub.stop());

  /** Another browser of the same person, with the same phone, whose password was right. */
  async function anotherBrowser(): Promise<SecondFactorClient> {
    const other = new SecondFactorClient(hub);
    other.secret = client.secret;
    expect((await other.signIn()).status).toBe(200);
    return other;
  }

  it('begins no session by the password alone', async () => {
    const other = new SecondFactorClient(hub);
    const answer = await other.signIn();
    expect(answer.body).toEqual({
      secondStep: { methods: ['authenticator', 'recovery-code'], passkeyRequest: null },
    });
    expect(await other.isSignedIn()).toBe(false);
  });

  it('records from where factors were added, and from where they were removed', async () => {
    await client.post('/session/second-factors/recovery-codes', { password: hana.password });
    await client.post('/session/second-factors/authenticator/remove', { password: hana.password });
    const { audit_entries: entries = [] } = await hub.rows(['audit_entries']);
    const told = (entries as { action: string; address: string | null }[]).filter(({ action }) =>
      /\.(second_factor_added|recovery_codes_renewed|second_factor_removed)$/.test(action),
    );
    expect(told).toHaveLength(3);
    for (const { address } of told) expect(address).toMatch(/127\.0\.0\.1$|^::1$/);
  });

  it.each([-30, 0, 30])('takes a code from a clock that is %s seconds off', async (secondsOff) => {
    const other = await anotherBrowser();
    const answer = await other.secondStep(byCode(other.code(secondsOff)));
    expect(answer).toMatchObject({ status: 200, body: { administrator: { email: hana.email } } });
    expect(await other.isSignedIn()).toBe(true);
  });

  it.each([-90, 90])('takes no code from a clock that is %s seconds off', async (secondsOff) => {
    hub.ambient.advance(120_000);
    const other = await anotherBrowser();
    expect(await other.secondStep(byCode(other.code(secondsOff)))).toEqual(wrong);
  });

  it('takes a code once, also when two browsers send it at the same moment', async () => {
    const both = [await anotherBrowser(), await anotherBrowser()];
    const code = byCode(client.code());
    const answers = await Promise.all(both.map((browser) => browser.secondStep(code)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    const later = await anotherBrowser();
    expect(await later.secondStep(code)).toEqual(wrong);
  });

  it('takes a recovery code once, however it is typed', async () => {
    expect(recoveryCodes).toHaveLength(10);
    const typed = recoveryCodes[0]?.toUpperCase().replaceAll('-', ' ') ?? '';
    expect((await (await anotherBrowser()).secondStep(byRecoveryCode(typed))).status).toBe(200);
    expect(await (await anotherBrowser()).secondStep(byRecoveryCode(typed))).toEqual(wrong);
    expect(await client.get('/session/second-factors')).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('ends a sign-in after five wrong codes, even when they come all at once', async () => {
    const other = await anotherBrowser();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => other.secondStep(byCode(other.wrongCode()))),
    );
    expect(answers.filter(({ body }) => body.error.code === 'WRONG_CODE')).toHaveLength(5);
    expect(await other.secondStep(byCode(other.code()))).toEqual(expired);
  });

  it('stops who has the password from guessing all day, and lets the owner in by a recovery code', async () => {
    for (let n = 0; n < 20; n += 1) {
      const guesser = await anotherBrowser();
      expect(await guesser.secondStep(byCode(guesser.wrongCode()))).toEqual(wrong);
    }
    const guesser = await anotherBrowser();
    expect((await guesser.secondStep(byCode(guesser.code()))).status).toBe(429);
    const owner = await anotherBrowser();
    expect((await owner.secondStep(byRecoveryCode(recoveryCodes[1] ?? ''))).status).toBe(200);
  });

  it('lets a sign-in wait for five minutes, and in its own browser only', async () => {
    const other = await anotherBrowser();
    const stranger = new SecondFactorClient(hub);
    expect(await stranger.secondStep(byCode(client.code()))).toEqual(expired);
    hub.ambient.advance(5 * 60_000);
    expect(await other.secondStep(byCode(other.code()))).toEqual(expired);
  });

  it('asks for the password before anything is added or taken away', async () => {
    const password = 'not the password';
    for (const path of ['authenticator', 'authenticator/remove', 'passkeys', 'recovery-codes']) {
      expect(await client.post(`/session/second-factors/${path}`, { password })).toEqual({
        status: 403,
        body: { error: { code: 'WRONG_CREDENTIALS' } },
      });
    }
  });

  it('shows the secret of an authenticator never again, and stores it encrypted', async () => {
    expect(JSON.stringify(await client.get('/session/second-factors'))).not.toContain(client.secret);
    const again = await client.post('/session/second-factors/authenticator', { password: hana.password });
    expect(again.body).toEqual({ error: { code: 'AUTHENTICATOR_EXISTS' } });
    const stored = JSON.stringify(await hub.rows(['authenticators', 'recovery_codes', 'audit_entries']));
    for (const secret of [client.secret, ...recoveryCodes]) expect(stored).not.toContain(secret);
  });

  it('renames only the passkeys that there are, and to names that can be read', async () => {
    const rename = (name: string) =>
      client.post('/session/second-factors/passkeys/rename', { id: 'another’s', name });
    expect(await rename('Laptop')).toEqual({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
    expect(await rename(' ')).toEqual({ status: 422, body: { error: { code: 'NAME_UNUSABLE' } } });
  });

  it('asks for the password alone once the last factor is taken away', async () => {
    const { password } = hana;
    expect((await client.post('/session/second-factors/authenticator/remove', { password })).status).toBe(
      204,
    );
    const other = new SecondFactorClient(hub);
    expect((await other.signIn()).body).toMatchObject({ administrator: { email: hana.email } });
    expect(await client.get('/session/second-factors')).toMatchObject({
      authenticator: null,
      recoveryCodesLeft: 0,
    });
  });

  it('ends the sessions of others in the account when a factor is added', async () => {
    const { password } = hana;
    await client.post('/session/second-factors/authenticator/remove', { password });
    const other = new SecondFactorClient(hub);
    await other.signIn();
    expect(await other.isSignedIn()).toBe(true);
    await client.addAuthenticator();
    expect([await client.isSignedIn(), await other.isSignedIn()]).toEqual([true, false]);
  });

  it('tells strangers nothing of anybody’s factors', async () => {
    const stranger = new SecondFactorClient(hub);
    expect(await stranger.get('/session/second-factors')).toEqual({ error: { code: 'UNAUTHENTICATED' } });
  });

  it('records what was added, used wrongly and used up', async () => {
    const other = await anotherBrowser();
    await other.secondStep(byCode(other.wrongCode()));
    await other.secondStep(byRecoveryCode(recoveryCodes[2] ?? ''));
    const { audit_entries: entries = [] } = await hub.rows(['audit_entries']);
    const actions = entries.map((entry) => (entry as { action: string }).action);
    expect(actions).toContain('administrator.second_factor_added');
    expect(actions.slice(-2)).toEqual(['administrator.second_factor_failed', 'administrator.signed_in']);
    expect(JSON.stringify(entries.at(-1))).toContain('recovery-code');
  });
});
