import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { hana, SecondFactorClient } from './second-factor-client.js';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const next = 'another long pass phrase';

describe.each(databaseKinds)('one’s own account on %s', (kind) => {
  let hub: TestHub;
  let here: SecondFactorClient;
  let there: SecondFactorClient;

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
    await hub.signUp(hana);
    here = new SecondFactorClient(hub, firefox);
    there = new SecondFactorClient(hub, safari);
    await there.signIn();
    hub.ambient.advance(60_000);
    await here.signIn();
  });

  afterEach(() => hub.stop());

  const changePassword = (password: string, newPassword: string) =>
    here.post('/session/password', { password, newPassword });
  const onPhone = (sessions: { browser: string; id: string; signedInAt: string }[]) =>
    sessions.find(({ browser }) => browser === 'Safari');
  const actions = async (): Promise<string[]> => {
    const { audit_entries: entries = [] } = await hub.rows(['audit_entries']);
    return entries.map((entry) => (entry as { action: string }).action);
  };

  it('changes the password, and ends every other session', async () => {
    expect((await changePassword(hana.password, next)).status).toBe(204);
    expect([await here.isSignedIn(), await there.isSignedIn()]).toEqual([true, false]);
    expect((await there.signIn(hana.password)).body).toEqual({ error: { code: 'WRONG_CREDENTIALS' } });
    expect((await there.signIn(next)).status).toBe(200);
    expect(await actions()).toContain('administrator.password_changed');
    expect(JSON.stringify(await hub.rows(['audit_entries', 'administrators']))).not.toContain(next);
  });

  it('keeps the password when the present one is wrong, or the new one cannot be one', async () => {
    expect(await changePassword('not the password', next)).toEqual({
      status: 403,
      body: { error: { code: 'WRONG_CREDENTIALS' } },
    });
    expect(await changePassword(hana.password, 'short')).toEqual({
      status: 422,
      body: { error: { code: 'TOO_SHORT', field: 'password' } },
    });
    expect(await there.isSignedIn()).toBe(true);
    expect((await there.signIn(hana.password)).status).toBe(200);
  });

  it('stops whoever guesses the password at an open window', async () => {
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push(await changePassword(`guess number ${n}`, next));
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { error: { code: 'TOO_MANY_ATTEMPTS' } } });
    expect((await changePassword(hana.password, next)).status).toBe(429);
  });

  it('ends a sign-in that waits for its second step when the password changes', async () => {
    await here.addAuthenticator();
    there.secret = here.secret;
    await there.signIn();
    await changePassword(hana.password, next);
    const answer = await there.secondStep({ method: 'authenticator', code: there.code() });
    expect(answer).toEqual({ status: 401, body: { error: { code: 'SIGN_IN_EXPIRED' } } });
  });

  it('tells where one is signed in: browser, system, address, when last seen', async () => {
    const { sessions } = await here.get('/session/sessions');
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({ browser: 'Firefox', system: 'Windows', isCurrent: true });
    const phone = onPhone(sessions);
    expect(phone).toMatchObject({ system: 'iOS', isCurrent: false });
    expect(sessions[0].address).toMatch(/127\.0\.0\.1$/);
    expect(Date.parse(sessions[0].signedInAt) - Date.parse(phone?.signedInAt ?? '')).toBe(60_000);
  });

  it('ends one session, and no session of somebody else', async () => {
    const { sessions } = await here.get('/session/sessions');
    const phone = onPhone(sessions)?.id;
    expect((await here.post('/session/sessions/end', { id: phone })).status).toBe(204);
    expect([await here.isSignedIn(), await there.isSignedIn()]).toEqual([true, false]);
    for (const id of [phone, sessions[0].id, 'another’s']) {
      expect((await here.post('/session/sessions/end', { id })).status).toBe(404);
    }
    expect(await here.isSignedIn()).toBe(true);
    expect((await actions()).filter((action) => action === 'administrator.session_ended')).toHaveLength(1);
  });

  it('ends all others at once', async () => {
    expect((await here.post('/session/sessions/end-others', {})).body).toEqual({ ended: 2 });
    expect((await here.get('/session/sessions')).sessions).toHaveLength(1);
    expect(await actions()).toContain('administrator.other_sessions_ended');
  });

  it('tells strangers nothing, and changes nothing for them', async () => {
    const stranger = new SecondFactorClient(hub);
    expect(await stranger.get('/session/sessions')).toEqual({ error: { code: 'UNAUTHENTICATED' } });
    for (const path of ['password', 'sessions/end', 'sessions/end-others']) {
      expect((await stranger.post(`/session/${path}`, {})).status).toBe(401);
    }
  });
});
