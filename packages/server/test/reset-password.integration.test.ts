import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resetPassword } from '../src/commands/reset-password.js';
import { readConfig } from '../src/config.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { hana, SecondFactorClient } from './second-factor-client.js';

const next = 'another long pass phrase';
const gone = { status: 403, body: { error: { code: 'SETUP_LINK_INVALID' } } };

describe.each(databaseKinds)('landbridge reset-password on %s, while the hub runs', (kind) => {
  let hub: TestHub;
  let client: SecondFactorClient;

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
    await hub.signUp(hana);
    client = new SecondFactorClient(hub);
    await client.signIn();
  });

  afterEach(() => hub.stop());

  async function command(...args: string[]): Promise<{ isDone: boolean; lines: string[] }> {
    const lines: string[] = [];
    const config = readConfig(hub.environment);
    const isDone = await resetPassword({ config, args, print: (line) => void lines.push(line) });
    return { isDone, lines };
  }
  async function newToken(...args: string[]): Promise<string> {
    const { lines } = await command(...args);
    return new URL(lines.at(-1) ?? '').hash.slice(1);
  }
  const stranger = () => new SecondFactorClient(hub);
  const use = (token: string, browser = stranger()) =>
    browser.post('/password-reset', { token, password: next });
  const entries = async () =>
    (await hub.rows(['audit_entries']))['audit_entries'] as {
      action: string;
      actor_name: string;
      address: string | null;
    }[];

  it('prints a link that gives a new password, once, and ends the sessions before', async () => {
    const { isDone, lines } = await command(' Hana@Contoso.com');
    expect([isDone, lines.at(-1)]).toEqual([
      true,
      expect.stringMatching(new RegExp(`^${hub.url}/password-reset#[\\w-]{43}$`)),
    ]);
    const token = new URL(lines.at(-1) ?? '').hash.slice(1);
    const { name, email } = hana;
    expect(await stranger().post('/password-reset/link', { token })).toEqual({
      status: 200,
      body: { person: { name, email } },
    });
    const both = [stranger(), stranger()];
    const answers = await Promise.all(both.map((browser) => use(token, browser)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect(answers.find(({ status }) => status === 200)?.body.administrator).toMatchObject({
      email,
      role: 'ADMINISTRATOR',
    });
    expect(await Promise.all(both.map((browser) => browser.isSignedIn()))).toContain(true);
    expect(await client.isSignedIn()).toBe(false);
    expect((await client.signIn()).status).toBe(401);
    expect((await client.signIn(next)).status).toBe(200);
    expect(await use(token)).toEqual(gone);
  });

  it('leaves in the audit log who did what, and the link nowhere', async () => {
    const token = await newToken(hana.email);
    await use(token);
    expect(await entries()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'password_reset.created', actor_name: 'Operator' }),
        expect.objectContaining({ action: 'administrator.password_replaced', actor_name: hana.name }),
      ]),
    );
    const used = (await entries()).find(({ action }) => action === 'administrator.password_replaced');
    expect(used?.address).toMatch(/127\.0\.0\.1$|^::1$/);
    const fresh = await newToken(hana.email);
    const stored = JSON.stringify(await hub.rows(['password_resets', 'audit_entries']));
    expect(stored).toContain('removes_second_factors');
    for (const one of [token, fresh]) expect(stored).not.toContain(one);
  });

  it('keeps the link for another try after a password that is too short', async () => {
    const token = await newToken(hana.email);
    expect(await stranger().post('/password-reset', { token, password: 'short' })).toEqual({
      status: 422,
      body: { error: { code: 'TOO_SHORT', field: 'password' } },
    });
    expect((await use(token)).status).toBe(200);
  });

  it('asks for the second factor all the same, and removes it only where that was said', async () => {
    await client.addAuthenticator();
    const asked = await use(await newToken(hana.email));
    expect(asked).toMatchObject({ status: 200, body: { secondStep: { methods: expect.any(Array) } } });
    const browser = stranger();
    expect((await use(await newToken(hana.email, '--remove-second-factors'), browser)).status).toBe(200);
    expect(await browser.get('/session/second-factors')).toMatchObject({
      authenticator: null,
      recoveryCodesLeft: 0,
    });
    expect((await entries()).map(({ action }) => action)).toContain('administrator.second_factors_removed');
  });

  it('leaves second factors as they are until the link is used', async () => {
    await client.addAuthenticator();
    await newToken(hana.email, '--remove-second-factors');
    expect((await client.signIn()).body).toHaveProperty('secondStep');
  });

  it('refuses a link that expired, was replaced by a newer one, or outlived a change of the password', async () => {
    const expired = await newToken(hana.email);
    await hub.execute(`UPDATE password_resets SET expires_at = '2020-01-01T00:00:00.000Z'`);
    expect(await use(expired)).toEqual(gone);
    const replaced = await newToken(hana.email);
    const last = await newToken(hana.email);
    expect(await use(replaced)).toEqual(gone);
    await client.post('/session/password', { password: hana.password, newPassword: next });
    expect(await use(last)).toEqual(gone);
  });

  it('says when nobody has the address, or when it is not clear whose', async () => {
    expect(await command('nobody@contoso.com')).toEqual({
      isDone: false,
      lines: ['Nobody signs in as nobody@contoso.com.'],
    });
    const usage = ['Whose? landbridge reset-password <address> [--remove-second-factors]'];
    for (const args of [[], ['a@contoso.com', 'b@contoso.com'], [hana.email, '--force']]) {
      expect(await command(...args)).toEqual({ isDone: false, lines: usage });
    }
    expect(await hub.rows(['password_resets'])).toEqual({ password_resets: [] });
  });
});
