import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedMailServer, startScriptedSmtp } from '../../../test/scripted-mail-server.js';
import { MailRecipientRefusedError, MailRefusedError } from './mail.errors.js';
import { type OutgoingMail, sendMail } from './send-mail.js';

let server: ScriptedMailServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function send(
  answers: Parameters<typeof startScriptedSmtp>[0],
  over: Partial<OutgoingMail> = {},
): Promise<void> {
  server = await startScriptedSmtp(answers);
  await sendMail({
    cloud: { smtpUrl: `smtp://127.0.0.1:${server.port}` },
    user: 'noreply@contoso.com',
    accessToken: 'an-access-token',
    to: { name: 'Ada', address: 'ada@example.com' },
    subject: 'A connection was lost',
    text: 'It was lost.\n',
    messageId: '<1@hub.example.com>',
    ...over,
  });
}

describe('an e-mail of the hub', () => {
  it('tells a reader who is refused for good from a mailbox that may not send', async () => {
    await expect(send({ RCPT: '550 5.1.1 The address is not known' })).rejects.toBeInstanceOf(
      MailRecipientRefusedError,
    );
  });

  it.each<Record<string, string>>([{ MAIL: '550 5.7.60 SendAsDenied' }, { RCPT: '451 4.7.500 Server busy' }])(
    'does not blame the reader for %j',
    async (answers) => {
      const refusal: unknown = await send(answers).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(MailRefusedError);
      expect(refusal).not.toBeInstanceOf(MailRecipientRefusedError);
    },
  );

  it.each(['ada@example.com>\r\nRCPT TO:<eve@example.com', 'ada@example.com\r\nBcc: eve@example.com'])(
    'goes to no address %j',
    async (address) => {
      await expect(send({}, { to: { name: 'Ada', address } })).rejects.toMatchObject({
        code: 'MAIL_USER_MALFORMED',
      });
      expect(server?.heard).toEqual([]);
    },
  );
});
