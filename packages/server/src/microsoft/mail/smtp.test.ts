import { afterEach, describe, expect, it } from 'vitest';
import { SMTPServer } from 'smtp-server';
import {
  connectionIsCut,
  type ScriptedMailServer,
  startScriptedSmtp,
} from '../../../test/scripted-mail-server.js';
import { openSmtp, type SmtpSession } from './smtp.js';

const user = 'noreply@contoso.com';
const accessToken = 'an-access-token';
let server: ScriptedMailServer | undefined;
let session: SmtpSession | undefined;

afterEach(async () => {
  await session?.close();
  await server?.stop();
  session = server = undefined;
});

async function open(
  answers: Parameters<typeof startScriptedSmtp>[0] = {},
  over: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<SmtpSession> {
  server ??= await startScriptedSmtp(answers);
  session = await openSmtp({ cloud: { smtpUrl: `smtp://127.0.0.1:${server.port}` }, ...over });
  return session;
}

describe('an SMTP session', () => {
  it('signs in by XOAUTH2, proves the sender without sending, and says goodbye', async () => {
    const opened = await open();
    expect(opened.isEncrypted).toBe(false);
    expect(await opened.signIn({ user, accessToken })).toBe('235 2.7.0 Authentication successful');
    expect(await opened.proveSender(user)).toBe('250 2.1.5 Recipient OK');
    await opened.close();
    const [ehlo, auth = '', ...envelope] = server?.heard ?? [];
    expect(ehlo).toMatch(/^EHLO /);
    expect(Buffer.from(auth.replace('AUTH XOAUTH2 ', ''), 'base64').toString()).toBe(
      `user=${user}\u0001auth=Bearer ${accessToken}\u0001\u0001`,
    );
    expect(envelope).toEqual([`MAIL FROM:<${user}>`, `RCPT TO:<${user}>`, 'RSET', 'QUIT']);
  });

  it.each([
    ['535 5.7.3 Authentication unsuccessful [PR3P195CA0023.EURP195.PROD.OUTLOOK.COM]', 'SIGN_IN_REFUSED'],
    [
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
      'SMTP_AUTH_DISABLED_FOR_TENANT',
    ],
    ['432 4.3.2 Concurrent connections limit exceeded', 'TOO_MANY_CONNECTIONS'],
    ['421 4.3.2 Service not active', 'SERVER_BUSY'],
  ])('tells why a sign-in was refused, in the server’s words: %s', async (words, reply) => {
    const opened = await open({ AUTH: words });
    await expect(opened.signIn({ user, accessToken })).rejects.toMatchObject({ words, reply });
  });

  it('answers the reason that comes as a challenge, and tells the refusal', async () => {
    const opened = await open({
      AUTH: '334 eyJzdGF0dXMiOiI0MDAifQ==',
      '': '535 5.7.3 Authentication unsuccessful',
    });
    await expect(opened.signIn({ user, accessToken })).rejects.toMatchObject({ reply: 'SIGN_IN_REFUSED' });
  });

  it.each([
    [{ MAIL: '550 5.7.60 SMTP; Client does not have permissions to send as this sender' }, 'SEND_AS_DENIED'],
    [{ RCPT: '550 5.1.1 The address is not known' }, 'ADDRESS_UNKNOWN'],
    [{ RCPT: '451 4.7.500 Server busy' }, 'SERVER_BUSY'],
  ])('tells why a sender was refused: %j', async (answers, reply) => {
    const opened = await open(answers);
    await opened.signIn({ user, accessToken });
    await expect(opened.proveSender(user)).rejects.toMatchObject({ code: 'MAIL_REFUSED', reply });
  });

  it('encrypts the connection where that is offered, also on this machine', async () => {
    const real = await startReal();
    try {
      session = await openSmtp({ cloud: { smtpUrl: `smtp://127.0.0.1:${real.port}` } });
      expect(session.isEncrypted).toBe(true);
      await session.signIn({ user, accessToken });
      await expect(session.signIn({ user, accessToken: 'another' })).rejects.toBeDefined();
      await session.close();
    } finally {
      await real.stop();
    }
  });

  it('believes no certificate that nobody vouches for, unless the server is on this machine', async () => {
    const real = await startReal();
    try {
      // Not a loopback name to the hub, and still this machine.
      const cloud = { smtpUrl: `smtp://0.0.0.0:${real.port}` };
      await expect(openSmtp({ cloud })).rejects.toMatchObject({ code: 'MAIL_CERTIFICATE_REFUSED' });
    } finally {
      await real.stop();
    }
  });

  it('sends nothing over a connection that is not encrypted, unless the server is on this machine', async () => {
    server = await startScriptedSmtp();
    const cloud = { smtpUrl: `smtp://0.0.0.0:${server.port}` };
    await expect(openSmtp({ cloud })).rejects.toMatchObject({ code: 'MAIL_NOT_ENCRYPTED' });
    expect(server.heard.join()).not.toMatch(/AUTH/);
  });

  it('says the sign-in name of a guest as it is, also as the sender', async () => {
    const guest = 'eva_a.cz#EXT#@b.onmicrosoft.com';
    const opened = await open();
    await opened.signIn({ user: guest, accessToken });
    await opened.proveSender(guest);
    const [, auth = '', ...envelope] = server?.heard ?? [];
    expect(Buffer.from(auth.replace('AUTH XOAUTH2 ', ''), 'base64').toString()).toContain(
      `user=${guest}\u0001auth=Bearer `,
    );
    expect(envelope.slice(0, 2)).toEqual([`MAIL FROM:<${guest}>`, `RCPT TO:<${guest}>`]);
  });

  it.each(['EHLO', 'AUTH', 'MAIL', 'RCPT'])(
    'ends with an error of its own when the connection is cut at %s',
    async (verb) => {
      const proving = async (): Promise<string> => {
        const opened = await open({ [verb]: connectionIsCut });
        await opened.signIn({ user, accessToken });
        return opened.proveSender(user);
      };
      await expect(proving()).rejects.toMatchObject({ code: 'MAIL_SERVER_UNREACHABLE' });
    },
  );

  it('gives up when nobody answers, and when the caller does', async () => {
    server = await startScriptedSmtp({}, '220-still');
    await expect(open({}, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'MAIL_SERVER_UNREACHABLE' });
    const stop = new AbortController();
    const opening = open({}, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(opening).rejects.toThrow('enough');
    await expect.poll(() => server?.clients).toBe(0);
  });

  it('tells the words with which a server turns everybody away', async () => {
    server = await startScriptedSmtp({}, '421 4.3.2 Service not available');
    await expect(open()).rejects.toMatchObject({ code: 'MAIL_REFUSED', reply: 'SERVER_BUSY' });
  });

  it.each(['eva@contoso.com>\r\nDATA', 'eva', 'e va@contoso.com', '<>'])(
    'says no address %j to a server',
    async (address) => {
      const opened = await open();
      await opened.signIn({ user, accessToken });
      expect(() => opened.proveSender(address)).toThrow(/called|address/);
    },
  );
});

/** smtp-server, with the certificate that it signs for itself. */
async function startReal(): Promise<{ port: number; stop: () => Promise<void> }> {
  const real = new SMTPServer({
    authMethods: ['XOAUTH2'],
    onAuth: (auth, _session, done) =>
      auth.accessToken === accessToken
        ? done(null, { user: auth.username })
        : done(null, { data: { status: '401' } }),
  });
  real.on('error', () => undefined);
  await new Promise<void>((resolve) => void real.listen(0, '127.0.0.1', resolve));
  const address = real.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        real.close(resolve);
      }),
  };
}
