import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const many = Array.from({ length: 30 });

describe.each(databaseKinds)('an attempt on %s', (kind) => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await TestHub.start({ kind });
  });

  afterEach(() => hub.stop());

  const openings = async () => (await hub.rows(['authorization_openings']))['authorization_openings'];

  it('is opened twenty times at most, however many ask at once', async () => {
    const { authorizationUrl } = await hub.add();
    const answers = await Promise.all(many.map(() => new Browser().fetch(authorizationUrl)));
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    expect(await openings()).toHaveLength(20);
  });

  it('is not led on without end by consents that somebody makes up', async () => {
    const { id, authorizationUrl } = await hub.add({ type: 'SSO' });
    const browser = new Browser();
    const state = new URL(await hub.open(browser, authorizationUrl)).searchParams.get('state');
    const forged = `${hub.url}/auth/callback?admin_consent=True&tenant=x&state=${state}`;
    const answers = await Promise.all(many.map(() => browser.fetch(forged)));
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(19);
    expect(await openings()).toHaveLength(20);
    expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
  });

  it('takes no callback by POST that no browser could follow', async () => {
    const response = await fetch(`${hub.url}/auth/callback`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ state: 'x'.repeat(100_000) }),
    });
    expect([response.status, response.headers.get('location')]).toEqual([413, null]);
  });
});
