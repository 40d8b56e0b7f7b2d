import { MailRefusedError, openImap, type ImapSession } from '../../microsoft/index.js';
import { cloudOf, type Verification } from '../verification.js';
import { mailRemedy, mailUser } from './mail-remedies.js';
import { mailTokenFor } from './token-step.js';

type Opened = { readonly session: ImapSession } | { readonly refusal: MailRefusedError };

/** The mailbox opens over IMAP: signed in by XOAUTH2, then INBOX selected, for Exchange may accept one and refuse the other. */
export const verifyMailImap: Verification = async (context) => {
  const { connection, steps } = context;
  const cloud = cloudOf(context);
  const remedy = (error: unknown) => mailRemedy(error, { protocol: 'IMAP', connection, cloud: cloud.name });
  const accessToken = await mailTokenFor(context);
  const opened = await steps.run<Opened>('IMAP_SIGN_IN', remedy, async (signal) => {
    const user = mailUser(connection);
    return { detail: user, value: await signIn(() => openImap({ cloud, user, accessToken, signal })) };
  });
  try {
    await steps.run('IMAP_INBOX', remedy, async (signal) => {
      if ('refusal' in opened) throw opened.refusal;
      const { messages } = await opened.session.selectInbox(signal);
      return { detail: `INBOX (${messages})`, value: null };
    });
  } finally {
    if ('session' in opened) await opened.session.close();
  }
  return null;
};

/** "User is authenticated but not connected": the sign-in is over and was accepted; it is INBOX that will not open. */
async function signIn(open: () => Promise<ImapSession>): Promise<Opened> {
  try {
    return { session: await open() };
  } catch (error) {
    if (error instanceof MailRefusedError && error.reply === 'AUTHENTICATED_NOT_CONNECTED')
      return { refusal: error };
    throw error;
  }
}
