import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccessService } from '../src/access/index.js';
import { createAuditLog } from '../src/audit/index.js';
import { scopes } from '../src/scopes.js';
import { databaseKinds, openTestDatabase, type TestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { unexpected } from './unexpected.js';

const address = '192.0.2.1';
const hana = { name: 'Hana Nováková', email: 'hana@contoso.com', password: 'correct horse battery' };
const hour = 60 * 60 * 1000;

describe.each(databaseKinds)('access on %s', (kind) => {
  let test: TestDatabase;
  let ambient: ManualAmbient;
  let access: AccessService;

  beforeEach(async () => {
    ambient = new ManualAmbient();
    test = await openTestDatabase(kind, ambient);
    access = accessWith({});
  });

  afterEach(async () => {
    await access.stop();
    await test.close();
  });

  function accessWith(options: { throttleLimits?: { perAccountAndAddress: number; perAddress: number } }) {
    return new AccessService({
      reportError: unexpected,
      database: test.database,
      audit: createAuditLog({ ambient }),
      ambient,
      publicUrl: 'https://landbridge.example.com',
      bootstrapApiKey: 'a-key-for-automation-0123456789abcdef',
      ...options,
    });
  }

  async function setupToken(): Promise<string> {
    const { setupUrl } = await access.start();
    return new URL(setupUrl ?? '').hash.slice(1);
  }

  async function cookieOf(result: Promise<object>): Promise<string> {
    const { session } = (await result) as { session: { token: string } };
    return `${access.sessions.cookieName}=${session.token}`;
  }

  const setUp = async () => cookieOf(access.links.setUp(await setupToken(), hana, address));

  const authenticate = (cookieHeader?: string, authorizationHeader?: string) =>
    access.authenticate({ cookieHeader, authorizationHeader });

  const actions = async () =>
    (await test.database.query<{ action: string }>('SELECT action FROM audit_entries ORDER BY sequence')).map(
      ({ action }) => action,
    );

  it('makes the first administrator by a one-time link, signed in at once', async () => {
    expect(await access.isSetupRequired()).toBe(true);
    const viewer = await authenticate(await setUp());
    expect(viewer?.actor).toMatchObject({ kind: 'administrator', name: 'Hana Nováková' });
    expect([...(viewer?.scopes ?? [])]).toEqual(scopes.filter((scope) => scope !== 'tokens:issue'));
    expect(await access.isSetupRequired()).toBe(false);
    expect(await access.start()).toEqual({ setupUrl: null });
    expect(await actions()).toEqual(['setup_link.created', 'administrator.created']);
  });

  it('lets one of many use the link, however close they come', async () => {
    const token = await setupToken();
    const people = ['a', 'b', 'c', 'd'].map((name) => ({ ...hana, email: `${name}@contoso.com` }));
    const results = await Promise.all(people.map((person) => access.links.setUp(token, person, address)));
    expect(results.filter((result) => 'administrator' in result)).toHaveLength(1);
    expect(results.filter((result) => 'code' in result && result.code === 'SETUP_LINK_INVALID')).toHaveLength(
      3,
    );
  });

  it('refuses a link that is used, replaced by the next start, or a day old', async () => {
    const replaced = await setupToken();
    const old = await setupToken();
    expect(await access.links.setUp(replaced, hana, address)).toEqual({ code: 'SETUP_LINK_INVALID' });
    ambient.advance(24 * hour + 1);
    expect(await access.links.setUp(old, hana, address)).toEqual({ code: 'SETUP_LINK_INVALID' });
    const token = await setupToken();
    expect(await access.links.refusalOfSetupLink(token, address)).toBeNull();
    await access.links.setUp(token, hana, address);
    for (const ended of [replaced, old, token]) {
      expect(await access.links.refusalOfSetupLink(ended, address)).toEqual({ code: 'SETUP_LINK_INVALID' });
    }
    expect(await access.links.setUp(token, hana, address)).toEqual({ code: 'SETUP_LINK_INVALID' });
  });

  it('leaves the link usable after a field was wrong', async () => {
    const token = await setupToken();
    const short = await access.links.setUp(token, { ...hana, password: 'short' }, address);
    expect(short).toEqual({ code: 'TOO_SHORT', field: 'password' });
    expect(await access.links.setUp(token, hana, address)).toHaveProperty('administrator');
  });

  it('stores neither password, session nor link as they are', async () => {
    const token = await setupToken();
    const cookie = await cookieOf(access.links.setUp(token, hana, address));
    const rows = JSON.stringify([
      await test.database.query('SELECT * FROM administrators'),
      await test.database.query('SELECT * FROM sessions'),
      await test.database.query('SELECT * FROM setup_links'),
      await test.database.query('SELECT * FROM audit_entries'),
    ]);
    expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    for (const secret of [hana.password, cookie.split('=')[1], token]) expect(rows).not.toContain(secret);
  });

  it('signs in with the e-mail in any case, under a new session each time; the old one ends', async () => {
    const first = await setUp();
    const signIn = () =>
      access.signIns.byPassword({ ...hana, email: ' Hana@Contoso.COM' }, { address, cookieHeader: first });
    const second = await cookieOf(signIn());
    expect(second).not.toBe(first);
    expect(await authenticate(second)).not.toBeNull();
    expect(await authenticate(first)).toBeNull();
  });

  it('answers a wrong password and an unknown account alike', async () => {
    await setUp();
    const wrong = { address, cookieHeader: undefined };
    expect(await access.signIns.byPassword({ ...hana, password: 'wrong horse battery' }, wrong)).toEqual({
      code: 'WRONG_CREDENTIALS',
    });
    expect(await access.signIns.byPassword({ ...hana, email: 'nobody@contoso.com' }, wrong)).toEqual({
      code: 'WRONG_CREDENTIALS',
    });
    expect((await actions()).filter((action) => action === 'administrator.sign_in_failed')).toHaveLength(2);
  });

  it('stops guesses at one account from one address, even if they come at once, and tells when to come again', async () => {
    await setUp();
    access = accessWith({ throttleLimits: { perAccountAndAddress: 3, perAddress: 100 } });
    const guess = (password: string, from = address) =>
      access.signIns.byPassword({ ...hana, password }, { address: from, cookieHeader: undefined });
    const guesses = await Promise.all(['1', '2', '3', '4', '5', '6'].map((password) => guess(password)));
    expect(guesses.filter((result) => 'code' in result && result.code === 'TOO_MANY_ATTEMPTS')).toHaveLength(
      3,
    );
    const right = await guess(hana.password);
    expect(right).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect((right as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(800);
    expect(await guess(hana.password, '198.51.100.7')).toHaveProperty('administrator');
  });

  it('stops guesses from one address at many accounts, a whole IPv6 /64 counted as one', async () => {
    access = accessWith({ throttleLimits: { perAccountAndAddress: 100, perAddress: 3 } });
    const results = [];
    for (const n of [1, 2, 3, 4, 5]) {
      const from = { address: `2001:db8:0:1::${n}`, cookieHeader: undefined };
      results.push(await access.signIns.byPassword({ email: `${n}@contoso.com`, password: 'x' }, from));
    }
    expect(results.map((result) => 'code' in result && result.code)).toEqual([
      'WRONG_CREDENTIALS',
      'WRONG_CREDENTIALS',
      'WRONG_CREDENTIALS',
      'TOO_MANY_ATTEMPTS',
      'TOO_MANY_ATTEMPTS',
    ]);
  });

  it('counts who asks whether a link still works as who guesses it, and a link that does as no guess', async () => {
    const token = await setupToken();
    access = accessWith({ throttleLimits: { perAccountAndAddress: 100, perAddress: 3 } });
    for (let n = 0; n < 5; n++) expect(await access.links.refusalOfSetupLink(token, address)).toBeNull();
    for (let n = 0; n < 3; n++) {
      expect(await access.links.refusalOfSetupLink(ambient.randomToken(16), address)).toEqual({
        code: 'SETUP_LINK_INVALID',
      });
    }
    expect(await access.links.refusalOfSetupLink(token, address)).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
    });
    expect(await access.links.setUp(token, hana, address)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  it('never takes a guessed link: ten thousand tries, none succeeds', async () => {
    await setupToken();
    let taken = 0;
    for (let n = 0; n < 10_000; n++) {
      const result = await access.links.setUp(ambient.randomToken(16), hana, `192.0.2.${n % 200}`);
      if ('administrator' in result) taken += 1;
    }
    expect(taken).toBe(0);
    expect(await access.isSetupRequired()).toBe(true);
  });

  it('ends a session after twelve idle hours, and after seven days however busy', async () => {
    const cookie = await setUp();
    ambient.advance(11 * hour);
    expect(await authenticate(cookie)).not.toBeNull();
    ambient.advance(11 * hour);
    expect(await authenticate(cookie)).not.toBeNull();
    ambient.advance(12 * hour);
    expect(await authenticate(cookie)).toBeNull();
    const busy = await cookieOf(access.signIns.byPassword(hana, { address, cookieHeader: undefined }));
    for (let hours = 0; hours < 7 * 24 - 10; hours += 10) {
      ambient.advance(10 * hour);
      expect(await authenticate(busy)).not.toBeNull();
    }
    ambient.advance(10 * hour);
    expect(await authenticate(busy)).toBeNull();
  });

  it('knows nobody by a forged cookie or a wrong key, even beside a good cookie', async () => {
    const cookie = await setUp();
    expect(await authenticate(`__Host-landbridge=${'A'.repeat(43)}`)).toBeNull();
    expect(await authenticate(cookie.replace('__Host-', ''))).toBeNull();
    expect(await authenticate(undefined, 'Bearer wrong')).toBeNull();
    expect(await authenticate(cookie, 'Bearer wrong')).toBeNull();
    expect(await authenticate(cookie, 'Basic abc')).toBeNull();
    expect(await authenticate()).toBeNull();
    const viewer = await authenticate(undefined, 'bearer a-key-for-automation-0123456789abcdef');
    expect(viewer).toMatchObject({ id: 'api-key:bootstrap', isCookieBorne: false });
  });

  it('tells at once whoever serves a session that it was signed out', async () => {
    const cookie = await setUp();
    const viewer = await authenticate(cookie);
    if (!viewer) throw new Error('not signed in');
    const told: string[] = [];
    access.onRevoked(viewer, (how) => told.push(how));
    expect(await access.standingOf(viewer)).toBe('SAME');
    await access.signOut(cookie);
    expect(told).toEqual(['ENDED']);
    expect(await access.standingOf(viewer)).toBe('ENDED');
    expect(await authenticate(cookie)).toBeNull();
  });

  it('tells within five seconds that a session was ended by another node', async () => {
    const cookie = await setUp();
    const viewer = await authenticate(cookie);
    if (!viewer) throw new Error('not signed in');
    const revoked = new Promise<void>((resolve) => void access.onRevoked(viewer, () => resolve()));
    const otherNode = accessWith({});
    await otherNode.signOut(cookie);
    ambient.advance(5_000);
    await revoked;
  });

  it('gives a new password to an account whose e-mail is set up again, and ends its sessions', async () => {
    const before = await setUp();
    const { SetupLinks } = await import('../src/access/index.js');
    const links = new SetupLinks({
      database: test.database,
      audit: createAuditLog({ ambient }),
      ambient,
      publicUrl: 'https://landbridge.example.com',
    });
    const token = new URL(await links.create()).hash.slice(1);
    await access.links.setUp(token, { ...hana, password: 'another long password' }, address);
    expect(await authenticate(before)).toBeNull();
    const from = { address, cookieHeader: undefined };
    expect(await access.signIns.byPassword(hana, from)).toEqual({ code: 'WRONG_CREDENTIALS' });
    expect(
      await access.signIns.byPassword({ ...hana, password: 'another long password' }, from),
    ).toHaveProperty('administrator');
  });
});
