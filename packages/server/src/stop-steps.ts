/**
 * Runs every step in its order, whichever of them fails: what is left running keeps a process alive, or writes to what
 * has been closed.
 * @throws the first error of a step, after the last step
 */
export async function runStopSteps(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
