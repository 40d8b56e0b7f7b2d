import type { FastifyInstance } from 'fastify';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccessService } from '../src/access/index.js';
import { createAuditLog } from '../src/audit/index.js';
import { createHttpServer, type Guard, sendPage } from '../src/http/index.js';
import { openTestDatabase, type TestDatabase } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';

const publicUrl = 'http://localhost:4000';
const key = 'a-key-for-automation-0123456789abcdef';
const hana = { name: 'Hana Nováková', email: 'hana@contoso.com', password: 'correct horse battery' };
const own = { origin: publicUrl };

let test: TestDatabase;
let access: AccessService;
let app: FastifyInstance;
let guard: Guard;
let webDirectory: string;
let isReady: boolean;

beforeEach(async () => {
  const ambient = new ManualAmbient();
  test = await openTestDatabase('sqlite', ambient);
  access = new AccessService({
    database: test.database,
    audit: createAuditLog({ ambient }),
    ambient,
    publicUrl,
    bootstrapApiKey: key,
    throttleLimits: { perAccountAndAddress: 3, perAddress: 1_000 },
  });
  webDirectory = await mkdtemp(path.join(tmpdir(), 'landbridge-web-'));
  await mkdir(path.join(webDirectory, 'assets'));
  await writeFile(path.join(webDirectory, 'index.html'), '<!doctype html><title>window</title>');
  await writeFile(path.join(webDirectory, 'assets', 'index-abc.js'), 'export {};');
  isReady = true;
  app = await createHttpServer({
    publicUrl,
    isSimulated: true,
    logLevel: 'silent',
    limits: { requestsPerSecond: 1, burst: 5 },
    access,
    webDirectory,
    isReady: async () => isReady,
    registerGraphql(scope, theGuard) {
      guard = theGuard;
      scope.route({
        method: ['GET', 'POST'],
        url: '/graphql',
        handler: async (request) => ({ data: request.viewer?.id }),
      });
    },
    registerAuthorization(scope) {
      scope.get('/auth/broken', async () => {
        throw new Error('secret detail');
      });
      scope.get('/auth/link/:token', async (_request, reply) =>
        sendPage(reply, {
          status: 200,
          title: '<b>&',
          body: '<h1>ok</h1>',
          formTargets: ['https://login.example.com'],
        }),
      );
      scope.post('/auth/link/:token', async (request) => request.body);
    },
  });
});

afterEach(async () => {
  await app.close();
  await access.stop();
  await test.close();
  await rm(webDirectory, { recursive: true });
});

const post = (url: string, payload: unknown, headers: Record<string, string> = own) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });

async function setupToken(): Promise<string> {
  const { setupUrl } = await access.start();
  expect(setupUrl).toMatch(/^http:\/\/localhost:4000\/setup#/);
  return new URL(setupUrl ?? '').hash.slice(1);
}

async function signedUp(): Promise<string> {
  const response = await post('/setup', { token: await setupToken(), ...hana });
  expect(response.statusCode).toBe(201);
  return String(response.headers['set-cookie']).split(';')[0] ?? '';
}

describe('/setup and /session', () => {
  it('takes the first administrator from the one-time link to signed out', async () => {
    const before = await app.inject('/session');
    expect(before.json()).toEqual({ administrator: null, setupRequired: true, publicUrl, isSimulated: true });
    const cookie = await signedUp();
    const session = await app.inject({ url: '/session', headers: { cookie } });
    expect(session.json()).toMatchObject({
      administrator: { name: hana.name, email: hana.email },
      setupRequired: false,
    });
    expect(session.headers['cache-control']).toBe('no-store');
    const out = await app.inject({ method: 'DELETE', url: '/session', headers: { cookie, ...own } });
    expect([out.statusCode, out.body]).toEqual([204, '']);
    expect((await app.inject({ url: '/session', headers: { cookie } })).json()).toMatchObject({
      administrator: null,
    });
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    await signedUp();
    const response = await post('/session', hana);
    expect(response.statusCode).toBe(200);
    const cookie = String(response.headers['set-cookie']);
    expect(cookie).toMatch(/^landbridge=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('says that credentials are wrong, and after some tries when to come again', async () => {
    await signedUp();
    for (let n = 0; n < 3; n++) {
      const response = await post('/session', { ...hana, password: 'wrong' });
      expect([response.statusCode, response.json()]).toEqual([401, { error: { code: 'WRONG_CREDENTIALS' } }]);
    }
    const response = await post('/session', hana);
    expect(response.statusCode).toBe(429);
    expect(response.json().error).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      retryAfterSeconds: expect.any(Number),
    });
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('names the field that is wrong, and a link that is no longer good', async () => {
    const token = await setupToken();
    const short = await post('/setup', { token, ...hana, password: 'short' });
    expect([short.statusCode, short.json()]).toEqual([
      422,
      { error: { code: 'TOO_SHORT', field: 'password' } },
    ]);
    const forged = await post('/setup', { ...hana, token: 'forged' });
    expect([forged.statusCode, forged.json()]).toEqual([403, { error: { code: 'SETUP_LINK_INVALID' } }]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an array', []],
    ['a number for the e-mail', { email: 1, password: 'x' }],
    ['an object for the password', { email: 'x', password: { length: 12 } }],
    ['no password', { email: 'x' }],
  ])('answers 400 to %s', async (_name, payload) => {
    for (const url of ['/session', '/setup']) {
      const response = await post(url, payload);
      expect([response.statusCode, response.json()]).toEqual([400, { error: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('answers what is not JSON, too large or malformed with its code and no stack', async () => {
    const send = (type: string, payload: string) =>
      app.inject({ method: 'POST', url: '/session', headers: { 'content-type': type, ...own }, payload });
    expect((await send('application/json', '{"email":')).statusCode).toBe(400);
    expect((await send('application/x-www-form-urlencoded', 'email=x&password=y')).statusCode).toBe(415);
    expect((await send('text/plain', '{"email":"x","password":"y"}')).statusCode).toBe(415);
    const large = await send('application/json', JSON.stringify({ email: 'x'.repeat(1024 * 1024 + 1) }));
    expect([large.statusCode, large.json()]).toEqual([413, { error: { code: 'PAYLOAD_TOO_LARGE' } }]);
    const poisoned = await send('application/json', '{"__proto__":{"x":1},"email":"a","password":"b"}');
    expect(poisoned.statusCode).toBe(400);
  });

  it('refuses what a page of another origin caused, with and without a cookie', async () => {
    const cookie = await signedUp();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example.com' },
      { origin: 'null' },
      { origin: 'http://localhost:4001' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const login = await post('/session', hana, headers);
      expect([login.statusCode, login.json()]).toEqual([403, { error: { code: 'FOREIGN_ORIGIN' } }]);
      const logout = await app.inject({ method: 'DELETE', url: '/session', headers: { ...headers, cookie } });
      expect(logout.statusCode).toBe(403);
    }
    expect((await app.inject({ method: 'DELETE', url: '/session', headers: { cookie } })).statusCode).toBe(
      403,
    );
    expect((await post('/session', hana, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });
});

describe('the guard of /graphql', () => {
  const graphql = (headers: Record<string, string>) => post('/graphql', { query: '{ x }' }, headers);

  it('answers no stranger, whatever is sent', async () => {
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: key },
      { authorization: `Bearer ${key}x` },
      { cookie: 'landbridge=forged' },
      { cookie: `landbridge=${'A'.repeat(43)}` },
    ];
    for (const headers of strangers) {
      const response = await graphql(headers);
      expect(response.statusCode).toBe(401);
      expect(response.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
    }
    const get = await app.inject('/graphql?query={x}');
    expect(get.statusCode).toBe(401);
  });

  it('takes the bootstrap key from anywhere', async () => {
    const response = await graphql({ authorization: `Bearer ${key}`, origin: 'https://tools.example.com' });
    expect([response.statusCode, response.json()]).toEqual([200, { data: 'api-key:bootstrap' }]);
  });

  it('takes a session from its own window alone', async () => {
    const cookie = await signedUp();
    expect((await graphql({ cookie, ...own })).statusCode).toBe(200);
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'https://evil.example.com' },
      { origin: 'null' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of foreign) {
      const response = await graphql({ cookie, ...headers });
      expect(response.statusCode).toBe(403);
      expect(response.json().errors[0].extensions.code).toBe('FOREIGN_ORIGIN');
    }
  });

  it('understands no form and no plain text', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { 'content-type': type, authorization: `Bearer ${key}` };
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers,
        payload: '{"query":"{ x }"}',
      });
      expect(response.statusCode).toBe(415);
      expect(response.json().errors[0].extensions.code).toBe('UNSUPPORTED_MEDIA_TYPE');
    }
  });

  it('opens no socket to a stranger, nor to a foreign page that rides on a cookie', async () => {
    const cookie = await signedUp();
    expect(await guard.viewerOfSocket({}, undefined)).toBeNull();
    expect(await guard.viewerOfSocket({ cookie, origin: 'https://evil.example.com' }, undefined)).toBeNull();
    expect(await guard.viewerOfSocket({ cookie, origin: publicUrl }, 'Bearer wrong')).toBeNull();
    expect((await guard.viewerOfSocket({ cookie, origin: publicUrl }, undefined))?.actor.name).toBe(
      hana.name,
    );
    expect((await guard.viewerOfSocket({ origin: 'https://evil.example.com' }, `Bearer ${key}`))?.id).toBe(
      'api-key:bootstrap',
    );
  });

  it('tells who asks too much when to come again, and lets others through', async () => {
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await graphql({ authorization: `Bearer ${key}` })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const response = await graphql({ authorization: `Bearer ${key}` });
    expect(response.headers['retry-after']).toBe('1');
    expect(response.json().errors[0].extensions.code).toBe('RATE_LIMITED');
    expect((await graphql({ cookie: await signedUp(), ...own })).statusCode).toBe(200);
  });
});

describe('the server', () => {
  it('sends a strict policy and its companions with every answer', async () => {
    for (const url of ['/', '/session', '/nowhere', '/auth/nowhere', '/graphql', '/assets/index-abc.js']) {
      const { headers } = await app.inject({ url, headers: { accept: 'text/html' } });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': url.startsWith('/auth') ? 'no-referrer' : 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('serves the window for every address of its own, and its files as they are', async () => {
    for (const url of [
      '/',
      '/connections',
      '/connections/new',
      '/connections/Q29u/edit',
      '/sign-in',
      '/setup?x=1',
    ]) {
      const response = await app.inject({ url, headers: { accept: 'text/html,*/*' } });
      expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(response.body).toContain('<title>window</title>');
    }
    const asset = await app.inject('/assets/index-abc.js');
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
  });

  it('answers 404 in JSON to what is no page of the window', async () => {
    const navigations = ['/assets/gone.js', '/graphql/x', '/session/x'].map((url) => ({
      url,
      headers: { accept: 'text/html' },
    }));
    const others = [
      { url: '/connections' },
      { url: '/connections', method: 'POST' as const },
      { url: '/../../etc/passwd' },
    ];
    for (const request of [...navigations, ...others]) {
      const response = await app.inject(request);
      expect([request.url, response.statusCode]).toEqual([request.url, 404]);
      expect(response.headers['content-type']).toContain('application/json');
    }
  });

  it('moves a page that was opened under another name of this machine to the public address', async () => {
    const headers = { accept: 'text/html', host: '127.0.0.1:4000' };
    const response = await app.inject({ url: '/connections?x=1', headers });
    expect([response.statusCode, response.headers.location]).toEqual([
      307,
      'http://localhost:4000/connections?x=1',
    ]);
    const proxied = await app.inject({ url: '/connections', headers: { ...headers, host: 'hub.internal' } });
    expect(proxied.statusCode).toBe(200);
  });

  it('tells nothing of an error inside', async () => {
    const page = await app.inject('/auth/broken');
    expect([page.statusCode, page.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
    expect(page.body).not.toContain('secret detail');
    await test.database.close();
    const json = await app.inject('/session');
    expect([json.statusCode, json.json()]).toEqual([500, { error: { code: 'INTERNAL_SERVER_ERROR' } }]);
  });

  it('renders pages whose title is text and whose form may lead where they say', async () => {
    const page = await app.inject('/auth/link/secret');
    expect(page.body).toContain('<title>&#60;b&#62;&#38; – Landbridge</title>');
    expect(page.body).toContain('<h1>ok</h1>');
    expect(page.headers['content-security-policy']).toContain(
      "form-action 'self' https://login.example.com;",
    );
    expect(page.headers['cache-control']).toBe('no-store');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const posted = await app.inject({
      method: 'POST',
      url: '/auth/link/x',
      headers: form,
      payload: 'proof=1',
    });
    expect(posted.json()).toEqual({ proof: '1' });
    const css = await app.inject('/auth/pages.css');
    expect(css.headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('says whether it lives and whether it is ready', async () => {
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    isReady = false;
    expect((await app.inject('/readyz')).statusCode).toBe(503);
  });

  it('answers what is no address or no HTTP with 400', async () => {
    expect((await app.inject('/%ff%')).statusCode).toBe(400);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const address = app.server.address();
    if (typeof address !== 'object' || !address) throw new Error('not listening');
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(address.port, '127.0.0.1', () => socket.end('nonsense\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(answer).not.toContain('at ');
  });
});
