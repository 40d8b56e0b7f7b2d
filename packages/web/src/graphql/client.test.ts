import { afterEach, expect, it, vi } from 'vitest';
import { loadSession, useSession } from '../session/session.js';
import { createGraphqlClient } from './client.js';
import { InstallationDocument } from './generated/graphql.js';
import { storageFullCount } from './storage.js';

const administrator = { id: 'a', name: 'Hana', email: 'hana@contoso.com' };
const installation = {
  __typename: 'Installation',
  version: '0.1.0',
  publicUrl: 'http://localhost:3000',
  redirectUri: 'http://localhost:3000/auth/callback',
  cloud: 'global',
  isSimulated: true,
  signOn: [],
  simulatorUrl: null,
};

function json(status: number, body: object): Promise<Response> {
  return Promise.resolve(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
  );
}

/** A hub whose session can end. */
function stubHub() {
  const hub = { isSignedIn: true };
  vi.stubGlobal('fetch', (path: string, { method = 'GET' }: RequestInit = {}) => {
    if (path === '/session' && method === 'GET') {
      return json(200, {
        administrator,
        setupRequired: false,
        publicUrl: window.location.origin,
        isSimulated: true,
        signOn: [],
      });
    }
    if (path === '/session') {
      hub.isSignedIn = true;
      return json(200, { administrator });
    }
    const strangers = { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] };
    return hub.isSignedIn ? json(200, { data: { installation } }) : json(401, strangers);
  });
  return hub;
}

afterEach(() => vi.unstubAllGlobals());

it('keeps a request through an ended session and goes on with it after the next sign-in', async () => {
  const hub = stubHub();
  await loadSession(() => Promise.resolve());
  const session = useSession();
  const client = createGraphqlClient({ subscribe: vi.fn() } as never);
  hub.isSignedIn = false;
  const answer = client.query({ query: InstallationDocument });
  await vi.waitFor(() => expect(session.isOver.value).toBe(true));
  await session.signIn('hana@contoso.com', 'right');
  expect(session.isOver.value).toBe(false);
  expect((await answer).data.installation.version).toBe('0.1.0');
});

it('counts the answers by which nothing was stored for want of room, and no others', async () => {
  const client = createGraphqlClient({} as never);
  const before = storageFullCount.value;
  for (const code of ['STORAGE_FULL', 'INTERNAL_SERVER_ERROR']) {
    vi.stubGlobal('fetch', () => json(200, { errors: [{ message: 'x', extensions: { code } }] }));
    await expect(client.query({ query: InstallationDocument })).rejects.toThrow('x');
  }
  expect(storageFullCount.value).toBe(before + 1);
});
