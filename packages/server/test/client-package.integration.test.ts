import { LandbridgeClient, LandbridgeError } from '@landbridge/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { apiKey, contoso, TestHub } from './hub.js';

describe.each(databaseKinds)('the client package on %s', (kind) => {
  let hub: TestHub;
  let client: LandbridgeClient;

  beforeAll(async () => {
    hub = await TestHub.start({ kind });
    client = new LandbridgeClient({ url: hub.url, apiKey });
  });
  afterAll(() => hub.stop());

  async function authorized(input: Record<string, unknown> = {}): Promise<string> {
    const { id, authorizationUrl } = await hub.add(input);
    const browser = new Browser();
    await browser.fetch(await hub.signIn(await hub.open(browser, authorizationUrl)));
    return id;
  }

  it('finds a connection by its identifier and by its id', async () => {
    const id = await authorized({ name: 'By identifier' });
    const found = await client.connection({ identifier: 'by-identifier' });
    expect(found).toMatchObject({ id, type: 'MAIL_IMAP', tenant: { id: contoso } });
    expect(await client.connection({ id })).toEqual(found);
    expect(await client.connection({ identifier: 'nobody' })).toBeNull();
  });

  it('reads a list page by page, to its end', async () => {
    for (let n = 0; n < 5; n += 1) await hub.add({ name: `Listed ${n}` });
    const names: string[] = [];
    for await (const { name } of client.connections({ filter: { text: 'Listed' }, pageSize: 2 }))
      names.push(name);
    expect(names).toEqual(['Listed 0', 'Listed 1', 'Listed 2', 'Listed 3', 'Listed 4']);
  });

  it('hears every change once, also those of the time in which the hub was away', async () => {
    const ending = new AbortController();
    const changes = client.changes({ signal: ending.signal });
    const first = changes.next();
    // Until the first change arrives, another one is made: a subscription begins when the hub has it.
    const added: string[] = [];
    const heardYet = { now: false };
    void first.then(() => (heardYet.now = true));
    while (!heardYet.now) added.push((await hub.add({ name: 'Until heard' })).id);
    const { value: heard } = await first;
    expect(added).toContain(heard?.connectionId);

    await hub.restart();
    const { id } = await hub.add({ name: 'While it connects again' });
    for await (const change of changes) if (change.connectionId === id && change.kind === 'ADDED') break;
    ending.abort();
    expect(await changes.next()).toEqual({ done: true, value: undefined });
  });

  it('misses nothing between what it reads and what it follows', async () => {
    const after = await client.lastEventId();
    const { id } = await hub.add({ name: 'In between' });
    const ending = new AbortController();
    const { value: change } = await client.changes({ after, signal: ending.signal }).next();
    ending.abort();
    expect(change).toMatchObject({ kind: 'ADDED', connectionId: id });
  });

  it('gets an access token that lives as long as asked', async () => {
    const id = await authorized({ name: 'For tokens' });
    const token = await client.accessToken(id, { minTtlSeconds: 600 });
    expect(token).toMatchObject({ tokenType: 'Bearer', username: 'faktury@contoso.com' });
    expect(token.accessToken).not.toBe('');
    expect(token.expiresAt.getTime()).toBeGreaterThanOrEqual(hub.ambient.now().getTime() + 600_000);
  });

  it('says why there is no access token, and when to ask again', async () => {
    const { id } = await hub.add({ name: 'Never authorized' });
    await expect(client.accessToken(id)).rejects.toMatchObject({
      code: 'NOT_AUTHORIZED',
      retryAfterSeconds: null,
    });
  });

  it('names what the hub refuses by its code', async () => {
    const stranger = new LandbridgeClient({
      url: hub.url,
      apiKey: 'a-key-that-nobody-has-given-out-0000000',
    });
    await expect(stranger.connection({ id: 'x' })).rejects.toMatchObject({
      name: 'LandbridgeError',
      code: 'UNAUTHENTICATED',
    });
    await expect(stranger.changes().next()).rejects.toBeInstanceOf(LandbridgeError);
    await expect(client.connections({ pageSize: 1_000 }).next()).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('says that a hub cannot be reached, and when to ask again', async () => {
    const lost = new LandbridgeClient({ url: 'http://127.0.0.1:9', apiKey });
    await expect(lost.connection({ id: 'x' })).rejects.toMatchObject({
      code: 'UNREACHABLE',
      retryAfterSeconds: 1,
    });
  });

  it('ends with the caller’s signal', async () => {
    await expect(
      client.connection({ id: 'x' }, AbortSignal.abort(new Error('no longer wanted'))),
    ).rejects.toThrow('no longer wanted');
  });
});
