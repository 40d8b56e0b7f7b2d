import { authorizationHeader, type Hub } from '../processes/hub.js';

const body = JSON.stringify({
  query: `{ ${Array.from({ length: 1_000 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
});

/** Milliseconds until a document of 1,000 aliases is refused. */
export async function refusal(hub: Hub): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: authorizationHeader },
    body,
  });
  await response.arrayBuffer();
  if (response.status !== 400) throw new Error(`1,000 aliases were answered ${response.status}.`);
  return performance.now() - began;
}

/** Does the work while such documents are sent without a pause. */
export async function whileAttacked<T>(hub: Hub, work: () => Promise<T>): Promise<T> {
  const attack = { isOver: false };
  const attacking = (async () => {
    while (!attack.isOver) await refusal(hub);
  })();
  try {
    return await work();
  } finally {
    attack.isOver = true;
    await attacking;
  }
}
