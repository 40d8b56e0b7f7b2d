import { afterEach, describe, expect, it } from 'vitest';
import {
  connectionIsCut,
  type ScriptedMailServer,
  startScriptedImap,
} from '../../../test/scripted-mail-server.js';
import { openImap, type ImapSession } from './imap.js';

const user = 'faktury@contoso.com';
const accessToken = 'an-access-token';
let server: ScriptedMailServer | undefined;
let session: ImapSession | undefined;

afterEach(async () => {
  await session?.close();
  await server?.stop();
  session = server = undefined;
});

async function open(
  answers: Parameters<typeof startScriptedImap>[0] = {},
  over: { user?: string; timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<ImapSession> {
  server ??= await startScriptedImap(answers);
  const cloud = { imapUrl: `imap://127.0.0.1:${server.port}` };
  session = await openImap({ cloud, user, accessToken, ...over });
  return session;
}

describe('an IMAP session', () => {
  it('signs in by XOAUTH2, selects INBOX, and says goodbye', async () => {
    const opened = await open();
    expect(await opened.selectInbox()).toEqual({ messages: 3 });
    await opened.close();
    const { heard = [] } = server ?? {};
    const authenticate = heard.find((line) => line.includes(' AUTHENTICATE ')) ?? '';
    const [, , mechanism, initialResponse = ''] = authenticate.split(' ');
    expect(mechanism).toBe('XOAUTH2');
    expect(Buffer.from(initialResponse, 'base64').toString()).toBe(
      `user=${user}\u0001auth=Bearer ${accessToken}\u0001\u0001`,
    );
    expect(heard.find((line) => line.includes(' SELECT '))).toMatch(/ SELECT "?INBOX"?$/);
    expect(heard.at(-1)).toMatch(/ LOGOUT$/);
    await expect.poll(() => server?.clients).toBe(0);
  });

  it.each([
    [{ AUTHENTICATE: ['NO AUTHENTICATE failed.'] }, 'NO AUTHENTICATE failed.', 'SIGN_IN_REFUSED'],
    [
      { NAMESPACE: ['BAD User is authenticated but not connected.'] },
      'BAD User is authenticated but not connected.',
      'AUTHENTICATED_NOT_CONNECTED',
    ],
    [
      { AUTHENTICATE: ['* BYE Connection is closed. 13'] },
      'BYE Connection is closed. 13',
      'CONNECTION_CLOSED',
    ],
    [
      { AUTHENTICATE: ['BAD Request is throttled. Suggested Backoff Time: 10 milliseconds'] },
      'BAD Request is throttled. Suggested Backoff Time: 10 milliseconds',
      'THROTTLED',
    ],
  ])('tells why a sign-in was refused, in the server’s words: %j', async (answers, words, reply) => {
    await expect(open(answers)).rejects.toMatchObject({ code: 'MAIL_REFUSED', words, reply });
    await expect.poll(() => server?.clients).toBe(0);
  });

  it.each([
    [{ SELECT: ['BAD User is authenticated but not connected.'] }, 'AUTHENTICATED_NOT_CONNECTED'],
    [{ SELECT: ['* BYE Connection closed. 14'] }, 'CONNECTION_CLOSED'],
    [{ LIST: ['BAD User is authenticated but not connected.'] }, 'AUTHENTICATED_NOT_CONNECTED'],
    [{ SELECT: ['* BYE Session invalidated - AccessTokenExpired'] }, 'TOKEN_EXPIRED'],
    [{ SELECT: ['NO [UNAVAILABLE] Server error'] }, 'SERVER_BUSY'],
  ])('tells why INBOX was refused after a sign-in that was accepted: %j', async (answers, reply) => {
    const opened = await open(answers);
    await expect(opened.selectInbox()).rejects.toMatchObject({ code: 'MAIL_REFUSED', reply });
    await opened.close();
  });

  // The sign-in name of a guest: https://learn.microsoft.com/entra/external-id/user-properties
  it('says the sign-in name of a guest as it is', async () => {
    const guest = 'eva_a.cz#EXT#@b.onmicrosoft.com';
    await (await open({}, { user: guest })).close();
    const authenticate = server?.heard.find((line) => line.includes(' AUTHENTICATE ')) ?? '';
    expect(Buffer.from(authenticate.split(' ')[3] ?? '', 'base64').toString()).toContain(
      `user=${guest}\u0001auth=Bearer `,
    );
  });

  it.each(['CAPABILITY', 'AUTHENTICATE', 'NAMESPACE', 'LIST', 'SELECT'])(
    'ends with an error of its own when the connection is cut at %s',
    async (command) => {
      const opening = open({ [command]: [connectionIsCut] });
      await expect(opening.then((opened) => opened.selectInbox())).rejects.toMatchObject({
        code: 'MAIL_SERVER_UNREACHABLE',
      });
    },
  );

  it('answers the reason that comes as a challenge, and tells the refusal', async () => {
    const challenge = Buffer.from('{"status":"400","schemes":"Bearer"}').toString('base64');
    server = await startScriptedImap({ AUTHENTICATE: [`+ ${challenge}`], '': ['NO AUTHENTICATE failed.'] });
    await expect(open()).rejects.toMatchObject({
      words: 'NO AUTHENTICATE failed.',
      reply: 'SIGN_IN_REFUSED',
    });
  });

  it('says so when the server offers no XOAUTH2', async () => {
    await expect(
      open({ CAPABILITY: ['* CAPABILITY IMAP4rev1 AUTH=PLAIN', 'OK done'] }),
    ).rejects.toMatchObject({
      code: 'MAIL_REFUSED',
      words: 'XOAUTH2 is not offered.',
    });
  });

  it('sends no token over a connection that is not encrypted, unless the server is on this machine', async () => {
    server = await startScriptedImap();
    const { port } = server;
    // Not a loopback name to the hub, and still this machine.
    const cloud = { imapUrl: `imap://0.0.0.0:${port}` };
    await expect(openImap({ cloud, user, accessToken })).rejects.toMatchObject({
      code: 'MAIL_NOT_ENCRYPTED',
    });
    expect(server.heard.join()).not.toMatch(/AUTHENTICATE/);
  });

  it('gives up when nobody answers, and when the caller does', async () => {
    server = await startScriptedImap({}, null);
    await expect(open({}, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'MAIL_SERVER_UNREACHABLE' });
    const stop = new AbortController();
    const opening = open({}, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(opening).rejects.toThrow('enough');
    await expect.poll(() => server?.clients).toBe(0);
  });

  it('tells that nobody listens', async () => {
    const gone = await startScriptedImap();
    const cloud = { imapUrl: `imap://127.0.0.1:${gone.port}` };
    await gone.stop();
    await expect(openImap({ cloud, user, accessToken })).rejects.toMatchObject({
      code: 'MAIL_SERVER_UNREACHABLE',
      words: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it.each(['', 'eva\u0001auth=Bearer another', 'eva\r\nA1 LOGOUT'])(
    'says no mailbox %j to a server',
    async (name) => {
      await expect(open({}, { user: name })).rejects.toMatchObject({ code: 'MAIL_USER_MALFORMED' });
      expect(server?.heard).toEqual([]);
    },
  );
});
