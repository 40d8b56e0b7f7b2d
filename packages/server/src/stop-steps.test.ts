import { describe, expect, it } from 'vitest';
import { runStopSteps } from './stop-steps.js';

describe('runStopSteps', () => {
  it('runs every step in its order, and throws the first error after the last one', async () => {
    const done: string[] = [];
    const step = (name: string, error?: Error) => () => {
      done.push(name);
      return error ? Promise.reject(error) : Promise.resolve();
    };
    const steps = [
      step('sockets', new Error('first')),
      step('events', new Error('second')),
      step('database'),
    ];
    await expect(runStopSteps(steps)).rejects.toThrow('first');
    expect(done).toEqual(['sockets', 'events', 'database']);
  });

  it('takes a step that throws before it waits for anything as one that failed', async () => {
    const done: string[] = [];
    const throwing = (): Promise<void> => {
      throw new Error('at once');
    };
    const last = () => Promise.resolve(done.push('database'));
    await expect(runStopSteps([throwing, last])).rejects.toThrow('at once');
    expect(done).toEqual(['database']);
  });
});
