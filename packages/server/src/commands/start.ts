import type { Command } from './command.js';

/** Becomes the hub, which reads the settings itself and goes on until a signal ends it. */
export const start: Command = async () => {
  await import('../main.js');
  return true;
};
