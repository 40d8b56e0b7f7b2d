import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpFixture } from './http-fixture.js';

let fixture: HttpFixture;

beforeEach(async () => {
  fixture = await HttpFixture.start();
});

afterEach(() => fixture.stop());

describe('the server', () => {
  it('sends a strict policy and its companions with every answer', async () => {
    for (const url of ['/', '/session', '/nowhere', '/auth/nowhere', '/graphql', '/assets/index-abc.js']) {
      const { headers } = await fixture.app.inject({ url, headers: { accept: 'text/html' } });
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
      const response = await fixture.app.inject({ url, headers: { accept: 'text/html,*/*' } });
      expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(response.body).toContain('<title>window</title>');
    }
    const asset = await fixture.app.inject('/assets/index-abc.js');
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
      const response = await fixture.app.inject(request);
      expect([request.url, response.statusCode]).toEqual([request.url, 404]);
      expect(response.headers['content-type']).toContain('application/json');
    }
  });

  it('moves a page that was opened under another name of this machine to the public address', async () => {
    const headers = { accept: 'text/html', host: '127.0.0.1:4000' };
    const response = await fixture.app.inject({ url: '/connections?x=1', headers });
    expect([response.statusCode, response.headers.location]).toEqual([
      307,
      'http://localhost:4000/connections?x=1',
    ]);
    const proxied = await fixture.app.inject({
      url: '/connections',
      headers: { ...headers, host: 'hub.internal' },
    });
    expect(proxied.statusCode).toBe(200);
  });

  it('tells nothing of an error inside', async () => {
    const page = await fixture.app.inject('/auth/broken');
    expect([page.statusCode, page.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
    expect(page.body).not.toContain('secret detail');
    await fixture.test.database.close();
    const json = await fixture.app.inject('/session');
    expect([json.statusCode, json.json()]).toEqual([500, { error: { code: 'INTERNAL_SERVER_ERROR' } }]);
  });

  it('renders pages whose title is text and whose form may lead where they say', async () => {
    const page = await fixture.app.inject('/auth/link/secret');
    expect(page.body).toContain('<title>&#60;b&#62;&#38; – Landbridge</title>');
    expect(page.body).toContain('<h1>ok</h1>');
    expect(page.headers['content-security-policy']).toContain(
      "form-action 'self' https://login.example.com;",
    );
    expect(page.headers['cache-control']).toBe('no-store');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const posted = await fixture.app.inject({
      method: 'POST',
      url: '/auth/link/x',
      headers: form,
      payload: 'proof=1',
    });
    expect(posted.json()).toEqual({ proof: '1' });
    const css = await fixture.app.inject('/auth/pages.css');
    expect(css.headers['content-type']).toBe('text/css; charset=utf-8');
    const script = await fixture.app.inject('/auth/pages.js');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const fonts = [...css.body.matchAll(/url\('([^']+)'\)/g)].map(([, address = '']) => address);
    expect(fonts).toHaveLength(2);
    for (const address of fonts) {
      const font = await fixture.app.inject(address);
      expect([font.statusCode, font.headers['content-type']]).toEqual([200, 'font/woff2']);
      expect(font.rawPayload.subarray(0, 4).toString()).toBe('wOF2');
    }
  });

  it('says whether it lives and whether it is ready', async () => {
    expect((await fixture.app.inject('/healthz')).statusCode).toBe(200);
    expect((await fixture.app.inject('/readyz')).statusCode).toBe(200);
    fixture.setReady(async () => false);
    expect((await fixture.app.inject('/readyz')).statusCode).toBe(503);
    fixture.setReady(() => fixture.test.database.query('SELECT 1 FROM nowhere').then(() => true));
    const broken = await fixture.app.inject('/readyz');
    expect([broken.statusCode, broken.json()]).toEqual([503, { status: 'not ready' }]);
  });

  it('answers a broken address below /auth with a page in the reader’s language, under the same policy', async () => {
    const headers = { cookie: 'landbridge_language=cs' };
    const {
      statusCode,
      body,
      headers: answered,
    } = await fixture.app.inject({ url: '/auth/link/%ff%', headers });
    expect(statusCode).toBe(400);
    expect(body).toContain('<html lang="cs">');
    expect(answered['content-security-policy']).toContain("default-src 'none'");
    expect(answered).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('answers what is no address or no HTTP with 400', async () => {
    const broken = await fixture.app.inject('/%ff%');
    expect([broken.statusCode, broken.json()]).toEqual([400, { error: { code: 'BAD_USER_INPUT' } }]);
    expect(broken.headers['x-content-type-options']).toBe('nosniff');
    await fixture.app.listen({ host: '127.0.0.1', port: 0 });
    const address = fixture.app.server.address();
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
