import { openSmtp, type SmtpSession } from '../../microsoft/index.js';
import { cloudOf, type Verification } from '../verification.js';
import { mailRemedy, mailUser } from './mail-remedies.js';
import { mailTokenFor } from './token-step.js';

/** The mailbox may send: the server answers encrypted, XOAUTH2 is accepted, and the sender, without sending anything. */
export const verifyMailSmtp: Verification = async (context) => {
  const { connection, steps } = context;
  const cloud = cloudOf(context);
  const remedy = (error: unknown) => mailRemedy(error, { protocol: 'SMTP', connection, cloud: cloud.name });
  const accessToken = await mailTokenFor(context);
  const session = await steps.run<SmtpSession>('SMTP_SERVER', remedy, async (signal) => {
    const opened = await openSmtp({ cloud, signal });
    return { detail: serverWords(opened), value: opened };
  });
  try {
    const user = await steps.run('SMTP_SIGN_IN', remedy, async (signal) => {
      const name = mailUser(connection);
      return { detail: await session.signIn({ user: name, accessToken }, signal), value: name };
    });
    await steps.run('SMTP_SEND_AS', remedy, async (signal) => {
      await session.proveSender(user, signal);
      return { detail: user, value: null };
    });
  } finally {
    await session.close();
  }
  return null;
};

function serverWords({ server, isEncrypted }: SmtpSession): string {
  const encryption = server.isSecure ? ', TLS' : ', STARTTLS';
  return `${server.host}:${server.port}${isEncrypted ? encryption : ''}`;
}
