import { z } from 'zod';
import { Folder } from './folder.js';
import { Mailbox } from './mailbox.js';

const messageSchema = z.object({
  uid: z.number(),
  changedAt: z.number(),
  flags: z.array(z.string()),
  /** ISO 8601. */
  internalDate: z.string(),
  /** base64. */
  raw: z.string(),
});

const folderSchema = z.object({
  name: z.string(),
  specialUse: z.string().nullable(),
  uidValidity: z.number(),
  uidNext: z.number(),
  messages: z.array(messageSchema),
});

export const permissionSchema = z.object({
  clientId: z.string(),
  /** In lower case. */
  mailbox: z.string(),
  fullAccess: z.boolean(),
  sendAs: z.boolean(),
});

export const protocolsSchema = z.object({
  mailbox: z.string(),
  imap: z.boolean(),
  smtp: z.boolean(),
});

/** What the simulator keeps of mail, in a file of its own: grants must not wait for megabytes of messages. */
export const mailStateSchema = z.object({
  version: z.literal(1),
  mailboxes: z.array(z.object({ address: z.string(), folders: z.array(folderSchema) })),
  permissions: z.array(permissionSchema),
  protocols: z.array(protocolsSchema),
});

export type MailState = z.infer<typeof mailStateSchema>;
/** What an application that acts by itself may do with a mailbox. */
export type ApplicationPermission = z.infer<typeof permissionSchema>;
/** Which protocols are switched on for a mailbox, as `Set-CASMailbox` does it. */
export type MailboxProtocols = z.infer<typeof protocolsSchema>;

export const emptyMailState: MailState = { version: 1, mailboxes: [], permissions: [], protocols: [] };

export function mailboxToState(mailbox: Mailbox): MailState['mailboxes'][number] {
  const folders = mailbox.folders.map(({ name, specialUse, uidValidity, uidNext, messages }) => ({
    name,
    specialUse,
    uidValidity,
    uidNext,
    messages: messages.map(({ uid, changedAt, flags, internalDate, raw }) => ({
      uid,
      changedAt,
      flags: [...flags],
      internalDate: internalDate.toISOString(),
      raw: raw.toString('base64'),
    })),
  }));
  return { address: mailbox.address, folders };
}

export function mailboxFromState(state: MailState['mailboxes'][number], onChange: () => void): Mailbox {
  const folders = state.folders.map(
    (folder) =>
      new Folder({
        ...folder,
        messages: folder.messages.map((message) => ({
          ...message,
          flags: new Set(message.flags),
          internalDate: new Date(message.internalDate),
          raw: Buffer.from(message.raw, 'base64'),
        })),
      }),
  );
  return new Mailbox(state.address, folders, onChange);
}
