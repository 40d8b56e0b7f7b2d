import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { seedConnection } from '../hub/seed.js';
import { trip } from '../hub/trip.js';
import { ConnectionPage } from '../pages/connection.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';

const again = `mutation Again($id: ID!) { authorizeConnection(input: { id: $id }) { authorizationUrl } }`;

test(
  'refuses another account by name, and takes it once an administrator confirms the change',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const id = await seedConnection(hub, {
      name: 'Faktury – jiný účet',
      type: 'MAIL_IMAP',
      account: 'faktury@contoso.com',
    });
    const { authorizeConnection } = await hub.graphql<{ authorizeConnection: { authorizationUrl: string } }>(
      again,
      { id },
    );
    await trip(hub.simulatorUrl, authorizeConnection.authorizationUrl, { account: 'helpdesk@contoso.com' });

    const connection = new ConnectionPage(page, say);
    await connection.open(id);
    const main = page.getByRole('main');
    await expect(main).toContainText(say('Another account signed in.'));
    await expect(main).toContainText('helpdesk@contoso.com');
    await expect(connection.head).toContainText(say('Authorized'));
    await main.getByRole('button', { name: say('Authorize with another account') }).click();

    const microsoft = new SimulatorPages(page);
    await microsoft.pickAccount('helpdesk@contoso.com');
    await microsoft.enterPassword(simulatedPassword);
    await microsoft.acceptEverything();
    const strip = page.getByRole('status').filter({ hasText: 'Faktury – jiný účet' });
    await expect(strip).toContainText(say('The connection has been successfully authorized.'));
    await expect(strip).toContainText('helpdesk@contoso.com');
  },
);
