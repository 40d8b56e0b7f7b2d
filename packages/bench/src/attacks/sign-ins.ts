import type { Hub } from '../processes/hub.js';

const administrator = {
  name: 'Bench',
  email: 'bench@contoso.com',
  password: 'a password for benchmarks only',
};
let clients = 0;

/** Each request is one of another client's to the hub, so that what is measured is not the throttle. */
function post(hub: Hub, address: string, body: object): Promise<Response> {
  clients += 1;
  return fetch(`${hub.url}${address}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `10.${clients >> 16}.${(clients >> 8) & 255}.${clients & 255}`,
    },
    body: JSON.stringify(body),
  });
}

/** Makes the administrator whose account is known, by the link that the hub has printed. */
export async function makeAdministrator(hub: Hub): Promise<void> {
  const token = /\/setup#(\S+)/.exec(hub.child.output())?.[1];
  const response = await post(hub, '/setup', { token, ...administrator });
  if (response.status !== 201) throw new Error(`No administrator was made: ${await response.text()}`);
}

/** Refused sign-ins in milliseconds, of a known and of an unknown account, pair by pair and each first in turn. */
export async function refusedSignIns(
  hub: Hub,
  pairs: number,
): Promise<{ known: number[]; unknown: number[] }> {
  const known: number[] = [];
  const unknown: number[] = [];
  const turns = [
    { email: administrator.email, times: known },
    { email: 'nobody@contoso.com', times: unknown },
  ];
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const { email, times } of turns) times.push(await refusedSignIn(hub, email));
    turns.reverse();
  }
  return { known, unknown };
}

async function refusedSignIn(hub: Hub, email: string): Promise<number> {
  const began = performance.now();
  const response = await post(hub, '/session', { email, password: 'a wrong password' });
  await response.arrayBuffer();
  if (response.status !== 401) throw new Error(`A wrong sign-in was answered ${response.status}.`);
  return performance.now() - began;
}
