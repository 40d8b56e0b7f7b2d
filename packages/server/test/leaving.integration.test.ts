import { createClient } from 'graphql-ws';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { apiKey, GraphqlFixture } from './graphql-fixture.js';
import { HttpFixture } from './http-fixture.js';

describe('a server that is about to end', () => {
  let fixture: HttpFixture;
  let begun: Promise<void>;
  let closing: Promise<void>;
  let finish: () => void;

  beforeEach(async () => {
    const patience = { headersMs: 10_000, requestMs: 10_000, silenceMs: 10_000, checkEveryMs: 10_000 };
    fixture = await HttpFixture.start(undefined, { ...patience, lastAnswersMs: 50 });
    const finished = new Promise<void>((resolve) => (finish = resolve));
    closing = new Promise((resolve) => fixture.app.addHook('preClose', async () => resolve()));
    begun = new Promise((resolve) => {
      fixture.app.get('/auth/long', async () => {
        resolve();
        await finished;
        return 'finished';
      });
    });
  });

  afterEach(async () => {
    finish();
    await fixture.stop();
  });

  it('says so to load balancers, and still answers everybody', async () => {
    expect((await fixture.app.inject('/readyz')).headers).not.toMatchObject({ connection: 'close' });
    fixture.drain();
    const ready = await fixture.app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'draining' }]);
    for (const url of ['/healthz', '/session', '/auth/pages.css']) {
      const { statusCode, headers } = await fixture.app.inject(url);
      expect(statusCode).toBeLessThan(500);
      expect(headers).toMatchObject({ connection: 'close' });
    }
  });

  it('finishes the answers that it has begun, and takes no new request', async () => {
    const address = await fixture.app.listen({ port: 0, host: '127.0.0.1' });
    const answer = fetch(`${address}/auth/long`);
    await begun;
    const closed = fixture.app.close();
    await closing;
    finish();
    const { headers, text } = await answer.then(async (response) => ({
      headers: response.headers,
      text: await response.text(),
    }));
    expect([text, headers.get('connection')]).toEqual(['finished', 'close']);
    await closed;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  it('does not wait for ever for an answer or for a silent client', async () => {
    const address = await fixture.app.listen({ port: 0, host: '127.0.0.1' });
    const silent = connect(Number(new URL(address).port), '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    const answer = expect(fetch(`${address}/auth/long`)).rejects.toThrow();
    await begun;
    await fixture.app.close();
    await answer;
    silent.destroy();
  });
});

it('a subscription finds the next hub by itself when the server goes away', async () => {
  const first = await GraphqlFixture.start('sqlite');
  const second = await GraphqlFixture.start('sqlite');
  const codes: number[] = [];
  let url = first.url;
  const client = createClient({
    url: () => url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${apiKey}` },
    retryWait: async () => undefined,
    on: { closed: (event) => codes.push((event as { code: number }).code) },
  });
  let arrived = (): void => undefined;
  const nextResult = () => new Promise<void>((resolve) => (arrived = resolve));
  const firstResult = nextResult();
  client.subscribe(
    { query: 'subscription { connectionsChanged(after: "0") { kind } }' },
    {
      next: () => arrived(),
      error: () => undefined,
      complete: () => undefined,
    },
  );
  await first.add({ name: 'On the first' });
  await firstResult;
  const secondResult = nextResult();
  await second.add({ name: 'On the second' });
  url = second.url;
  await first.stop();
  await secondResult;
  expect(codes).toEqual([1001]);
  await client.dispose();
  await second.stop();
});
