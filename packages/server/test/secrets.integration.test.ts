import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { apiKey, TestHub } from './hub.js';

/** What must never be read anywhere but at Microsoft and in the browser that it was given to. */
interface Secrets {
  readonly codes: string[];
  readonly states: string[];
  readonly cookies: string[];
  readonly linkTokens: string[];
}

describe.each(databaseKinds)('secrets on %s', (kind) => {
  let hub: TestHub;
  let logs = '';
  const secrets: Secrets = { codes: [], states: [], cookies: [], linkTokens: [] };

  beforeAll(async () => {
    hub = await TestHub.start({ kind, env: { LOG_LEVEL: 'trace' }, onLog: (line) => (logs += line) });
    await goEveryWay(hub, secrets);
  });
  afterAll(() => hub.stop());

  it('are in no log line, at the lowest level and whatever went wrong', () => {
    expect(logs).toContain('/auth/callback');
    for (const secret of [...Object.values(secrets).flat(), 'a-simulated-secret', apiKey]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(logs).not.toContain(secret);
    }
    expect(logs).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}\./);
    expect(logs).not.toMatch(/refresh_token|code_verifier|client_assertion/);
  });

  it('are in no row as they are, and token caches are sealed', async () => {
    const rows = await hub.rows([
      'token_caches',
      'authorization_attempts',
      'authorization_openings',
      'authorization_links',
      'events',
      'audit_entries',
      'connections',
    ]);
    const text = JSON.stringify(rows);
    for (const secret of Object.values(secrets).flat()) expect(text).not.toContain(secret);
    expect(rows['token_caches']?.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}\./);
    expect(text).not.toContain('RefreshToken');
  });

  it.runIf(kind === 'sqlite')('are in no file of the data directory', () => {
    for (const name of readdirSync(hub.dataDir).filter((file) => !file.includes('key'))) {
      const content = readFileSync(path.join(hub.dataDir, name), 'latin1');
      for (const secret of Object.values(secrets).flat()) expect(content).not.toContain(secret);
      expect(content).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}\./);
    }
  });

  it('are in no answer of GraphQL', async () => {
    const answer = await hub.graphql(
      `{ connections(first: 50) { edges { node { id name note identifier mailbox tenant { id displayName domain }
        authorization { status scopes account { id username displayName } link { requestedBy }
          error { code title explanation remedy aadsts message correlationId traceId }
          verification { ok steps { name ok detail remedy } } } } } } }`,
    );
    const text = JSON.stringify(answer);
    for (const secret of Object.values(secrets).flat()) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}\./);
  });
});

/** Signs in, fails, is refused and follows a link, and takes down every secret on the way. */
async function goEveryWay(hub: TestHub, secrets: Secrets): Promise<void> {
  for (const [scenario, type] of [
    ['everything-works', 'MAIL_IMAP'],
    ['everything-works', 'SHAREPOINT'],
    ['everything-works', 'ENTRA_ID'],
    ['expired-secret', 'MAIL_SMTP'],
    ['id-token-alg-none', 'MAIL_IMAP'],
    ['token-503', 'MAIL_IMAP'],
  ] as const) {
    const { authorizationUrl } = await hub.add({ type });
    const browser = new Browser();
    const microsoft = await hub.open(browser, authorizationUrl);
    hub.simulator.scenario.set({ name: scenario });
    const callback = await hub.signIn(microsoft, { account: 'admin@contoso.com' });
    const answer = new URL(callback).searchParams;
    secrets.states.push(answer.get('state') ?? '');
    if (answer.has('code')) secrets.codes.push(answer.get('code') ?? '');
    await new Browser().fetch(callback);
    await browser.fetch(callback);
    secrets.cookies.push(...browser.cookieValues(hub.url));
    hub.simulator.scenario.clear();
  }
  const { id } = await hub.add();
  const { createAuthorizationLink } = await hub.graphql(
    'mutation Link($id: ID!) { createAuthorizationLink(input: { connectionId: $id }) { url } }',
    { id },
  );
  const browser = new Browser();
  await browser.fetch(createAuthorizationLink.url);
  secrets.linkTokens.push(new URL(createAuthorizationLink.url).pathname.split('/').at(-1) ?? '');
  secrets.cookies.push(...browser.cookieValues(hub.url).map((value) => value.split('.')[0] ?? ''));
}
