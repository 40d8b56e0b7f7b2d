import { Secret, TOTP } from 'otpauth';
import { Browser } from './browser.js';
import type { TestHub } from './hub.js';

export const hana = { name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };

/** One browser of somebody who signs in, and the authenticator app on their phone. */
export class SecondFactorClient {
  private readonly browser = new Browser();
  secret = '';

  constructor(
    private readonly hub: TestHub,
    private readonly userAgent = 'a browser of the tests',
  ) {}

  /** Sends JSON as the window does; answers status and body. */
  async post(path: string, body: object): Promise<{ status: number; body: any }> {
    const response = await this.browser.fetch(`${this.hub.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.hub.url, 'user-agent': this.userAgent },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  async get(path: string): Promise<any> {
    return (await this.browser.fetch(`${this.hub.url}${path}`)).json();
  }

  signIn(password = hana.password) {
    return this.post('/session', { email: hana.email, password });
  }

  secondStep(proof: object) {
    return this.post('/session/second-step', proof);
  }

  code(secondsOff = 0): string {
    return new TOTP({ secret: Secret.fromBase32(this.secret) }).generate({
      timestamp: this.hub.ambient.now().getTime() + secondsOff * 1000,
    });
  }

  wrongCode(): string {
    return String((Number(this.code()) + 500_000) % 1_000_000).padStart(6, '0');
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.get('/session')).administrator !== null;
  }

  /** Adds an authenticator app; answers the recovery codes, null when there are some already. */
  async addAuthenticator(): Promise<string[] | null> {
    const begun = await this.post('/session/second-factors/authenticator', { password: hana.password });
    if (begun.status !== 200) throw new Error(JSON.stringify(begun));
    this.secret = begun.body.secret;
    const confirmed = await this.post('/session/second-factors/authenticator/confirm', { code: this.code() });
    if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed));
    // A code of the step before would be one that was used.
    this.hub.ambient.advance(60_000);
    return confirmed.body.recoveryCodes;
  }
}
