import SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ScenarioName, Simulator } from '../src/index.js';
import { imapClient, smtpClient } from './mail.fixture.js';
import { ImapConversation } from './imap-conversation.js';
import { mailToken, smtpScope, StandingClock, start } from './simulator.fixture.js';

const account = 'faktury@contoso.com';
const clock = new StandingClock();
let simulator: Simulator;

beforeAll(async () => {
  simulator = await start({ clock });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

async function conversation(token?: string): Promise<ImapConversation> {
  const talk = await ImapConversation.begin(simulator.imapUrl);
  await talk.authenticate(account, token ?? (await mailToken(simulator, account)));
  return talk;
}

describe('IMAP', () => {
  it('can refuse every sign-in', async () => {
    simulator.scenario.set({ name: 'imap-authenticate-failed' });
    const client = imapClient(simulator, account, await mailToken(simulator, account));
    await expect(client.connect()).rejects.toMatchObject({ authenticationFailed: true });
  });

  it('can let in and connect to nothing, and hangs up at the second command', async () => {
    simulator.scenario.set({ name: 'imap-not-connected' });
    const talk = await conversation();
    expect(await talk.say('a SELECT INBOX')).toEqual(['a BAD User is authenticated but not connected.']);
    expect(await talk.say('b NOOP')).toEqual(['b OK NOOP completed.']);
    expect(await talk.say('c EXPUNGE')).toEqual(['c BAD User is authenticated but not connected.']);
    expect(await talk.rest()).toEqual(['* BYE Connection closed. 14']);
  });

  it.each<[ScenarioName, string[]]>([
    ['imap-connection-closed', ['* BYE Connection closed. 14']],
    ['imap-session-expired', ['* BYE Session invalidated - AccessTokenExpired']],
  ])('%s hangs up after the sign-in', async (name, words) => {
    simulator.scenario.set({ name });
    const talk = await conversation();
    talk.send('a SELECT INBOX');
    expect(await talk.rest()).toEqual(words);
  });

  it('can be throttled, for as long as it says', async () => {
    simulator.scenario.set({ name: 'imap-throttled', ms: 1234, times: 1 });
    const talk = await conversation();
    expect(await talk.say('a SELECT INBOX')).toEqual([
      'a BAD Request is throttled. Suggested Backoff Time: 1234 milliseconds',
    ]);
    expect((await talk.say('b SELECT INBOX')).at(-1)).toMatch(/^b OK /);
    await talk.end();
  });
});

describe('a session over IMAP ends', () => {
  const expired = ['* BYE Session invalidated - AccessTokenExpired'];

  it('when its token has expired', async () => {
    const talk = await conversation();
    clock.pass(2 * 3600);
    talk.send('a NOOP');
    expect(await talk.rest()).toEqual(expired);
  });

  it('when its token was revoked, without a command', async () => {
    const talk = await conversation();
    await simulator.revoke({ account });
    expect(await talk.rest()).toEqual(expired);
  });

  it('while it waits for mail, too', async () => {
    const talk = await conversation();
    await talk.say('a SELECT INBOX');
    await talk.say('b IDLE', '+');
    await simulator.revoke({ account });
    expect(await talk.rest()).toEqual(expired);
  });
});

describe('SMTP', () => {
  const transport = async () =>
    smtpClient(simulator, account, await mailToken(simulator, account, smtpScope));

  it.each<[ScenarioName, number, string]>([
    ['smtp-authentication-unsuccessful', 535, '535 5.7.3 Authentication unsuccessful'],
    ['smtp-disabled-for-tenant', 535, 'SmtpClientAuthentication is disabled for the Tenant'],
    ['smtp-disabled-for-mailbox', 535, 'SmtpClientAuthentication is disabled for the Mailbox'],
    ['smtp-too-many-connections', 432, '432 4.3.2 Concurrent connections limit exceeded'],
  ])('%s answers %i to the sign-in', async (name, responseCode, words) => {
    simulator.scenario.set({ name });
    await expect((await transport()).verify()).rejects.toMatchObject({
      responseCode,
      response: expect.stringContaining(words) as unknown,
    });
  });

  it.each<[ScenarioName, string]>([
    ['smtp-send-as-denied', '550 5.7.60 SMTP; Client does not have permissions'],
    ['smtp-recipient-limit', '554 5.2.0'],
    ['smtp-mailbox-full', '554 5.2.2 mailbox full'],
  ])('%s answers to a message', async (name, words) => {
    const smtp = await transport();
    simulator.scenario.set({ name });
    const sent = smtp.sendMail({ from: account, to: account, subject: 'Hello', text: 'Text' });
    await expect(sent).rejects.toMatchObject({ response: expect.stringContaining(words) as unknown });
  });

  it('takes three connections at once for a mailbox', async () => {
    const token = await mailToken(simulator, account, smtpScope);
    const open = await Promise.all([1, 2, 3].map(() => smtpConversation(token)));
    expect(open.map(({ reply }) => reply)).toEqual(['signed in', 'signed in', 'signed in']);
    const fourth = await smtpConversation(token);
    expect(fourth.reply).toMatch(/^432 4\.3\.2 Concurrent connections limit exceeded/);
    for (const { connection } of [...open, fourth]) connection.close();
  });
});

/** A connection that is signed in, or not, and stays open. */
async function smtpConversation(accessToken: string): Promise<{ reply: string; connection: SMTPConnection }> {
  const { hostname, port } = new URL(simulator.smtpUrl);
  const connection = new SMTPConnection({
    host: hostname,
    port: Number(port),
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  });
  connection.on('error', () => undefined);
  await new Promise<void>((resolve) => connection.connect(() => resolve()));
  const credentials = { type: 'OAUTH2', oauth2: new XOAuth2({ user: account, accessToken }) };
  const reply = await new Promise<string>((resolve) => {
    connection.login(credentials, (error) => resolve(error?.response ?? 'signed in'));
  });
  return { reply, connection };
}

it('the mail servers can be silent', async () => {
  const token = await mailToken(simulator, account);
  simulator.scenario.set({ name: 'mail-server-silent' });
  const smtp = smtpClient(simulator, account, token, { greetingTimeout: 50 });
  await expect(smtp.verify()).rejects.toMatchObject({ message: 'Greeting never received' });
  const imap = imapClient(simulator, account, token, { greetingTimeout: 50 });
  await expect(imap.connect()).rejects.toMatchObject({ code: 'GREETING_TIMEOUT' });
});
