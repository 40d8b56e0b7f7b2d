import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { imapClient, smtpClient, withImap } from './mail.fixture.js';
import { mailToken, smtpScope, start } from './simulator.fixture.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

const account = 'faktury@contoso.com';

describe('IMAP', () => {
  it('lets an account into its own mailbox and counts the messages', async () => {
    const token = await mailToken(simulator, account);
    const inbox = await withImap(simulator, account, token, (client) => client.mailboxOpen('INBOX'));
    expect(inbox.exists).toBe(2);
  });

  it('refuses a token for sending', async () => {
    const token = await mailToken(simulator, account, smtpScope);
    const client = imapClient(simulator, account, token);
    await expect(client.connect()).rejects.toMatchObject({
      authenticationFailed: true,
      response: expect.stringContaining('NO AUTHENTICATE failed.') as unknown,
    });
  });
});

describe('SMTP', () => {
  it('lets an account in after STARTTLS', async () => {
    const token = await mailToken(simulator, account, smtpScope);
    expect(await smtpClient(simulator, account, token).verify()).toBe(true);
  });

  it('refuses a token for reading', async () => {
    const token = await mailToken(simulator, account);
    await expect(smtpClient(simulator, account, token).verify()).rejects.toMatchObject({
      code: 'EAUTH',
      responseCode: 535,
      response: expect.stringContaining('535 5.7.3 Authentication unsuccessful') as unknown,
    });
  });
});
