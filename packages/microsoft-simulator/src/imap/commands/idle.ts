import type { Command } from '../command.js';
import { badArguments } from '../imap-refusal.js';

/** RFC 2177: what happens in the folder is told at once, until the client says DONE. */
export const idle: Command = {
  needs: 'mailbox',
  run: async ({ session }) => {
    const { connection, selected } = session;
    const tell = (): void => {
      for (const line of selected?.changes() ?? []) connection.line(line);
    };
    connection.line('+ IDLE accepted, awaiting DONE command.');
    const stop = selected?.folder.onChange(tell);
    tell();
    try {
      const [line] = (await connection.next()) ?? ['DONE'];
      if (typeof line !== 'string' || !/^done$/i.test(line)) throw badArguments();
    } finally {
      stop?.();
    }
    return 'IDLE completed.';
  },
};
