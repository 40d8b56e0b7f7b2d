import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const publicUrl = 'https://landbridge.example.com';

describe.each(databaseKinds)('a hub on %s behind a proxy that ends TLS', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind, env: { PUBLIC_URL: publicUrl } });
  });
  afterAll(() => hub.stop());

  it.each([
    ['no X-Forwarded-Proto', {}],
    ['a wrong one', { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'evil.example.com' }],
  ])('goes by its public address where the proxy sends %s', async (_what, headers) => {
    const { authorizationUrl } = await hub.add();
    expect(authorizationUrl).toMatch(`${publicUrl}/auth/start/`);
    const behindTheProxy = authorizationUrl.replace(publicUrl, hub.url);
    const response = await fetch(behindTheProxy, { redirect: 'manual', headers });
    expect(response.status).toBe(302);
    const microsoft = new URL(response.headers.get('location') ?? '');
    expect(microsoft.searchParams.get('redirect_uri')).toBe(`${publicUrl}/auth/callback`);
    expect(response.headers.get('set-cookie')).toContain('; Secure');
  });
});
