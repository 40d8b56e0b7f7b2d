import type { Command } from '../command.js';
import { capabilities } from '../capabilities.js';

/** RFC 9051 §6.1.1. */
export const capability: Command = {
  needs: 'nothing',
  run: ({ session }) => {
    session.connection.line(
      `* CAPABILITY ${session.identity === null ? capabilities.before : capabilities.after}`,
    );
    return 'CAPABILITY completed.';
  },
};

/** RFC 2971. */
export const id: Command = {
  needs: 'nothing',
  run: ({ session }) => {
    session.connection.line('* ID ("name" "Microsoft.Exchange.Imap4.Imap4Server" "version" "15.20")');
    return 'ID completed';
  },
};

/** RFC 2342. */
export const namespace: Command = {
  needs: 'mailbox',
  run: ({ session }) => {
    session.connection.line('* NAMESPACE (("" "/")) NIL NIL');
    return 'NAMESPACE completed.';
  },
};

/** RFC 9051 §6.1.2: what has happened meanwhile is told after every command anyway. */
export const noop: Command = { needs: 'nothing', run: () => 'NOOP completed.' };

/** RFC 9051 §6.1.3. */
export const logout: Command = {
  needs: 'nothing',
  run: ({ session }) => {
    session.connection.line('* BYE Microsoft Exchange Server IMAP4 server signing off.');
    return 'LOGOUT completed.';
  },
};
