export { Folder } from './folder.js';
export { logSignIn } from './log-sign-in.js';
export type { MailContext } from './mail-context.js';
export { MailStore } from './mail-store.js';
export { emptyMailState, mailStateSchema } from './mail-state.js';
export { MailboxFullError, maxMessageBytes, type Mailbox } from './mailbox.js';
export { findMailboxOwner, type MailboxOwner } from './mailbox-owner.js';
export { maySendAs } from './mailbox-rights.js';
export { MessageRate } from './message-rate.js';
export type { Message, NewMessage } from './message.js';
export { newFolder } from './new-mailbox.js';
export {
  isRevoked,
  signInToMailbox,
  type MailProtocol,
  type MailSignIn,
  type SignedInMailbox,
} from './sign-in-to-mailbox.js';
