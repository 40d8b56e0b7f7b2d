import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import type { RunningHub } from '../hub/hub.js';
import { seedConnection } from '../hub/seed.js';
import { ConnectionPage } from '../pages/connection.page.js';

const account = 'faktury@contoso.com';

/** A connection whose own test has been made, as it is after its authorization. */
async function tested(hub: RunningHub, type: string): Promise<string> {
  const id = await seedConnection(hub, { name: type, type, account });
  await expect
    .poll(async () => {
      const { connection } = await hub.graphql<{
        connection: { authorization: { verification: { ok: boolean } | null } };
      }>('query Look($id: ID!) { connection(id: $id) { authorization { verification { ok } } } }', { id });
      return connection.authorization.verification;
    })
    .not.toBeNull();
  return id;
}

test(
  'both mail connections are verified by their mail server',
  inBothLanguages,
  async ({ page, hub, say }) => {
    for (const [type, step] of [
      ['MAIL_IMAP', 'The inbox can be opened'],
      ['MAIL_SMTP', 'The mailbox may be sent from'],
    ] as const) {
      const id = await tested(hub, type);
      const connection = new ConnectionPage(page, say);
      await connection.open(id);
      await expect(page.getByText(say('Token is valid'))).toBeVisible();
      await expect(page.getByText(say(step))).toBeVisible();
      await expect(connection.head.getByText(say('Not verified'))).toBeHidden();
    }
  },
);

test(
  'what Exchange refuses comes with what to do, and turns green when it is mended',
  inBothLanguages,
  async ({ page, hub, say }) => {
    await hub.setScenario({ name: 'smtp-disabled-for-tenant' });
    const id = await tested(hub, 'MAIL_SMTP');
    const connection = new ConnectionPage(page, say);
    await connection.open(id);
    await expect(connection.head.getByText(say('Not verified'))).toBeVisible();
    await expect(page.getByText('SmtpClientAuthentication is disabled for the Tenant')).toBeVisible();
    await expect(page.getByText(say('Sending by SMTP is switched off in the tenant.'))).toBeVisible();
    await expect(
      page.getByText(`Set-CASMailbox -Identity '${account}' -SmtpClientAuthenticationDisabled $false`),
    ).toBeVisible();

    await hub.setScenario({ name: 'everything-works' });
    await connection.action(say('Test connection')).click();
    await expect(page.getByText(say('The mailbox may be sent from'))).toBeVisible();
    await expect(connection.head.getByText(say('Not verified'))).toBeHidden();
  },
);
