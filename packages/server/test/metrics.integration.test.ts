import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { apiKey, TestHub } from './hub.js';

describe.each(databaseKinds)('/metrics on %s', (kind) => {
  let hub: TestHub;
  const logged: Record<string, unknown>[] = [];

  beforeAll(async () => {
    hub = await TestHub.start({
      kind,
      env: { LOG_LEVEL: 'debug' },
      onLog: (line) => logged.push(JSON.parse(line) as Record<string, unknown>),
    });
  });
  afterAll(() => hub.stop());

  it('tells how connections fare and what Microsoft answered', async () => {
    const { authorizationUrl } = await hub.add();
    const browser = new Browser();
    const callback = await hub.signIn(await hub.open(browser, authorizationUrl));
    await browser.fetch(callback);
    const { text } = await get(hub, {});
    expect(text).toContain('landbridge_connections{type="MAIL_IMAP",status="AUTHORIZED"} 1');
    expect(text).toMatch(
      /^landbridge_microsoft_answers_total\{host="127\.0\.0\.1:\d+",status="200",code=""\} [1-9]/m,
    );
    expect(text).toMatch(/^landbridge_info\{version=/m);
    expect(text).toMatch(/^landbridge_refresh_due_seconds -?\d/m);
    expect(text).toContain('landbridge_webhook_lag_seconds 0');
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
  });

  it('tells of the tokens that somebody uses which one ends first: idle ones have ended, and nobody misses them', async () => {
    const idle = await hub.add();
    await hub.authorize(idle.authorizationUrl);
    hub.ambient.advance(24 * 60 * 60_000);
    const used = await hub.add();
    await hub.authorize(used.authorizationUrl);
    const issue = `mutation Issue($id: ID!) { issueAccessToken(input: { connectionId: $id }) { userErrors { code } } }`;
    await hub.graphql(issue, { id: used.id });
    const [, seconds] = /^landbridge_token_expiry_seconds (-?\d+)/m.exec((await get(hub, {})).text) ?? [];
    expect(Number(seconds)).toBeGreaterThan(0);
  });

  it('logs each request to Microsoft with the id that Microsoft knows it by', async () => {
    const answers = logged.filter(({ msg }) => msg === 'Microsoft answered.');
    expect(answers.length).toBeGreaterThan(0);
    for (const { correlationId } of answers) expect(correlationId).toMatch(/^[0-9a-f-]{36}$/);
    const seen = hub.simulator.requests().requests.map(({ correlationId }) => correlationId);
    expect(seen).toContain(answers.at(-1)?.['correlationId']);
  });

  it.each([
    ['a proxy on this machine brings somebody', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy names the public host', { host: 'hub.example.com' }],
    ['somebody has a wrong key', { 'x-real-ip': '203.0.113.7', authorization: 'Bearer wrong' }],
  ])('tells a stranger nothing: %s', async (_why, headers) => {
    const { status, text } = await get(hub, headers);
    expect(status).toBe(401);
    expect(text).not.toContain('landbridge_');
  });

  it('offers exactly what the operators’ page describes, and the board draws nothing else', async () => {
    const { text } = await get(hub, {});
    const offered = new Set([...text.matchAll(/^# HELP (landbridge_\w+)/gm)].map(([, name]) => name));
    const page = document('operations.md');
    expect(new Set([...page.matchAll(/^\| `(landbridge_\w+)/gm)].map(([, name]) => name))).toEqual(offered);
    const drawn = [...document('grafana-board.json').matchAll(/landbridge_[a-z_]+/g)].map(([name]) =>
      name.replace(/_bucket$/, ''),
    );
    for (const name of drawn) expect(offered).toContain(name);
    expect(drawn.length).toBeGreaterThan(5);
  });

  it('answers an API key from anywhere', async () => {
    const { status, text } = await get(hub, {
      host: 'hub.example.com',
      'x-forwarded-for': '203.0.113.7',
      authorization: `Bearer ${apiKey}`,
    });
    expect(status).toBe(200);
    expect(text).toContain('landbridge_connections');
  });
});

function document(name: string): string {
  return readFileSync(path.resolve(import.meta.dirname, '../../../docs', name), 'utf8');
}

/** By node:http, since fetch writes the Host header itself. */
function get(hub: TestHub, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(`${hub.url}/metrics`, { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end();
  });
}
