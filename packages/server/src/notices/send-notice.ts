import { accessOf, type Connection } from '../connections/index.js';
import { type Microsoft, sendMail, tokenScopes } from '../microsoft/index.js';
import { NotAuthorizedError, type TokenService } from '../tokens/index.js';
import type { NoticeMail } from './notice-sender.js';

/**
 * Sends a notice from the mailbox of a Mail (SMTP) connection.
 * @throws what the token service or the mail server refuses; NotAuthorizedError when nobody knows whose mailbox it is
 */
export async function sendNotice(
  connection: Connection,
  mail: NoticeMail,
  { microsoft, tokens, signal }: NoticeWay & { signal: AbortSignal },
): Promise<void> {
  const cloud = microsoft.cloudOf(connection.tenant.cloud);
  const user = connection.mailbox ?? connection.authorization.account?.username ?? null;
  if (user === null) throw new NotAuthorizedError(connection.id);
  const scopes = tokenScopes(accessOf(connection).scopes(cloud));
  const { accessToken } = await tokens.accessToken(connection, scopes, { signal });
  await sendMail({ cloud, user, accessToken, ...mail, signal });
}

/** How a notice reaches a mail server. */
export interface NoticeWay {
  readonly microsoft: Pick<Microsoft, 'cloudOf'>;
  readonly tokens: Pick<TokenService, 'accessToken'>;
}
