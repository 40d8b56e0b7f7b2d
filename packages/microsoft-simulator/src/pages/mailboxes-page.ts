import { html } from 'ghtml';
import type { Tenant } from '../accounts/index.js';
import type { MailboxReport } from '../mail-controls.js';
import type { Scenario } from '../scenario/index.js';
import { page } from './layout.js';

interface MailboxesView {
  readonly tenants: readonly Tenant[];
  readonly mailboxes: readonly MailboxReport[];
  readonly scenario: Scenario;
  readonly imapUrl: string;
  readonly smtpUrl: string;
}

/** Every mailbox with what the application may do with it by itself, and which protocols are on. */
export function mailboxesPage({ tenants, mailboxes, scenario, imapUrl, smtpUrl }: MailboxesView): string {
  const sections = tenants.map((tenant) => {
    const own = mailboxes.filter(({ tenantId }) => tenantId === tenant.id);
    return own.length === 0 ? '' : section(tenant, own);
  });
  return page(
    { title: 'Mailboxes', scenario, returnTo: '/mailboxes', isWide: true },
    html`<p>
        IMAP is at <code>${imapUrl}</code>, SMTP with STARTTLS at <code>${smtpUrl}</code>. Both take the
        access tokens of this simulator by XOAUTH2 and nothing else. An application that acts by itself opens
        only the mailboxes that are granted to it here, as <code>Add-MailboxPermission</code> and
        <code>Add-RecipientPermission</code> do it at Exchange Online.
      </p>
      !${sections}
      <p class="hint"><a href="/">Accounts</a></p>`,
  );
}

function section(tenant: Tenant, mailboxes: readonly MailboxReport[]): string {
  const heading = `mailboxes-${tenant.id}`;
  return html`<section aria-labelledby="${heading}">
    <h2 id="${heading}">${tenant.displayName}</h2>
    <div class="table" tabindex="0" role="region" aria-label="Mailboxes of ${tenant.displayName}">
      <table>
        <thead>
          <tr>
            <th scope="col">Mailbox</th>
            <th scope="col">Who may open it</th>
            <th scope="col">Application and protocols</th>
          </tr>
        </thead>
        <tbody>
          !${mailboxes.map(row)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(report: MailboxReport): string {
  const who = report.isShared
    ? `${report.openedBy.join(', ')}; sending as it: ${report.sentBy.join(', ')}`
    : 'its owner';
  return html`<tr>
    <th scope="row"><code>${report.mailbox}</code></th>
    <td>${who}</td>
    <td>
      <form method="post" action="/mailboxes" class="boxes">
        <input type="hidden" name="mailbox" value="${report.mailbox}" />
        !${box(report, 'fullAccess', 'FullAccess')} !${box(report, 'sendAs', 'SendAs')}
        !${box(report, 'imap', 'IMAP')} !${box(report, 'smtp', 'SMTP AUTH')}
        <button aria-label="Save ${report.mailbox}">Save</button>
      </form>
    </td>
  </tr>`;
}

function box(report: MailboxReport, name: 'fullAccess' | 'sendAs' | 'imap' | 'smtp', label: string): string {
  return html`<label
    ><input type="checkbox" name="${name}" value="on" ${report[name] ? 'checked' : ''} /> ${label}</label
  >`;
}
