import { describe, expect, it } from 'vitest';
import type { Connection } from '../../connections/index.js';
import { MailRefusedError } from '../../microsoft/index.js';
import { mailRemedy, type TestedMailbox } from './mail-remedies.js';

const connection = {
  access: 'DELEGATED',
  mailbox: null,
  authorization: { account: { username: 'faktury@contoso.us', displayName: null } },
} as unknown as Connection;

function refusedBy(host: string, tested: Partial<TestedMailbox> = {}) {
  const server = { host, port: 587, isSecure: false, isLoopback: false };
  const error = new MailRefusedError(server, '535 5.7.3 Authentication unsuccessful');
  return mailRemedy(error, { protocol: 'SMTP', connection, cloud: 'usgov', ...tested });
}

describe('what to do about a refused sign-in', () => {
  it('is to look at the cloud where the mail server is of another one than the tenant', () => {
    expect(refusedBy('smtp.office365.com')).toMatchObject({
      code: 'CHECK_MAIL_CLOUD',
      facts: { cloud: 'global' },
    });
    expect(refusedBy('smtp.office365.us', { cloud: 'global' }).code).toBe('CHECK_MAIL_CLOUD');
  });

  it.each(['smtp.office365.us', 'relay.contoso.us'])(
    'is what it always is at %s of a GCC High tenant',
    (host) => {
      expect(refusedBy(host).code).toBe('CHECK_SMTP_SIGN_IN');
      const application = {
        ...connection,
        access: 'APPLICATION',
        mailbox: 'faktury@contoso.us',
      } as Connection;
      expect(refusedBy(host, { connection: application }).code).toBe('OPEN_MAILBOX_TO_APPLICATION');
    },
  );
});
