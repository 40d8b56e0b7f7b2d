import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { imapClient, smtpClient, withImap } from './mail.fixture.js';
import {
  adminConsentUrl,
  client,
  mailToken,
  requestToken,
  signIn,
  smtpScope,
  start,
} from './simulator.fixture.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

const faktury = 'faktury@contoso.com';

const openInbox = (user: string, token: string) =>
  withImap(simulator, user, token, (imap) => imap.mailboxOpen('INBOX'));

describe('reading', () => {
  it('a shared mailbox is open to those who have FullAccess', async () => {
    const inbox = await openInbox('info@contoso.com', await mailToken(simulator, faktury));
    expect(inbox).toMatchObject({ path: 'INBOX', exists: 2 });
  });

  it.each([
    ['a shared mailbox without FullAccess', 'vedeni@contoso.com', faktury],
    ['somebody else’s mailbox', 'helpdesk@contoso.com', faktury],
    ['another organization’s mailbox', 'orders@fabrikam.com', faktury],
    ['an account without a mailbox', 'sklad@contoso.com', 'sklad@contoso.com'],
  ])('%s is let in and connected to nothing', async (_what, mailbox, account) => {
    const imap = imapClient(simulator, mailbox, await mailToken(simulator, account));
    await imap.connect().catch(() => undefined);
    expect(simulator.requests().requests.at(-1)).toMatchObject({ kind: 'imap', path: mailbox, status: 200 });
    await expect(openInbox(mailbox, await mailToken(simulator, account))).rejects.toThrow();
    imap.close();
  });

  it('the mailbox of nobody is refused', async () => {
    const imap = imapClient(simulator, 'nobody@contoso.com', await mailToken(simulator, faktury));
    await expect(imap.connect()).rejects.toMatchObject({ authenticationFailed: true });
  });

  it('a mailbox with IMAP switched off is connected to nothing', async () => {
    await simulator.setMailbox({ mailbox: faktury, imap: false });
    await expect(openInbox(faktury, await mailToken(simulator, faktury))).rejects.toThrow();
    await simulator.setMailbox({ mailbox: faktury, imap: true });
    expect(await openInbox(faktury, await mailToken(simulator, faktury))).toMatchObject({ exists: 2 });
  });

  it('a token of another national cloud is refused', async () => {
    const usgov = await start({ cloud: 'usgov' });
    const imap = imapClient(usgov, faktury, await mailToken(simulator, faktury));
    await expect(imap.connect()).rejects.toMatchObject({ authenticationFailed: true });
    await usgov.stop();
  });
});

describe('sending', () => {
  const mail = (from: string) => ({ from, to: 'helpdesk@contoso.com', subject: 'Hello', text: 'Text' });
  const transport = async (user: string, account = user) =>
    smtpClient(simulator, user, await mailToken(simulator, account, smtpScope));

  it('needs SendAs for a shared mailbox', async () => {
    expect(await (await transport('info@contoso.com', faktury)).verify()).toBe(true);
    const refused = await transport('info@contoso.com', 'helpdesk@contoso.com');
    await expect(refused.verify()).rejects.toMatchObject({ responseCode: 535 });
  });

  it('as somebody else is refused, in the envelope and in the header', async () => {
    const smtp = await transport(faktury);
    const denied = '550 5.7.60 SMTP; Client does not have permissions to send as this sender';
    await expect(smtp.sendMail(mail('helpdesk@contoso.com'))).rejects.toMatchObject({ response: denied });
    const envelope = { from: faktury, to: 'helpdesk@contoso.com' };
    await expect(smtp.sendMail({ ...mail('helpdesk@contoso.com'), envelope })).rejects.toMatchObject({
      response: denied,
    });
  });

  it('as a shared mailbox is open to those who have SendAs', async () => {
    await expect((await transport(faktury)).sendMail(mail('info@contoso.com'))).resolves.toMatchObject({
      rejected: [],
    });
  });

  it('with SMTP AUTH switched off for the mailbox is refused', async () => {
    await simulator.setMailbox({ mailbox: faktury, smtp: false });
    await expect((await transport(faktury)).verify()).rejects.toMatchObject({
      response: expect.stringContaining('5.7.139') as unknown,
    });
  });
});

describe('an application that acts by itself', () => {
  const applicationToken = async (): Promise<string> => {
    const scope = 'https://outlook.office365.com/.default';
    const url = adminConsentUrl(simulator, { scope });
    await signIn(simulator, { url, account: 'admin@contoso.com', organizationConsent: true });
    const { body } = await requestToken(simulator, { ...client, grant_type: 'client_credentials', scope });
    return String(body['access_token']);
  };

  it('opens only mailboxes that were granted to it', async () => {
    const token = await applicationToken();
    const imap = imapClient(simulator, faktury, token);
    await expect(imap.connect()).rejects.toMatchObject({ authenticationFailed: true });
    await simulator.setMailbox({ mailbox: faktury, fullAccess: true });
    expect(await openInbox(faktury, token)).toMatchObject({ exists: 2 });
  });

  it('sends only as mailboxes that were granted to it', async () => {
    const token = await applicationToken();
    await expect(smtpClient(simulator, faktury, token).verify()).rejects.toMatchObject({ responseCode: 535 });
    await simulator.setMailbox({ mailbox: faktury, sendAs: true });
    expect(await smtpClient(simulator, faktury, token).verify()).toBe(true);
  });
});

describe('the API', () => {
  const put = (body: unknown): Promise<Response> =>
    fetch(`${simulator.url}/simulator/mailboxes`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('says what holds for a mailbox and changes it', async () => {
    expect((await put({ mailbox: faktury, fullAccess: true })).status).toBe(200);
    const answer = (await (await fetch(`${simulator.url}/simulator/mailboxes`)).json()) as {
      imapUrl: string;
      mailboxes: { mailbox: string }[];
    };
    expect(answer.imapUrl).toBe(simulator.imapUrl);
    expect(answer.mailboxes.find(({ mailbox }) => mailbox === faktury)).toMatchObject({
      fullAccess: true,
      sendAs: false,
      imap: true,
    });
  });

  it('knows no mailbox of nobody, nor of an account without one', async () => {
    for (const mailbox of ['nobody@contoso.com', 'sklad@contoso.com']) {
      expect((await put({ mailbox })).status).toBe(400);
    }
  });

  it('has a page that does the same', async () => {
    const body = new URLSearchParams({ mailbox: faktury, sendAs: 'on', imap: 'on', smtp: 'on' });
    await fetch(`${simulator.url}/mailboxes`, { method: 'POST', body });
    const page = await (await fetch(`${simulator.url}/mailboxes`)).text();
    expect(page).toContain(simulator.imapUrl);
    expect(page).toMatch(/name="sendAs"\s+value="on"\s+checked/);
  });
});
