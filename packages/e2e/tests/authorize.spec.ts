import { expect, test } from '../hub/fixtures.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';

interface Journey {
  readonly type: string;
  readonly label: string;
  readonly account: string;
  readonly forOrganization: boolean;
  /** Each tenant has one Entra ID connection at most; the others may share one. */
  readonly tenant: string;
  readonly code?: string;
}

const journeys: Journey[] = [
  {
    type: 'MAIL_IMAP',
    label: 'Mail (IMAP)',
    account: 'faktury@contoso.com',
    forOrganization: false,
    tenant: 'contoso.com',
  },
  {
    type: 'MAIL_SMTP',
    label: 'Mail (SMTP)',
    account: 'jana@contoso.com',
    forOrganization: false,
    tenant: 'contoso.com',
    code: '246810',
  },
  {
    type: 'ENTRA_ID',
    label: 'Microsoft Entra ID (Azure AD)',
    account: 'admin@contoso.com',
    forOrganization: false,
    tenant: 'contoso.com',
  },
  {
    type: 'SSO',
    label: 'Single Sign-On (SSO)',
    account: 'admin@contoso.com',
    forOrganization: true,
    tenant: 'b410305f-3ebe-474a-a83f-4add9acd47d1',
  },
  {
    type: 'SHAREPOINT',
    label: 'SharePoint',
    account: 'admin@contoso.com',
    forOrganization: true,
    tenant: 'contoso.com',
  },
  {
    type: 'ETOKEN',
    label: 'eToken',
    account: 'security@contoso.com',
    forOrganization: true,
    tenant: 'contoso.com',
    code: '135790',
  },
];

for (const journey of journeys) {
  test(`goes from an empty form to the green strip for ${journey.label}`, async ({ page, context, hub }) => {
    const name = `Cesta – ${journey.label}`;
    const other = new ConnectionsPage(await context.newPage());
    await other.open();
    await expect(other.add.first()).toBeVisible();

    const form = new NewConnectionPage(page);
    await form.open();
    await form.fill({ name, tenant: journey.tenant, type: journey.label });
    await expect(form.found).toBeVisible();
    await expect(form.identifier).toHaveValue(/^cesta-/);
    await form.save.click();

    const microsoft = new SimulatorPages(page);
    await microsoft.pickAccount(journey.account);
    await microsoft.enterPassword(simulatedPassword);
    if (journey.code) await microsoft.enterCode(journey.code);
    await microsoft.acceptEverything({ forOrganization: journey.forOrganization });

    const window = new ConnectionsPage(page);
    await expect(window.greenStrip).toBeVisible();
    await expect(
      page.getByText('The connection has been successfully authorized.', { exact: true }),
    ).toBeVisible();
    await expect(page).toHaveURL(/\/connections/);
    await expect(window.row(name).getByText('Authorized', { exact: true })).toBeVisible();
    await expect(other.row(name).getByText('Authorized', { exact: true })).toBeVisible();
    await expect(other.greenStrip.first()).toContainText('The connection has been successfully authorized.');

    await other.page.close();
    await hub.restart();
    const { connections } = await hub.graphql<{
      connections: {
        edges: {
          node: { type: string; authorization: { status: string; account: { username: string } | null } };
        }[];
      };
    }>(
      `query Look($text: String) { connections(filter: { text: $text }, first: 1) { edges { node {
        type authorization { status account { username } } } } } }`,
      { text: name },
    );
    expect(connections.edges[0]?.node.type).toBe(journey.type);
    expect(connections.edges[0]?.node.authorization.status).toBe('AUTHORIZED');
  });
}
