import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import {
  adminConsentUrl,
  client,
  contosoId,
  mailScopes,
  requestToken,
  signIn,
  StandingClock,
  start,
  tokensFor,
} from './simulator.fixture.js';

const clock = new StandingClock();
let simulator: Simulator;

beforeAll(async () => {
  simulator = await start({ clock });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

interface GraphAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { error?: { code: string }; value?: Record<string, unknown>[] };
}

async function get(path: string, token?: string): Promise<GraphAnswer> {
  const url = path.startsWith('http') ? path : `${simulator.url}/graph/v1.0${path}`;
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, body: Object(await response.json()) };
}

const delegated = async (scope: string, account = 'admin@contoso.com'): Promise<string> =>
  String((await tokensFor(simulator, account, scope)).body['access_token']);

async function application(): Promise<string> {
  await signIn(simulator, { url: adminConsentUrl(simulator), account: 'admin@contoso.com' });
  const scope = 'https://graph.microsoft.com/.default';
  const { body } = await requestToken(simulator, { ...client, grant_type: 'client_credentials', scope });
  return String(body['access_token']);
}

describe('with a delegated token', () => {
  it('/me is who signed in', async () => {
    const { body } = await get('/me', await delegated('User.Read', 'faktury@contoso.com'));
    expect(body).toMatchObject({ userPrincipalName: 'faktury@contoso.com', mail: 'faktury@contoso.com' });
  });

  it('whoever has no mailbox has no mail', async () => {
    const { body } = await get('/me', await delegated('User.Read', 'sklad@contoso.com'));
    expect(body['mail']).toBeNull();
  });

  it('/sites/root needs Sites.Read.All', async () => {
    expect((await get('/sites/root', await delegated('Sites.Read.All'))).body).toMatchObject({
      webUrl: 'https://contoso.sharepoint.com',
    });
    await simulator.reset();
    const refused = await get('/sites/root', await delegated('User.Read'));
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'Authorization_RequestDenied']);
  });

  it('/organization is the tenant’s', async () => {
    const { body } = await get('/organization', await delegated('User.Read'));
    expect(body.value?.[0]).toMatchObject({ id: contosoId, displayName: 'Contoso' });
  });
});

describe('with an application’s token', () => {
  it('/users are all of the tenant, a page at a time', async () => {
    const token = await application();
    const names: unknown[] = [];
    let next: unknown = '/users?$top=4&$select=userPrincipalName';
    let pages = 0;
    while (typeof next === 'string') {
      const { body } = await get(next, token);
      names.push(...(body.value ?? []).map((user) => user['userPrincipalName']));
      next = body['@odata.nextLink'];
      pages += 1;
    }
    const expected = simulator.accounts.filter((account) => account.tenantId === contosoId);
    expect(names).toEqual(expected.map((account) => account.username));
    expect(pages).toBe(3);
  });

  it('/groups are the tenant’s', async () => {
    expect((await get('/groups', await application())).body.value).toHaveLength(3);
  });

  it('/me is denied, since nobody signed in', async () => {
    expect((await get('/me', await application())).status).toBe(403);
  });

  it.each(['/users?$top=0', '/users?$top=1000', '/users?$skiptoken=x'])(
    '%s is a bad request',
    async (path) => {
      expect((await get(path, await application())).status).toBe(400);
    },
  );
});

describe('without a good token', () => {
  it.each([undefined, 'nonsense', 'a.b.c'])('%j is 401 InvalidAuthenticationToken', async (token) => {
    const { status, headers, body } = await get('/me', token);
    expect([status, body.error?.code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(headers.get('www-authenticate')).toContain('Bearer');
  });

  it('a token for Exchange is of no use', async () => {
    expect((await get('/me', await delegated(mailScopes))).status).toBe(401);
  });

  it('an ID token is of no use', async () => {
    const { body } = await tokensFor(simulator, 'faktury@contoso.com', 'User.Read openid');
    expect((await get('/me', String(body['id_token']))).status).toBe(401);
  });

  it('an old token is of no use', async () => {
    const token = await delegated('User.Read');
    clock.pass(2 * 3600);
    expect((await get('/me', token)).status).toBe(401);
  });

  it('what the simulator does not know is 404 in Graph’s shape', async () => {
    expect((await get('/me/drive')).body.error?.code).toBe('ResourceNotFound');
  });
});

describe('in a scenario', () => {
  it.each([
    ['graph-503', 503, 'ServiceUnavailable'],
    ['throttled', 429, 'TooManyRequests'],
  ] as const)('%s answers %i', async (name, status, code) => {
    const token = await delegated('User.Read');
    simulator.scenario.set({ name });
    const answer = await get('/me', token);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.headers.get('retry-after')).toBe(name === 'throttled' ? '1' : null);
  });
});
