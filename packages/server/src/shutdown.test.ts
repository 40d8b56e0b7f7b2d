import { describe, expect, it } from 'vitest';
import { ManualAmbient } from '../test/manual-ambient.js';
import { createShutdown } from './shutdown.js';

function shutdown(drainMs: number, stopped: Promise<void> = Promise.resolve()) {
  const ambient = new ManualAmbient();
  const done: string[] = [];
  let told = (): void => undefined;
  const ended = new Promise<void>((resolve) => (told = resolve));
  const onSignal = createShutdown({
    drain: () => done.push('drain'),
    stop: () => {
      done.push('stop');
      return stopped;
    },
    drainMs,
    limitMs: 4_500,
    sleep: (ms) => ambient.sleep(ms),
    exit: (code) => {
      done.push(`exit ${code}`);
      told();
    },
    say: () => undefined,
    reportError: (error) => done.push(String(error)),
  });
  return { ambient, done, ended, onSignal };
}

describe('a signal to end', () => {
  it('lets the hub answer on while load balancers take notice, then stops it', async () => {
    const { ambient, done, ended, onSignal } = shutdown(10_000);
    onSignal('SIGTERM');
    await ambient.untilAsleepFor(10_000);
    ambient.advance(9_999);
    expect(done).toEqual(['drain']);
    ambient.advance(1);
    await ended;
    expect(done).toEqual(['drain', 'stop', 'exit 0']);
  });

  it.each([
    ['SIGTERM', 0],
    ['SIGINT', 10_000],
  ] as const)('stops at once by %s with %d ms to drain', async (signal, drainMs) => {
    const { done, ended, onSignal } = shutdown(drainMs);
    onSignal(signal);
    await ended;
    expect(done).toEqual(['drain', 'stop', 'exit 0']);
  });

  it('ends the process at once when it comes twice', () => {
    const { done, onSignal } = shutdown(10_000);
    onSignal('SIGTERM');
    onSignal('SIGTERM');
    expect(done).toEqual(['drain', 'exit 1']);
  });

  it('ends with 1 when the stop fails, and when it takes too long', async () => {
    const failing = shutdown(0, Promise.reject(new Error('a step failed')));
    failing.onSignal('SIGTERM');
    await failing.ended;
    expect(failing.done).toEqual(['drain', 'stop', 'Error: a step failed', 'exit 1']);

    const hanging = shutdown(0, new Promise(() => undefined));
    hanging.onSignal('SIGTERM');
    await hanging.ambient.untilAsleepFor(4_500);
    hanging.ambient.advance(4_500);
    await hanging.ended;
    expect(hanging.done).toEqual(['drain', 'stop', 'exit 1']);
  });
});
