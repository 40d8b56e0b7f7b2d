import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { Mailbox } from '../hub/mailbox.js';
import { seedConnection } from '../hub/seed.js';
import { WebhookReceiver } from '../hub/webhook-receiver.js';
import { ConnectionPage } from '../pages/connection.page.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';

// The administrator has a mailbox at the simulator, so that what is written to him can be read.
test.use({ hubOf: 'loss', administratorEmail: 'admin@contoso.com' });

test(
  'a lost connection is amber everywhere, told by e-mail and webhook, and green again when it is authorized',
  inBothLanguages,
  async ({ page, context, hub, say }) => {
    const receiver = await WebhookReceiver.start();
    const { addWebhookEndpoint } = await hub.graphql<{
      addWebhookEndpoint: { secret: string; userErrors: unknown[] };
    }>(
      `mutation ($input: AddWebhookEndpointInput!) { addWebhookEndpoint(input: $input) { secret userErrors { code } } }`,
      {
        input: {
          url: receiver.url,
          eventTypes: ['connection.needs_reauthorization', 'connection.recovered'],
        },
      },
    );
    receiver.trust(addWebhookEndpoint.secret);
    await seedConnection(hub, { name: 'Odesílání', type: 'MAIL_SMTP', account: 'admin@contoso.com' });
    const inboxId = await seedConnection(hub, {
      name: 'Správa',
      type: 'MAIL_IMAP',
      account: 'admin@contoso.com',
    });
    const id = await seedConnection(hub, {
      name: 'Objednávky',
      type: 'MAIL_IMAP',
      account: 'helpdesk@contoso.com',
    });
    const inbox = await Mailbox.open(hub, inboxId);

    // What Microsoft's administrator takes back, nobody tells the hub: it finds out when it needs the grant.
    const elsewhere = await context.newPage();
    const [list, other] = [new ConnectionsPage(page, say), new ConnectionsPage(elsewhere, say)];
    await list.open();
    await other.open();
    await expect(other.row('Objednávky')).toContainText(say('Authorized'));
    await hub.revoke('helpdesk@contoso.com');
    await hub.graphql(
      'mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id, minTtlSeconds: 86400 }) { userErrors { code } } }',
      { id },
    );
    for (const window of [list, other]) {
      await expect(window.row('Objednávky')).toContainText(say('Needs to be authorized again'));
      await expect(window.page.getByText(say('“Objednávky” needs to be authorized again.'))).toBeVisible();
    }
    const details = new ConnectionPage(elsewhere, say);
    await details.open(id);
    await expect(elsewhere.getByRole('main')).toContainText(say('The authorization was withdrawn.'));
    await expect(elsewhere.getByRole('main')).toContainText(
      say('Authorize the connection again as helpdesk@contoso.com.'),
    );
    await expect
      .poll(() => inbox.subjects())
      .toContain(say('Landbridge: “Objednávky” needs to be authorized again'));
    await expect.poll(() => receiver.types()).toEqual(['connection.needs_reauthorization']);

    await list.row('Objednávky').click();
    await page
      .getByRole('button', { name: say('Authorize connection') })
      .first()
      .click();
    // Microsoft is told who it was, and asks for the password at once.
    const microsoft = new SimulatorPages(page);
    await microsoft.enterPassword(simulatedPassword);
    await expect(list.greenStrip).toBeVisible();
    await expect(list.row('Objednávky')).toContainText(say('Authorized'));
    await expect(page.getByText(say('“Objednávky” needs to be authorized again.'))).toHaveCount(0);
    await expect(elsewhere.getByRole('main')).not.toContainText(say('The authorization was withdrawn.'));
    await expect
      .poll(() => receiver.types())
      .toEqual(['connection.needs_reauthorization', 'connection.recovered']);
    inbox.close();
    await receiver.stop();
  },
);
