import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { mailToken, start } from './simulator.fixture.js';

const account = 'faktury@contoso.com';
let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
afterAll(() => simulator.stop());

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const form = (token: string) => ({ method: 'POST', body: new URLSearchParams({ token }) });

async function introspect(query: string, init: RequestInit): Promise<unknown> {
  return (await fetch(`${simulator.url}/simulator/introspect${query}`, init)).json();
}

it('tells a mail server whose token it is, in each of the ways that it may ask', async () => {
  const token = await mailToken(simulator, account);
  const facts = { active: true, email: account, scope: 'IMAP.AccessAsUser.All' };
  expect(await introspect('', bearer(token))).toMatchObject(facts);
  expect(await introspect('', form(token))).toMatchObject(facts);
  expect(await introspect(`?token=${token}`, {})).toMatchObject(facts);
});

it('says of a token that was revoked, or is none, that it is not active', async () => {
  const token = await mailToken(simulator, account);
  await simulator.revoke({ account });
  expect(await introspect('', bearer(token))).toEqual({ active: false });
  expect(await introspect('', bearer('nonsense'))).toEqual({ active: false });
  expect(await introspect('', {})).toEqual({ active: false });
});
