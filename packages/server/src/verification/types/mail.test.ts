import { afterEach, describe, expect, it } from 'vitest';
import {
  type ScriptedMailServer,
  startScriptedImap,
  startScriptedSmtp,
} from '../../../test/scripted-mail-server.js';
import type { Connection, ConnectionTestStep } from '../../connections/index.js';
import { stepRemedyCommands, stepRemedyCodeOf } from '../../failures/index.js';
import { systemAmbient } from '../../system-ambient.js';
import { StepFailedError, Steps } from '../steps.js';
import type { VerificationContext } from '../verification.js';
import { verifyMailImap } from './mail-imap.js';
import { verifyMailSmtp } from './mail-smtp.js';

const own = 'jana.simkova@contoso.com';
const shared = 'faktury@contoso.com';
let server: ScriptedMailServer | undefined;
/** The scopes that a token was last asked for with. */
let asked: readonly string[] = [];

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

interface Tested {
  readonly type: 'MAIL_IMAP' | 'MAIL_SMTP';
  readonly port: number;
  readonly mailbox?: string | null;
  readonly username?: string | null;
  readonly cloud?: 'global' | 'usgov';
  readonly access?: 'DELEGATED' | 'APPLICATION';
}

/** The steps of a test, whether it passed or not. */
async function stepsOf(tested: Tested): Promise<readonly ConnectionTestStep[]> {
  const { type, port, mailbox = null, username = own, cloud = 'global', access = 'DELEGATED' } = tested;
  const account =
    access === 'APPLICATION' ? null : { oid: 'an-oid', tid: 'a-tid', username, displayName: 'Jana Šimková' };
  const steps = new Steps(systemAmbient, new AbortController().signal);
  const context = {
    connection: {
      type,
      access,
      mailbox,
      tenant: { cloud },
      authorization: { account },
    } as unknown as Connection,
    steps,
    microsoft: {
      cloudOf: (name: string) => ({
        name,
        mailResource: 'https://outlook.office.com',
        mailApplicationResource: 'https://outlook.office365.com',
        imapUrl: `imap://127.0.0.1:${port}`,
        smtpUrl: `smtp://127.0.0.1:${port}`,
      }),
    } as unknown as VerificationContext['microsoft'],
    tokens: {
      accessToken: async (_connection: Connection, scopes: readonly string[]) => {
        asked = scopes;
        return { accessToken: 'a-token', expiresAt: new Date(), scopes: [...scopes] };
      },
    },
    etokenScope: null,
  };
  try {
    await (type === 'MAIL_IMAP' ? verifyMailImap : verifyMailSmtp)(context);
  } catch (error) {
    if (!(error instanceof StepFailedError)) throw error;
  }
  return steps.recorded;
}

/** The PowerShell of a step that failed. */
function commandsOf(step: ConnectionTestStep | undefined): readonly string[] {
  const code = stepRemedyCodeOf(step?.remedyCode);
  return code === null ? [] : stepRemedyCommands(code, step?.remedyFacts ?? {});
}

describe('the test of Mail (IMAP)', () => {
  const type = 'MAIL_IMAP';

  it('opens the mailbox of whoever signed in, and counts its messages', async () => {
    server = await startScriptedImap();
    expect(await stepsOf({ type, port: server.port })).toMatchObject([
      { name: 'TOKEN_VALID', ok: true },
      { name: 'IMAP_SIGN_IN', ok: true, detail: own },
      { name: 'IMAP_INBOX', ok: true, detail: 'INBOX (3)' },
    ]);
    await expect.poll(() => server?.clients).toBe(0);
  });

  it('asks for a token of the application where the connection acts as that, and names the mailbox', async () => {
    server = await startScriptedImap({ AUTHENTICATE: ['NO AUTHENTICATE failed.'] });
    const steps = await stepsOf({ type, port: server.port, mailbox: shared, access: 'APPLICATION' });
    expect(asked).toEqual(['https://outlook.office365.com/.default']);
    expect(steps.at(-1)).toMatchObject({ name: 'IMAP_SIGN_IN', remedyCode: 'OPEN_MAILBOX_TO_APPLICATION' });
    expect(steps.at(-1)?.remedy).toContain(shared);
  });

  it('says how the application is let in, whatever cloud the tenant is in', async () => {
    server = await startScriptedImap({ AUTHENTICATE: ['NO AUTHENTICATE failed.'] });
    const application = { mailbox: shared, access: 'APPLICATION', cloud: 'usgov' } as const;
    const failed = (await stepsOf({ type, port: server.port, ...application })).at(-1);
    expect(failed?.remedyCode).toBe('OPEN_MAILBOX_TO_APPLICATION');
  });

  it('opens the shared mailbox where one is named', async () => {
    server = await startScriptedImap();
    const steps = await stepsOf({ type, port: server.port, mailbox: shared });
    expect(steps[1]).toMatchObject({ ok: true, detail: shared });
    expect(JSON.stringify(steps)).not.toContain('a-token');
  });

  it.each([
    ['IMAP_SIGN_IN', { AUTHENTICATE: ['NO AUTHENTICATE failed.'] }, {}, 'CHECK_IMAP_SIGN_IN'],
    ['IMAP_SIGN_IN', { AUTHENTICATE: ['NO AUTHENTICATE failed.'] }, { mailbox: shared }, 'GRANT_FULL_ACCESS'],
    [
      'IMAP_SIGN_IN',
      { AUTHENTICATE: ['NO AUTHENTICATE failed.'] },
      { mailbox: own.toUpperCase() },
      'CHECK_IMAP_SIGN_IN',
    ],
    ['IMAP_SIGN_IN', { AUTHENTICATE: ['NO AUTHENTICATE failed.'] }, { cloud: 'usgov' }, 'CHECK_IMAP_SIGN_IN'],
    ['IMAP_SIGN_IN', { AUTHENTICATE: ['NO Exchange is on strike.'] }, {}, 'CHECK_MAIL_SERVER'],
    ['IMAP_SIGN_IN', {}, { username: null }, 'NAME_MAILBOX'],
    [
      'IMAP_INBOX',
      { NAMESPACE: ['BAD User is authenticated but not connected.'] },
      {},
      'CHECK_MAILBOX_BEHIND_SIGN_IN',
    ],
    [
      'IMAP_INBOX',
      { SELECT: ['BAD User is authenticated but not connected.'] },
      {},
      'CHECK_MAILBOX_BEHIND_SIGN_IN',
    ],
    ['IMAP_INBOX', { SELECT: ['* BYE Connection closed. 14'] }, {}, 'CHECK_MAILBOX_BEHIND_SIGN_IN'],
    [
      'IMAP_INBOX',
      { SELECT: ['BAD Request is throttled. Suggested Backoff Time: 10 milliseconds'] },
      {},
      'TEST_AGAIN_LATER',
    ],
  ] as const)('fails at %s for %j, and says what to do', async (name, answers, over, remedyCode) => {
    server = await startScriptedImap(answers);
    const failed = (await stepsOf({ type, port: server.port, ...over })).at(-1);
    expect(failed).toMatchObject({ name, ok: false, remedyCode });
    expect(failed?.remedy).not.toMatch(/[{}]/);
    const said = Object.values(answers).flat().at(0)?.replace('* ', '');
    if (said !== undefined) expect(failed?.detail).toBe(said);
    await expect.poll(() => server?.clients).toBe(0);
  });

  it('says how to give access to a shared mailbox, ready to run', async () => {
    server = await startScriptedImap({ AUTHENTICATE: ['NO AUTHENTICATE failed.'] });
    const failed = (await stepsOf({ type, port: server.port, mailbox: "d'arc@contoso.com" })).at(-1);
    expect(commandsOf(failed)).toEqual([
      `Add-MailboxPermission -Identity 'd''arc@contoso.com' -User '${own}' -AccessRights FullAccess -AutoMapping $false`,
    ]);
  });
});

describe('the test of Mail (SMTP)', () => {
  const type = 'MAIL_SMTP';

  it('proves that the mailbox may send, without sending', async () => {
    server = await startScriptedSmtp();
    expect(await stepsOf({ type, port: server.port })).toMatchObject([
      { name: 'TOKEN_VALID', ok: true },
      { name: 'SMTP_SERVER', ok: true, detail: `127.0.0.1:${server.port}` },
      { name: 'SMTP_SIGN_IN', ok: true, detail: '235 2.7.0 Authentication successful' },
      { name: 'SMTP_SEND_AS', ok: true, detail: own },
    ]);
    expect(server.heard.join()).not.toMatch(/DATA/);
    await expect.poll(() => server?.clients).toBe(0);
  });

  it.each([
    [
      'SMTP_SIGN_IN',
      {
        AUTH: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      },
      {},
      'ENABLE_SMTP_AUTH',
    ],
    [
      'SMTP_SIGN_IN',
      {
        AUTH: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
      },
      {},
      'ENABLE_SMTP_AUTH_FOR_MAILBOX',
    ],
    ['SMTP_SIGN_IN', { AUTH: '535 5.7.3 Authentication unsuccessful' }, {}, 'CHECK_SMTP_SIGN_IN'],
    [
      'SMTP_SIGN_IN',
      { AUTH: '535 5.7.3 Authentication unsuccessful' },
      { mailbox: shared },
      'CHECK_SMTP_SHARED_MAILBOX',
    ],
    [
      'SMTP_SIGN_IN',
      { AUTH: '432 4.3.2 Concurrent connections limit exceeded' },
      {},
      'END_OTHER_CONNECTIONS',
    ],
    [
      'SMTP_SEND_AS',
      { MAIL: '550 5.7.60 SMTP; Client does not have permissions to send as this sender' },
      {},
      'GRANT_SEND_AS',
    ],
    ['SMTP_SEND_AS', { RCPT: '550 5.1.10 RESOLVER.ADR.RecipientNotFound' }, {}, 'CHECK_SENDER_ADDRESS'],
    ['SMTP_SEND_AS', {}, { username: 'no-address' }, 'NAME_MAILBOX'],
    ['SMTP_SERVER', { EHLO: '421 4.3.2 Service not active' }, {}, 'TEST_AGAIN_LATER'],
  ] as const)('fails at %s for %j, and says what to do', async (name, answers, over, remedyCode) => {
    server = await startScriptedSmtp(answers);
    const failed = (await stepsOf({ type, port: server.port, ...over })).at(-1);
    expect(failed).toMatchObject({ name, ok: false, remedyCode });
    const [said] = Object.values(answers);
    if (said !== undefined) expect(failed?.detail).toBe(said);
    await expect.poll(() => server?.clients).toBe(0);
  });

  it('names the server that nobody reaches', async () => {
    const gone = await startScriptedSmtp();
    const { port } = gone;
    await gone.stop();
    const failed = (await stepsOf({ type, port })).at(-1);
    expect(failed).toMatchObject({ name: 'SMTP_SERVER', remedyCode: 'CHECK_MAIL_SERVER_REACHABLE' });
    expect(failed?.remedy).toContain(`127.0.0.1, port ${port}`);
  });

  it('says for the tenant and for one mailbox how SMTP is switched on', async () => {
    server = await startScriptedSmtp({
      AUTH: '535 5.7.139 SmtpClientAuthentication is disabled for the Tenant.',
    });
    const failed = (await stepsOf({ type, port: server.port })).at(-1);
    expect(commandsOf(failed)).toEqual([
      `Set-CASMailbox -Identity '${own}' -SmtpClientAuthenticationDisabled $false`,
      'Set-TransportConfig -SmtpClientAuthenticationDisabled $false',
    ]);
  });
});
