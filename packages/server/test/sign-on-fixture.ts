import { Browser } from './browser.js';
import type { DatabaseKind } from './databases.js';
import { type HubOptions, TestHub } from './hub.js';

export const hana = { name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };

/** A hub with an SSO connection by which people may sign in to it, and an administrator who has a password. */
export class SignOnFixture {
  private constructor(
    readonly hub: TestHub,
    readonly connection: string,
  ) {}

  static async start(kind: DatabaseKind, options: Omit<HubOptions, 'kind'> = {}): Promise<SignOnFixture> {
    const hub = await TestHub.start({ kind, ...options });
    await hub.signUp(hana);
    const { id, authorizationUrl } = await hub.add({ type: 'SSO', name: 'People' });
    await hub.authorize(authorizationUrl, { account: 'admin@contoso.com' });
    return new SignOnFixture(hub, id);
  }

  /** Forgets whoever came by Microsoft. */
  async clear(): Promise<void> {
    await this.hub.simulator.reset();
    await this.hub.execute("DELETE FROM administrators WHERE email <> 'hana@contoso.com'");
    for (const table of ['federated_identities', 'removed_people'])
      await this.hub.execute(`DELETE FROM ${table}`);
  }

  post(browser: Browser, path: string, body: unknown): Promise<Response> {
    return browser.fetch(`${this.hub.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.hub.url },
      body: JSON.stringify(body),
    });
  }

  /** The administrator signs in by the password. */
  async byPassword(browser = new Browser(), password = hana.password): Promise<Browser> {
    await this.post(browser, '/session', { email: hana.email, password });
    return browser;
  }

  async decide(input: Record<string, unknown>): Promise<any> {
    const { updateSignOn } = await this.hub.graphql(
      `mutation Decide($input: UpdateSignOnInput!) { updateSignOn(input: $input) {
        settings { isEnabled domains groupIds role } userErrors { code field } } }`,
      { input: { connectionId: this.connection, isEnabled: true, ...input } },
    );
    return updateSignOn;
  }

  /** The whole way; returns where the window is opened. */
  async signIn(account: string, browser = new Browser()): Promise<string> {
    const place = `${this.hub.url}/auth/sign-on/${this.connection}`;
    return this.placeOf(await this.hub.authorize(place, { account, browser }));
  }

  async whoIs(browser: Browser): Promise<Record<string, any> | null> {
    const answer = (await (await browser.fetch(`${this.hub.url}/session`)).json()) as Record<string, any>;
    return answer.administrator;
  }

  /** The account of who is signed in becomes a way in. */
  async connect(browser: Browser, account: string, password = hana.password): Promise<string> {
    const body = { connectionId: this.connection, password };
    const answer = await this.post(browser, '/session/microsoft-account', body);
    const { location } = (await answer.json()) as { location: string };
    return this.placeOf(await browser.fetch(await this.hub.signIn(location, { account })));
  }

  /** What the audit log holds of these actions, oldest first. */
  async entries(...actions: string[]): Promise<Record<string, any>[]> {
    const { audit_entries: entries = [] } = await this.hub.rows(['audit_entries']);
    return (entries as Record<string, any>[])
      .filter(({ action }) => actions.includes(action))
      .map((entry) => ({ ...entry, details: JSON.parse(entry['details'] as string) }));
  }

  private placeOf(answer: Response): string {
    return (answer.headers.get('location') ?? '').slice(this.hub.url.length);
  }
}
