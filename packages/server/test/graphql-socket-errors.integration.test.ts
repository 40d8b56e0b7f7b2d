import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { apiKey, GraphqlFixture } from './graphql-fixture.js';

const greeting = JSON.stringify({
  type: 'connection_init',
  payload: { authorization: `Bearer ${apiKey}` },
});
const upgrade = [
  'GET /graphql HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
  '\r\n',
].join('\r\n');

describe('what goes wrong on a socket', () => {
  const complaints = vi.spyOn(console, 'error');
  let hub: GraphqlFixture;

  beforeEach(async () => {
    complaints.mockClear();
    hub = await GraphqlFixture.start('sqlite');
  });

  afterEach(() => hub.stop());

  async function sending(message: string): Promise<{ code: number; received: string[] }> {
    const received: string[] = [];
    const socket = new WebSocket(hub.url.replace('http', 'ws'), 'graphql-transport-ws');
    socket.on('open', () => socket.send(message));
    socket.on('message', (data: Buffer) => received.push(data.toString()));
    const code = await new Promise<number>((resolve) => socket.once('close', resolve));
    return { code, received };
  }

  it('is said to the client alone, and not on the console, when the client did it', async () => {
    expect((await sending('x'.repeat(300_000))).code).toBe(1009);
    const raw = connect(Number(new URL(hub.url).port), '127.0.0.1');
    // After the handshake, bytes that are no frame.
    raw.write(`${upgrade}\xff\xff\xff`, 'latin1');
    await new Promise((resolve) => raw.resume().once('close', resolve));
    expect(complaints).not.toHaveBeenCalled();
    expect(hub.logged).toEqual([]);
  });

  it('is in the log, and the client hears nothing of it, when it went wrong inside', async () => {
    hub.access.authenticate = async () => {
      throw new Error('the database is away');
    };
    expect(await sending(greeting)).toEqual({ code: 4500, received: [] });
    expect(complaints).not.toHaveBeenCalled();
    expect(hub.logged.map(({ facts }) => facts['err'])).toEqual([new Error('the database is away')]);
  });
});
