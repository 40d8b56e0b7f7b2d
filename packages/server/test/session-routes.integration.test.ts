import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hana, HttpFixture, own, publicUrl } from './http-fixture.js';

let fixture: HttpFixture;

beforeEach(async () => {
  fixture = await HttpFixture.start();
});

afterEach(() => fixture.stop());

describe('/setup and /session', () => {
  it('takes the first administrator from the one-time link to signed out', async () => {
    const before = await fixture.app.inject('/session');
    const anybody = { setupRequired: true, publicUrl, isSimulated: true, signOn: [] };
    expect(before.json()).toEqual({ administrator: null, ...anybody });
    const cookie = await fixture.signedUp();
    const session = await fixture.app.inject({ url: '/session', headers: { cookie } });
    expect(session.json()).toMatchObject({
      administrator: { name: hana.name, email: hana.email },
      setupRequired: false,
    });
    expect(session.headers['cache-control']).toBe('no-store');
    const out = await fixture.app.inject({ method: 'DELETE', url: '/session', headers: { cookie, ...own } });
    expect([out.statusCode, out.body]).toEqual([204, '']);
    expect((await fixture.app.inject({ url: '/session', headers: { cookie } })).json()).toMatchObject({
      administrator: null,
    });
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    await fixture.signedUp();
    const response = await fixture.post('/session', hana);
    expect(response.statusCode).toBe(200);
    const cookie = String(response.headers['set-cookie']);
    expect(cookie).toMatch(/^landbridge=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('says that credentials are wrong, and after some tries when to come again', async () => {
    await fixture.signedUp();
    for (let n = 0; n < 3; n++) {
      const response = await fixture.post('/session', { ...hana, password: 'wrong' });
      expect([response.statusCode, response.json()]).toEqual([401, { error: { code: 'WRONG_CREDENTIALS' } }]);
    }
    const response = await fixture.post('/session', hana);
    expect(response.statusCode).toBe(429);
    expect(response.json().error).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      retryAfterSeconds: expect.any(Number),
    });
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('names the field that is wrong, and a link that is no longer good', async () => {
    const token = await fixture.setupToken();
    const short = await fixture.post('/setup', { token, ...hana, password: 'short' });
    expect([short.statusCode, short.json()]).toEqual([
      422,
      { error: { code: 'TOO_SHORT', field: 'password' } },
    ]);
    const forged = await fixture.post('/setup', { ...hana, token: 'forged' });
    expect([forged.statusCode, forged.json()]).toEqual([403, { error: { code: 'SETUP_LINK_INVALID' } }]);
  });

  it('says whether a one-time link still works before anything is typed, and to no other origin', async () => {
    const token = await fixture.setupToken();
    const ask = (sent: string, headers = own) => fixture.post('/setup/link', { token: sent }, headers);
    expect((await ask(token)).statusCode).toBe(204);
    expect((await ask(token, { origin: 'https://evil.example.com' })).statusCode).toBe(403);
    expect((await fixture.post('/setup', { token, ...hana })).statusCode).toBe(201);
    for (const dead of [token, 'forged', '']) {
      const response = await ask(dead);
      expect([response.statusCode, response.json()]).toEqual([
        403,
        { error: { code: 'SETUP_LINK_INVALID' } },
      ]);
    }
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an array', []],
    ['a number for the e-mail', { email: 1, password: 'x' }],
    ['an object for the password', { email: 'x', password: { length: 12 } }],
    ['no password', { email: 'x' }],
  ])('answers 400 to %s', async (_name, payload) => {
    for (const url of ['/session', '/setup', '/setup/link']) {
      const response = await fixture.post(url, payload);
      expect([response.statusCode, response.json()]).toEqual([400, { error: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('answers what is not JSON, too large or malformed with its code and no stack', async () => {
    const send = (type: string, payload: string) =>
      fixture.app.inject({
        method: 'POST',
        url: '/session',
        headers: { 'content-type': type, ...own },
        payload,
      });
    expect((await send('application/json', '{"email":')).statusCode).toBe(400);
    expect((await send('application/x-www-form-urlencoded', 'email=x&password=y')).statusCode).toBe(415);
    expect((await send('text/plain', '{"email":"x","password":"y"}')).statusCode).toBe(415);
    const large = await send('application/json', JSON.stringify({ email: 'x'.repeat(1024 * 1024 + 1) }));
    expect([large.statusCode, large.json()]).toEqual([413, { error: { code: 'PAYLOAD_TOO_LARGE' } }]);
    const poisoned = await send('application/json', '{"__proto__":{"x":1},"email":"a","password":"b"}');
    expect(poisoned.statusCode).toBe(400);
  });

  it('refuses what a page of another origin caused, with and without a cookie', async () => {
    const cookie = await fixture.signedUp();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example.com' },
      { origin: 'null' },
      { origin: 'http://localhost:4001' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const login = await fixture.post('/session', hana, headers);
      expect([login.statusCode, login.json()]).toEqual([403, { error: { code: 'FOREIGN_ORIGIN' } }]);
      const logout = await fixture.app.inject({
        method: 'DELETE',
        url: '/session',
        headers: { ...headers, cookie },
      });
      expect(logout.statusCode).toBe(403);
    }
    expect(
      (await fixture.app.inject({ method: 'DELETE', url: '/session', headers: { cookie } })).statusCode,
    ).toBe(403);
    expect((await fixture.post('/session', hana, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });
});

it('binds the cookie to host and TLS where the address is https', async () => {
  const secure = await HttpFixture.start('https://landbridge.example.com');
  const origin = { origin: 'https://landbridge.example.com' };
  const response = await secure.post('/setup', { token: await secure.setupToken(), ...hana }, origin);
  expect(String(response.headers['set-cookie'])).toMatch(
    /^__Host-landbridge=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(response.headers['strict-transport-security']).toBe('max-age=31536000');
  await secure.stop();
});
