import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpFixture } from './http-fixture.js';

describe('a client that lets the hub wait', () => {
  let fixture: HttpFixture;
  let port: number;

  beforeEach(async () => {
    const patience = { headersMs: 50, requestMs: 100, silenceMs: 1_000, lastAnswersMs: 50, checkEveryMs: 10 };
    fixture = await HttpFixture.start(undefined, patience);
    port = Number(new URL(await fixture.app.listen({ port: 0, host: '127.0.0.1' })).port);
  });

  afterEach(() => fixture.stop());

  /** What the hub says until it hangs up. */
  async function cutOff(text: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.write(text);
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    await new Promise((resolve) => socket.once('close', resolve));
    return answer;
  }

  it.each([
    ['headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-'],
    [
      'body',
      'POST /session HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:4000\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ],
  ])('is cut off when its %s never end', async (_part, text) => {
    expect(await cutOff(text)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is cut off when it never says a word', async () => {
    expect(await cutOff('')).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });
});
