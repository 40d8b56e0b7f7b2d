import type { Simulator } from '../src/index.js';
import { authorizeUrl } from './simulator.fixture.js';

/** A browser as far as the pages need one: it keeps cookies and sends forms. */
export class Browser {
  #cookie = '';
  text = '';
  status = 0;
  /** Where the last answer led, when that was no page of the simulator. */
  location: URL | null = null;

  constructor(private readonly simulator: Simulator) {}

  async open(url: string, form?: Record<string, string>): Promise<this> {
    const response = await fetch(new URL(url, this.simulator.url), {
      redirect: 'manual',
      headers: { cookie: this.#cookie },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie !== undefined) this.#cookie = cookie;
    this.status = response.status;
    this.text = await response.text();
    const location = response.headers.get('location');
    this.location = null;
    if (location === null) return this;
    if (location.startsWith('/')) return this.open(location);
    this.location = new URL(location);
    return this;
  }

  /** Sends the form whose action ends in `step`. */
  submit(step: string, form: Record<string, string> = {}): Promise<this> {
    const action = new RegExp(`action="([^"]*${step})"`).exec(this.text)?.[1];
    if (action === undefined) throw new Error(`No form leads to ${step} on: ${this.heading}`);
    return this.open(action, form);
  }

  /** `/interaction/<id>` of the page. */
  get interaction(): string {
    return /action="(\/interaction\/[^/"]+)/.exec(this.text)?.[1] ?? '';
  }

  get heading(): string {
    return /<h1>(.*?)<\/h1>/.exec(this.text)?.[1] ?? '';
  }

  answer(): Record<string, string> {
    return Object.fromEntries(this.location?.searchParams ?? []);
  }
}

export const password = 'simulated-password';

/** A browser that has come through account and password. */
export async function signedIn(
  simulator: Simulator,
  username: string,
  url = authorizeUrl(simulator),
): Promise<Browser> {
  const browser = await new Browser(simulator).open(url);
  await browser.submit('/account', { username });
  return browser.submit('/password', { password });
}
