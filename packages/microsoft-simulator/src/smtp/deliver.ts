import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { SMTPServerSession } from 'smtp-server';
import addressparser from 'nodemailer/lib/addressparser';
import { findMailboxOwner, MailboxFullError, type MailContext, type Mailbox } from '../mail/index.js';
import { checkSender } from './check-sender.js';
import type { SmtpIdentity } from './sign-in.js';
import { smtpReplies } from './smtp-reply.js';

/**
 * Puts a message into the inboxes of those who have one here, and into the sender's Sent Items, as Exchange does.
 * @throws {SmtpReply}
 */
export async function deliver(
  context: MailContext,
  identity: SmtpIdentity,
  session: SMTPServerSession,
  stream: Readable,
): Promise<void> {
  const raw = await buffer(stream);
  const { scenario, clock, rate } = context;
  if (scenario.use('smtp-recipient-limit', identity.tenant) !== null) throw smtpReplies.recipientLimit();
  if (scenario.use('smtp-mailbox-full', identity.tenant) !== null) throw smtpReplies.mailboxFull();
  const from = fromOf(raw);
  if (from !== null) checkSender(context, identity, from);
  const internalDate = clock.now();
  try {
    identity.mailbox.deliver(identity.mailbox.folder('Sent Items'), { raw, flags: ['\\Seen'], internalDate });
  } catch (error) {
    throw error instanceof MailboxFullError ? smtpReplies.mailboxFull() : error;
  }
  const mailboxes = recipients(context, session);
  const arrive = (): void => {
    for (const mailbox of mailboxes) receive(mailbox, raw, clock.now());
  };
  if (scenario.isOn('smtp-rate-limit', identity.tenant)) rate.schedule(identity.mailbox.address, arrive);
  else arrive();
  await context.mail.save();
}

function recipients(context: MailContext, session: SMTPServerSession): Set<Mailbox> {
  const found = session.envelope.rcptTo
    .map(({ address }) => findMailboxOwner(context.directory, address))
    .filter((owner) => owner !== null)
    .filter(({ account }) => account === null || account.hasMailbox)
    .map((owner) => context.mail.mailboxOf(owner));
  return new Set(found);
}

function receive(mailbox: Mailbox, raw: Buffer, internalDate: Date): void {
  try {
    mailbox.deliver(mailbox.folder('INBOX'), { raw, flags: [], internalDate });
  } catch (error) {
    // Its owner would get no message and the sender a bounce later; nothing of that is the submission's.
    if (!(error instanceof MailboxFullError)) throw error;
  }
}

/** The address in the header From; null where there is none. */
function fromOf(raw: Buffer): string | null {
  const text = raw.toString('latin1');
  const header = text.slice(0, text.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ');
  const value = /^from:(.*)$/im.exec(header)?.[1];
  if (value === undefined) return null;
  const [first] = addressparser(value, { flatten: true });
  return first?.address ?? null;
}
