import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { apiKey, TestHub } from './hub.js';

let hub: TestHub;

afterEach(() => hub.stop());

async function startBehind(proxies: string): Promise<void> {
  hub = await TestHub.start({ kind: 'sqlite', env: { LANDBRIDGE_TRUSTED_PROXIES: proxies } });
}

/** The status of a wrong sign-in, as a proxy on this machine hands it on. */
async function guess(forwardedFor: string): Promise<number> {
  const response = await fetch(`${hub.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
    body: JSON.stringify({ email: 'hana@contoso.com', password: 'wrong' }),
  });
  return response.status;
}

async function exhaust(addressOf: (n: number) => string): Promise<void> {
  for (let n = 1; n <= 10; n += 1) expect(await guess(addressOf(n))).toBe(401);
}

const recordedAddresses = async () => {
  const { audit_entries: entries = [] } = await hub.rows(['audit_entries']);
  const failed = (entries as { action: string; details: string }[]).filter(({ action }) =>
    action.endsWith('sign_in_failed'),
  );
  return failed.map(({ details }) => (JSON.parse(details) as { address: string }).address);
};

it('tells those apart who fail to sign in behind a trusted proxy', async () => {
  await startBehind('127.0.0.0/8, ::1');
  await exhaust(() => '203.0.113.1');
  expect(await guess('203.0.113.1')).toBe(429);
  expect(await guess('203.0.113.2')).toBe(401);
  expect((await recordedAddresses()).at(-1)).toBe('203.0.113.2');
});

it('goes by what the trusted proxy added, not by what its client claims', async () => {
  await startBehind('127.0.0.1,::1');
  await exhaust((n) => `198.51.100.${n}, 203.0.113.1`);
  expect(await guess('198.51.100.99, 203.0.113.1')).toBe(429);
  expect(await guess('203.0.113.1')).toBe(429);
});

it('takes addresses with ports for the same, and what is no address for the proxy itself', async () => {
  await startBehind('127.0.0.1,::1');
  await exhaust((n) => (n % 2 ? `203.0.113.1:${50_000 + n}` : '203.0.113.1'));
  expect(await guess('203.0.113.1:60000')).toBe(429);
  await exhaust((n) => `unknown-${n}`);
  expect(await guess('unknown-11')).toBe(429);
});

it.each([
  ['no proxy', ''],
  ['another proxy', '192.0.2.77'],
])('believes nobody who forwards where %s is trusted', async (_what, proxies) => {
  await startBehind(proxies);
  await exhaust((n) => `203.0.113.${n}`);
  expect(await guess('203.0.113.11')).toBe(429);
  expect(new Set(await recordedAddresses()).size).toBe(1);
});

/** Adds an API key over a WebSocket, as a proxy on this machine hands it on. */
async function addKeyOverSocket(forwardedFor: string): Promise<void> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': forwardedFor },
  });
  const query =
    'mutation { addApiKey(input: { name: "ERP", scopes: ["events:read"] }) { userErrors { code } } }';
  const send = (message: object) => socket.send(JSON.stringify(message));
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () =>
      send({ type: 'connection_init', payload: { authorization: `Bearer ${apiKey}` } }),
    );
    socket.on('message', (data) => {
      const { type } = JSON.parse((data as Buffer).toString()) as { type: string };
      if (type === 'connection_ack') send({ id: '1', type: 'subscribe', payload: { query } });
      if (type === 'complete') socket.close();
    });
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });
}

it.each([
  ['what the trusted proxy added', '127.0.0.1,::1', /^203\.0\.113\.7$/],
  ['where the socket comes from, whatever its headers claim', '', /127\.0\.0\.1$|^::1$/],
])('records of a mutation over a WebSocket %s', async (_, proxies, expected) => {
  await startBehind(proxies);
  await addKeyOverSocket('198.51.100.1, 203.0.113.7:4711');
  const { audit_entries: entries = [] } = await hub.rows(['audit_entries']);
  const added = (entries as { action: string; address: string }[]).filter(
    ({ action }) => action === 'api_key.added',
  );
  expect(added.map(({ address }) => address)).toEqual([expect.stringMatching(expected)]);
});
