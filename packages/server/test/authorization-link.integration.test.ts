import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const hour = 3_600_000;

describe.each(databaseKinds)('an authorization link on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.simulator.reset());
  afterAll(() => hub.stop());

  it('shows who asks and for what, and is not used up by a scanner that looks at it', async () => {
    const { id } = await hub.add({ name: 'Invoices <script>alert(1)</script>' });
    const url = await makeLink(id);
    const scanner = new Browser();
    expect((await scanner.fetch(url, { method: 'HEAD' })).status).toBe(200);
    for (let look = 0; look < 3; look += 1) expect((await new Browser().fetch(url)).status).toBe(200);
    const html = await (await new Browser().fetch(url)).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('b410305f-3ebe-474a-a83f-4add9acd47d1');
    expect(html).toContain('<strong>An administrator of Landbridge</strong> asks you');
    expect(html.match(/<form/g)).toHaveLength(1);
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/auth/pages.js" defer>']);
    expect(html).toMatch(/Works once, until <time datetime="[^"]+Z">\d+ \p{L}+ at \d\d:\d\d UTC<\/time>\./u);
    await useLink(url, new Browser());
    expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
  });

  it('speaks the reader’s language, and another one at a click that does not use it up', async () => {
    const { id } = await hub.add({ name: 'Faktury' });
    const url = await makeLink(id);
    const reader = new Browser();
    const inCzech = { headers: { 'accept-language': 'cs-CZ,cs;q=0.9,en;q=0.8' } };
    const czech = await reader.fetch(url, inCzech);
    expect(czech.headers.get('content-language')).toBe('cs');
    expect(czech.headers.get('vary')).toMatch(/accept-language/i);
    const html = await czech.text();
    expect(html).toContain('<html lang="cs">');
    expect(html).toContain('<strong>Správce Landbridge</strong> vás žádá');
    expect(html).toContain('Pokračovat k Microsoft 365');
    expect(html).toContain('číst, přesouvat a mazat poštu v této schránce přes IMAP');
    expect(html).toContain('href="?lang=en"');
    const english = await (await reader.fetch(`${url}?lang=en`, inCzech)).text();
    expect(english).toContain('Continue to Microsoft 365');
    // The choice stays with the browser, and the link is still good.
    expect(await (await reader.fetch(url, inCzech)).text()).toContain('<html lang="en">');
    await reader.fetch(`${url}?lang=cs`);
    const result = await useLink(url, reader);
    const page = await (await reader.fetch(result.headers.get('location') ?? '')).text();
    expect(page).toContain('Připojení bylo úspěšně autorizováno.');
    expect(page).toContain('Připojení <strong>Faktury</strong> funguje.');
    const used = await new Browser().fetch(url, inCzech);
    expect(used.status).toBe(410);
    expect(await used.text()).toContain('Tento odkaz už byl použit');
  });

  it.each([
    [undefined, 'en'],
    ['de-DE, fr;q=0.5', 'en'],
    ['cs;q=0.1, en;q=0.9', 'en'],
    ['sk, cs;q=0.5', 'cs'],
    ['*', 'en'],
    ['", ;;q=x', 'en'],
  ])('answers a browser that asks for %s in %s', async (accepted, language) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'accept-language': accepted };
    const page = await new Browser().fetch(`${hub.url}/auth/link/${'a'.repeat(43)}?lang=xx`, { headers });
    expect(page.headers.get('content-language')).toBe(language);
  });

  it('leads to Microsoft by a POST that answers 303, and then to a page that says it is done', async () => {
    const { id } = await hub.add();
    const browser = new Browser();
    const result = await useLink(await makeLink(id), browser);
    expect(result.status).toBe(303);
    const page = await browser.fetch(result.headers.get('location') ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('The connection has been successfully authorized.');
    expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', link: null });
  });

  it('leads Back after it worked to the page that says it is done', async () => {
    const { id } = await hub.add();
    const browser = new Browser();
    const start = await beginWith(await makeLink(id), browser);
    const result = await hub.authorize(start, { browser });
    const back = await browser.fetch(start);
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe(result.headers.get('location'));
  });

  it('works once', async () => {
    const { id } = await hub.add();
    const url = await makeLink(id);
    const browser = new Browser();
    await useLink(url, browser);
    const again = await browser.fetch(url);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('has been used');
    expect((await new Browser().fetch(url, { method: 'POST' })).status).toBe(410);
  });

  it('belongs to the browser that begins with it, which may try again', async () => {
    const { id } = await hub.add();
    const url = await makeLink(id);
    const browser = new Browser();
    await useLink(url, browser, 'deny');
    expect((await hub.authorization(id)).status).toBe('FAILED');
    expect((await new Browser().fetch(url)).status).toBe(403);
    await useLink(url, browser);
    expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
  });

  it('does not begin by a POST that no page of ours has made', async () => {
    const { id } = await hub.add();
    const url = await makeLink(id);
    const browser = new Browser();
    await browser.fetch(url);
    expect((await browser.submit(url, {})).status).toBe(403);
    expect((await browser.submit(url, { proof: 'x' })).status).toBe(403);
    expect((await new Browser().submit(url, { proof: 'x' })).status).toBe(403);
    expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
  });

  it('can be withdrawn', async () => {
    const { id } = await hub.add();
    const url = await makeLink(id);
    expect((await hub.authorization(id)).link.requestedBy).toBe('Bootstrap API key');
    await withdraw(id);
    const answer = await new Browser().fetch(url);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('withdrawn');
    expect((await hub.authorization(id)).link).toBeNull();
  });

  it('says that the sign-in is over to who comes back from Microsoft after it was withdrawn', async () => {
    const { id } = await hub.add();
    const browser = new Browser();
    const callback = await hub.signIn(await hub.open(browser, await beginWith(await makeLink(id), browser)));
    await withdraw(id);
    const result = await browser.fetch(callback);
    const html = await (await browser.fetch(result.headers.get('location') ?? '')).text();
    expect(html).toContain('This sign-in is over');
    expect(html).not.toMatch(/successfully authorized|accepted your consent|<form/);
    expect((await hub.authorization(id)).status).toBe('NOT_AUTHORIZED');
  });

  it('offers to try again to who comes back after another sign-in has taken the place of his', async () => {
    const { id } = await hub.add();
    const url = await makeLink(id);
    const browser = new Browser();
    const callback = await hub.signIn(await hub.open(browser, await beginWith(url, browser)));
    await hub.beginAgain(id);
    const result = await browser.fetch(callback);
    const html = await (await browser.fetch(result.headers.get('location') ?? '')).text();
    expect(html).toContain('This sign-in is over');
    expect(html).toContain(`<form method="post" action="${new URL(url).pathname}">`);
    await useLink(url, browser);
    expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
  });

  it('tells nobody that the sign-in is done before he has come back', async () => {
    const { id } = await hub.add();
    const browser = new Browser();
    const begun = await browser.fetch(await beginWith(await makeLink(id), browser));
    const cookie = begun.headers.getSetCookie().find((line) => line.startsWith('landbridge-auth-')) ?? '';
    const opening = cookie.slice('landbridge-auth-'.length, cookie.indexOf('='));
    const html = await (await browser.fetch(`${hub.url}/auth/result/${opening}`)).text();
    expect(html).toContain('This sign-in is not finished');
    expect(html).not.toMatch(/successfully authorized|accepted your consent/);
  });

  it('gives way to a newer one', async () => {
    const { id } = await hub.add();
    const older = await makeLink(id);
    await makeLink(id);
    const answer = await (await new Browser().fetch(older)).text();
    expect(answer).toContain('A newer link has taken the place of this one');
  });

  it('says that nothing is left to do once the connection was authorized another way', async () => {
    const { id } = await hub.add();
    const url = await makeLink(id);
    await hub.authorize(await hub.beginAgain(id));
    const answer = await new Browser().fetch(url);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('This link is not needed any more');
  });

  it('says who can help wherever it does not go on, and to nobody who only guesses', async () => {
    const help = '<strong>An administrator of Landbridge</strong> made this link and can help.';
    const { id } = await hub.add();
    const pageOf = async (url: string, browser = new Browser()) => (await browser.fetch(url)).text();
    const replaced = await makeLink(id);
    const url = await makeLink(id);
    expect(await pageOf(replaced)).toContain(help);
    const owner = new Browser();
    const refused = await useLink(url, owner, 'deny');
    expect(await pageOf(refused.headers.get('location') ?? '', owner)).toContain(help);
    expect(await pageOf(url)).toContain(help);
    const done = await useLink(url, owner);
    expect(await pageOf(done.headers.get('location') ?? '', owner)).toContain(help);
    expect(await pageOf(url)).toContain(help);
    expect(await pageOf(`${hub.url}/auth/link/${'a'.repeat(43)}`)).not.toContain('can help');
  });

  it('expires after 24 hours, and the connection waits no longer', async () => {
    const { id } = await hub.add();
    const url = await makeLink(id);
    hub.ambient.advance(24 * hour - 1_000);
    expect((await new Browser().fetch(url)).status).toBe(200);
    hub.ambient.advance(2_000);
    expect((await new Browser().fetch(url)).status).toBe(410);
    await hub.until(id, ({ awaitingUntil }) => {
      // Whatever is under way as a moment passes sees it only when the next one does.
      hub.ambient.advance(1_000);
      return awaitingUntil === null;
    });
    expect(await hub.authorization(id)).toMatchObject({ status: 'NOT_AUTHORIZED', link: null });
  });

  it.each([
    ['no token', ''],
    ['a short token', 'x'],
    ['another token', 'a'.repeat(43)],
    ['a way out', '%2e%2e'],
    ['a token of ten thousand characters', 'a'.repeat(10_000)],
  ])('knows no link by %s, and says so on a page', async (_what, token) => {
    const { status, headers } = await new Browser().fetch(`${hub.url}/auth/link/${token}`);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  async function makeLink(connectionId: string): Promise<string> {
    const mutation = `mutation ($id: ID!) { createAuthorizationLink(input: { connectionId: $id }) { url } }`;
    return (await hub.graphql(mutation, { id: connectionId })).createAuthorizationLink.url;
  }

  async function withdraw(connectionId: string): Promise<void> {
    await hub.graphql(
      'mutation ($id: ID!) { withdrawAuthorizationLink(input: { connectionId: $id }) { userErrors { code } } }',
      { id: connectionId },
    );
  }

  async function useLink(
    url: string,
    browser: Browser,
    decision: 'accept' | 'deny' = 'accept',
  ): Promise<Response> {
    return hub.authorize(await beginWith(url, browser), { browser, decision });
  }

  /** Presses the button of the link's page; returns the address that begins the sign-in. */
  async function beginWith(url: string, browser: Browser): Promise<string> {
    const html = await (await browser.fetch(url)).text();
    const fields = Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    const posted = await browser.submit(url, fields as Record<string, string>);
    expect(posted.status).toBe(303);
    const start = posted.headers.get('location') ?? '';
    expect(start).toContain(`${hub.url}/auth/start/`);
    expect((await new Browser().fetch(start)).status).toBe(403);
    return start;
  }
});
