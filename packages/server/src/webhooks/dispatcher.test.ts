import { expect, it } from 'vitest';
import { Dispatcher, type DispatcherOptions } from './dispatcher.js';

it('follows the log again after it could not be read', async () => {
  const errors: unknown[] = [];
  let follows = 0;
  let tellSecond: () => void = () => undefined;
  const second = new Promise<void>((resolve) => (tellSecond = resolve));
  const follow = ({ signal }: { signal: AbortSignal }) => ({
    [Symbol.asyncIterator]: () => ({
      async next() {
        follows += 1;
        if (follows === 1) throw new Error('the database is away');
        tellSecond();
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
        return { done: true, value: undefined };
      },
    }),
  });
  const dispatcher = new Dispatcher({
    database: { query: async () => [{ position: 0, salt: 'salt' }] },
    events: { follow, readAfter: async () => [] },
    ambient: { sleep: async () => undefined },
    reportError: (error: unknown) => errors.push(error),
  } as unknown as DispatcherOptions);
  dispatcher.start();
  await second;
  await dispatcher.stop();
  expect(errors).toHaveLength(1);
});
