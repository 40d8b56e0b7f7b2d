import { setTimeout as wait } from 'node:timers/promises';
import type { Hub } from '../processes/hub.js';

const administrator = {
  name: 'Hana Nováková',
  email: 'hana@example.com',
  password: 'a long enough pass phrase',
};

/** The cookie of a first administrator, who is made with the one-time link that the hub prints when it has started. */
export async function sessionCookie(hub: Hub) {
  const setupLink = /\/setup#(\S+)/;
  while (!setupLink.test(hub.child.output())) await wait(20);
  const token = setupLink.exec(hub.child.output())?.[1];
  const response = await fetch(`${hub.publicUrl}/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.publicUrl },
    body: JSON.stringify({ token, ...administrator }),
  });
  if (!response.ok) throw new Error(`No first administrator: ${await response.text()}`);
  return response.headers.getSetCookie().map((line) => {
    const [name = '', ...value] = (line.split(';')[0] ?? '').split('=');
    return { name, value: value.join('='), domain: 'localhost', path: '/' };
  });
}
