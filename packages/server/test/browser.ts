/** A browser as far as HTTP goes: a cookie jar, and redirects that are followed one at a time. */
export class Browser {
  private readonly jar = new Map<string, Map<string, string>>();

  /** Fetches without following redirects, with the cookies of that host, and keeps those that are set. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const target = new URL(url);
    const headers = new Headers(init.headers);
    const cookies = this.cookiesOf(target.host);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, pair.slice(at + 1));
    }
    return response;
  }

  /** Posts the fields as a form does. */
  async submit(url: string, fields: Record<string, string>): Promise<Response> {
    return this.fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  }

  cookieValues(url: string): string[] {
    return [...this.cookiesOf(new URL(url).host).values()];
  }

  private cookiesOf(host: string): Map<string, string> {
    const known = this.jar.get(host) ?? new Map<string, string>();
    this.jar.set(host, known);
    return known;
  }
}
