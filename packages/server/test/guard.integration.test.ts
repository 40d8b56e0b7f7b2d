import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { apiKey, TestHub } from './hub.js';

const hana = { name: 'Hana Nováková', email: 'hana@contoso.com', password: 'correct horse battery' };
const evil = 'https://evil.example.com';
const key = { authorization: `Bearer ${apiKey}` };

describe('the guard of /graphql', () => {
  let hub: TestHub;
  let cookie: string;

  beforeAll(async () => {
    hub = await TestHub.start({ kind: 'sqlite' });
    cookie = await hub.signUp(hana);
    await hub.add({ name: 'Kept from strangers' });
  });
  afterAll(() => hub.stop());

  const query = '{ connections { edges { node { name } } } }';
  const ask = (headers: Record<string, string>, body = JSON.stringify({ query }), at = hub) =>
    fetch(`${at.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  async function refusal(answer: Response): Promise<[number, string]> {
    const text = await answer.text();
    expect(text).not.toContain('Kept from strangers');
    const { errors } = JSON.parse(text) as { errors: { extensions: { code: string } }[] };
    return [answer.status, errors[0]?.extensions.code ?? ''];
  }

  /** With which code a socket is closed that says this at the greeting; "open" when it is let in. */
  function greeted(headers: Record<string, string>, payload: object = {}): Promise<number | 'open'> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers,
      });
      socket.on('error', reject);
      socket.on('close', (code) => resolve(code));
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
      socket.on('message', () => {
        resolve('open');
        socket.close();
      });
    });
  }

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
      expect(await refusal(await ask(headers))).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect(await refusal(await fetch(`${hub.url}/graphql?query={x}`))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('takes the bootstrap key from anywhere', async () => {
    const answer = await ask({ ...key, origin: 'https://tools.example.com' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Kept from strangers');
  });

  it('takes a session from its own window alone', async () => {
    const answer = await ask({ cookie, origin: hub.url });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Kept from strangers');
    const foreign: Record<string, string>[] = [
      {},
      { origin: evil },
      { origin: 'null' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of foreign) {
      expect(await refusal(await ask({ cookie, ...headers }))).toEqual([403, 'FOREIGN_ORIGIN']);
    }
  });

  it('understands no form and no plain text', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await ask({ ...key, 'content-type': type });
      expect(await refusal(answer)).toEqual([415, 'BAD_REQUEST']);
    }
  });

  it('opens no socket to a stranger, nor to a foreign page that rides on a cookie', async () => {
    expect(await greeted({})).toBe(4403);
    expect(await greeted({ cookie, origin: evil })).toBe(4403);
    expect(await greeted({ cookie, origin: hub.url }, { authorization: 'Bearer wrong' })).toBe(4403);
    expect(await greeted({ cookie, origin: hub.url })).toBe('open');
    expect(await greeted({ origin: evil }, key)).toBe('open');
  });

  describe('of a hub that takes few requests', () => {
    let busy: TestHub;
    beforeEach(async () => {
      busy = await TestHub.start({
        kind: 'sqlite',
        env: { LANDBRIDGE_RATE_LIMIT_PER_SECOND: '1', LANDBRIDGE_RATE_LIMIT_BURST: '5' },
      });
      return () => busy.stop();
    });

    it('tells who asks too much when to come again, and lets others through', async () => {
      const window = { cookie: await busy.signUp(hana), origin: busy.url };

      const answers = await Promise.all(Array.from({ length: 30 }, () => ask(key, undefined, busy)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(5);
      const refused = answers.find(({ status }) => status === 429);
      expect(refused?.headers.get('retry-after')).toBe('1');
      expect(refused && (await refusal(refused))).toEqual([429, 'RATE_LIMITED']);
      expect((await ask(window, undefined, busy)).status).toBe(200);
    });
  });
});
