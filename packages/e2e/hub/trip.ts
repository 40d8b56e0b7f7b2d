/** One sign-in at the simulator without a browser: for setting up what a browser test looks at. */
export async function trip(
  simulatorUrl: string,
  authorizationUrl: string,
  signIn: { account: string; decision?: 'accept' | 'deny' | 'cancel' },
): Promise<void> {
  const cookies = new Map<string, string>();
  let response = await visit(authorizationUrl, cookies);
  for (let leg = 0; leg < 3 && response.status === 302; leg += 1) {
    const answer = await fetch(`${simulatorUrl}/simulator/authorize`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: response.headers.get('location'), ...signIn }),
    });
    const { location } = (await answer.json()) as { location: string };
    response = await visit(location, cookies);
  }
  if (response.status !== 303)
    throw new Error(`The sign-in ended with ${response.status}: ${await response.text()}`);
}

async function visit(url: string, cookies: Map<string, string>): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return response;
}
