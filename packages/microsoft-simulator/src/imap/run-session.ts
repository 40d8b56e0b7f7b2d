import { checkSession } from './check-session.js';
import type { CommandParts } from './command-reader.js';
import { textOf } from './command-arguments.js';
import { commands } from './commands/index.js';
import type { Command, Invocation } from './command.js';
import { ImapGoodbye, ImapRefusal } from './imap-refusal.js';
import type { ImapSession } from './imap-session.js';
import { ImapSyntaxError, parseCommand, type ParsedCommand } from './parse-command.js';

/** Serves one client until either side has had enough. */
export async function runSession(session: ImapSession): Promise<void> {
  const { connection } = session;
  connection.line('* OK The Microsoft Exchange IMAP4 service is ready. [simulated]');
  for (let parts = await connection.next(); parts !== null; parts = await connection.next()) {
    try {
      await answer(session, parts);
    } catch (error) {
      if (error instanceof ImapGoodbye) connection.end(`* BYE ${error.bye}`);
      else if (error instanceof ImapSyntaxError) connection.line(`${error.tag} BAD Command Error. 10`);
      else throw error;
    }
  }
}

/** @throws {ImapGoodbye} @throws {ImapSyntaxError} */
async function answer(session: ImapSession, parts: CommandParts): Promise<void> {
  const { connection } = session;
  const parsed = parseCommand(parts);
  try {
    session.context.rate.deliverDue();
    const { command, invocation } = prepare(session, parsed);
    checkSession(session, command);
    const text = await command.run(invocation);
    if (command.changesMailbox === true) await session.context.mail.save();
    tellChanges(invocation);
    connection.line(`${parsed.tag} OK ${text}`);
    if (invocation.name === 'LOGOUT') connection.end();
  } catch (error) {
    if (!(error instanceof ImapRefusal)) throw error;
    connection.line(`${parsed.tag} ${error.answer} ${error.message}`);
    if (error.bye !== undefined) throw new ImapGoodbye(error.bye);
  }
}

/** @throws {ImapRefusal} */
function prepare(
  session: ImapSession,
  { name, args }: ParsedCommand,
): { command: Command; invocation: Invocation } {
  const byUid = name === 'UID';
  const plainName = byUid ? textOf(args[0]).toUpperCase() : name;
  const command = commands.get(plainName);
  if (command === undefined || (byUid && command.hasUidForm !== true)) {
    throw new ImapRefusal('BAD', 'Command Error. 12');
  }
  return {
    command,
    invocation: { session, name: plainName, args: byUid ? args.slice(1) : args, byUid },
  };
}

// RFC 9051 §7.5.1: numbers must not shift under commands that are told by numbers.
const keepNumbers = new Set(['FETCH', 'STORE', 'SEARCH']);

function tellChanges({ session, name, byUid }: Invocation): void {
  if (!byUid && keepNumbers.has(name)) return;
  for (const line of session.selected?.changes() ?? []) session.connection.line(line);
}
