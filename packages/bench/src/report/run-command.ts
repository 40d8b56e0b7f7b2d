import { cpus } from 'node:os';

/** What a command has to undo when it ends, last things first. */
export type Cleanup = (undo: () => Promise<void> | void) => void;

/**
 * Runs a command to its end, undoes what it set up, and exits with 0 however the figures turned out: a missed aim is
 * a result. A command that could not measure says why and exits with 0 too.
 */
export async function runCommand(command: (onEnd: Cleanup) => Promise<void>): Promise<void> {
  const undoings: (() => Promise<void> | void)[] = [];
  const undoAll = async (): Promise<void> => {
    for (let undo = undoings.pop(); undo; undo = undoings.pop()) await undo();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void undoAll().finally(() => process.exit(130));
    });
  }
  console.log(
    `Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  );
  try {
    await command((undo) => undoings.push(undo));
  } catch (error) {
    console.error(`Not measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } finally {
    await undoAll();
  }
}
