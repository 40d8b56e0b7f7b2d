import { randomBytes } from 'node:crypto';
import type { Hub } from '../processes/hub.js';

const atOnce = 50;

interface Guess {
  readonly path: string;
  readonly init: RequestInit;
  /** What the hub answers when the guess was right. */
  readonly isIn: (answer: Response) => boolean;
}

const json = { 'content-type': 'application/json' };
const token = (bytes: number): string => randomBytes(bytes).toString('base64url');
const form = (path: string): Guess => ({
  path,
  init: {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      token: token(32),
      name: 'Guess',
      email: 'guess@contoso.com',
      password: 'a guessed password',
    }),
  },
  isIn: ({ ok }) => ok,
});

/** A guess of each kind of key that lets somebody in: of the right form, so that nothing but its value is wrong. */
const kinds: readonly (() => Guess)[] = [
  () => ({
    path: '/graphql',
    init: {
      method: 'POST',
      headers: { ...json, authorization: `Bearer lb_${token(6)}_${token(32)}` },
      body: JSON.stringify({ query: '{ viewer { name } }' }),
    },
    isIn: ({ ok }) => ok,
  }),
  () => ({ path: `/auth/link/${token(32)}`, init: {}, isIn: ({ status }) => status === 200 }),
  () => form('/setup'),
  () => form('/invitation'),
  () => form('/password-reset'),
];

export interface Guesses {
  readonly tried: number;
  readonly letIn: number;
  readonly throttled: number;
  readonly milliseconds: readonly number[];
}

/** Guesses keys and one-time tokens, each as another client's, so that no throttle helps. */
export async function guess(hub: Hub, count: number): Promise<Guesses> {
  const found = { tried: 0, letIn: 0, throttled: 0, milliseconds: [] as number[] };
  const work = async (): Promise<void> => {
    while (found.tried < count) {
      const turn = (found.tried += 1);
      const { path, init, isIn } = (kinds[turn % kinds.length] as () => Guess)();
      const client = `10.${turn >> 16}.${(turn >> 8) & 255}.${turn & 255}`;
      const began = performance.now();
      const answer = await fetch(hub.url + path, {
        ...init,
        redirect: 'manual',
        headers: { ...(init.headers as Record<string, string>), origin: hub.url, 'x-forwarded-for': client },
      });
      await answer.arrayBuffer();
      found.milliseconds.push(performance.now() - began);
      if (answer.status >= 500) throw new Error(`A guess was answered ${answer.status}.`);
      if (answer.status === 429) found.throttled += 1;
      else if (isIn(answer)) found.letIn += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}
