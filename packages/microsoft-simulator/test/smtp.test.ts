import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { smtpClient, withImap } from './mail.fixture.js';
import { mailToken, smtpScope, StandingClock, start } from './simulator.fixture.js';

const faktury = 'faktury@contoso.com';
const helpdesk = 'helpdesk@contoso.com';
const clock = new StandingClock();
let simulator: Simulator;

beforeAll(async () => {
  simulator = await start({ clock });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

async function send(mail: { to: string; subject: string; text?: string; attachments?: object[] }) {
  const smtp = smtpClient(simulator, faktury, await mailToken(simulator, faktury, smtpScope));
  return smtp.sendMail({ from: `Faktury <${faktury}>`, text: 'Text', ...mail });
}

/** Subjects in a folder, oldest first. */
async function subjects(account: string, folder: string): Promise<string[]> {
  return withImap(simulator, account, await mailToken(simulator, account), async (client) => {
    await client.mailboxOpen(folder, { readOnly: true });
    const messages = await client.fetchAll('1:*', { envelope: true });
    return messages.map(({ envelope }) => envelope?.subject ?? '');
  });
}

describe('a message', () => {
  it('comes into the inbox of whom it is for and into the Sent Items of who sends it', async () => {
    await send({ to: helpdesk, subject: 'Žluťoučký kůň' });
    expect((await subjects(helpdesk, 'INBOX')).at(-1)).toBe('Žluťoučký kůň');
    expect(await subjects(faktury, 'Sent Items')).toEqual(['Žluťoučký kůň']);
  });

  it('comes into a shared mailbox', async () => {
    await send({ to: 'info@contoso.com', subject: 'For all of us' });
    const inbox = await withImap(
      simulator,
      'info@contoso.com',
      await mailToken(simulator, faktury),
      (client) => client.mailboxOpen('INBOX'),
    );
    expect(inbox.exists).toBe(3);
  });

  it('for somebody elsewhere is taken and leaves the simulator never', async () => {
    expect(await send({ to: 'someone@example.com', subject: 'Away' })).toMatchObject({
      accepted: ['someone@example.com'],
    });
    expect(await subjects(faktury, 'Sent Items')).toEqual(['Away']);
  });

  it('fills the mailbox of who sends it, until it is full', async () => {
    const attachments = [{ filename: 'large.bin', content: Buffer.alloc(3 * 1024 * 1024) }];
    await send({ to: helpdesk, subject: 'First', attachments });
    await send({ to: 'someone@example.com', subject: 'Second', attachments });
    await expect(send({ to: helpdesk, subject: 'Third', attachments })).rejects.toMatchObject({
      response: expect.stringContaining('554 5.2.2 mailbox full') as unknown,
    });
    expect(await subjects(faktury, 'Sent Items')).toEqual(['First', 'Second']);
  });

  it('that is larger than announced is refused', async () => {
    const attachments = [{ filename: 'huge.bin', content: Buffer.alloc(6 * 1024 * 1024) }];
    await expect(send({ to: helpdesk, subject: 'Huge', attachments })).rejects.toMatchObject({
      responseCode: 552,
    });
  });
});

describe('the limit of 30 messages a minute', () => {
  it('delays what is too much into the next minute', async () => {
    simulator.scenario.set({ name: 'smtp-rate-limit' });
    for (let number = 1; number <= 31; number += 1) await send({ to: helpdesk, subject: `No. ${number}` });
    expect((await subjects(helpdesk, 'INBOX')).slice(2)).toHaveLength(30);
    clock.pass(60);
    expect((await subjects(helpdesk, 'INBOX')).at(-1)).toBe('No. 31');
  });
});
