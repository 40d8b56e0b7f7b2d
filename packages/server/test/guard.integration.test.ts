import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiKey, hana, HttpFixture, own, publicUrl } from './http-fixture.js';

let fixture: HttpFixture;

beforeEach(async () => {
  fixture = await HttpFixture.start();
});

afterEach(() => fixture.stop());

describe('the guard of /graphql', () => {
  const graphql = (headers: Record<string, string>) => fixture.post('/graphql', { query: '{ x }' }, headers);

  it('answers no stranger, whatever is sent', async () => {
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: apiKey },
      { authorization: `Bearer ${apiKey}x` },
      { cookie: 'landbridge=forged' },
      { cookie: `landbridge=${'A'.repeat(43)}` },
    ];
    for (const headers of strangers) {
      const response = await graphql(headers);
      expect(response.statusCode).toBe(401);
      expect(response.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
    }
    const get = await fixture.app.inject('/graphql?query={x}');
    expect(get.statusCode).toBe(401);
  });

  it('takes the bootstrap key from anywhere', async () => {
    const response = await graphql({
      authorization: `Bearer ${apiKey}`,
      origin: 'https://tools.example.com',
    });
    expect([response.statusCode, response.json()]).toEqual([200, { data: 'api-key:bootstrap' }]);
  });

  it('takes a session from its own window alone', async () => {
    const cookie = await fixture.signedUp();
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
      const headers = { 'content-type': type, authorization: `Bearer ${apiKey}` };
      const response = await fixture.app.inject({
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
    const cookie = await fixture.signedUp();
    expect(await fixture.guard.viewerOfSocket({}, undefined)).toBeNull();
    expect(
      await fixture.guard.viewerOfSocket({ cookie, origin: 'https://evil.example.com' }, undefined),
    ).toBeNull();
    expect(await fixture.guard.viewerOfSocket({ cookie, origin: publicUrl }, 'Bearer wrong')).toBeNull();
    expect((await fixture.guard.viewerOfSocket({ cookie, origin: publicUrl }, undefined))?.actor.name).toBe(
      hana.name,
    );
    expect(
      (await fixture.guard.viewerOfSocket({ origin: 'https://evil.example.com' }, `Bearer ${apiKey}`))?.id,
    ).toBe('api-key:bootstrap');
  });

  it('tells who asks too much when to come again, and lets others through', async () => {
    const statuses = [];
    for (let n = 0; n < 6; n++)
      statuses.push((await graphql({ authorization: `Bearer ${apiKey}` })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const response = await graphql({ authorization: `Bearer ${apiKey}` });
    expect(response.headers['retry-after']).toBe('1');
    expect(response.json().errors[0].extensions.code).toBe('RATE_LIMITED');
    expect((await graphql({ cookie: await fixture.signedUp(), ...own })).statusCode).toBe(200);
  });
});
