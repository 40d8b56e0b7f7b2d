import { html } from 'ghtml';
import type { Account, Directory, SharedMailbox, Tenant } from '../accounts/index.js';
import { scenarioDescriptions, scenarioNames, type Scenario } from '../scenario/index.js';
import { page } from './layout.js';

/** Every tenant and account with what has to be typed. */
export function homePage(
  directory: Directory,
  scenario: Scenario,
  addresses: { url: string; imapUrl: string; smtpUrl: string },
): string {
  const tenants = directory.tenants.map((tenant) =>
    tenantSection(tenant, directory.accountsOf(tenant), directory.sharedMailboxesOf(tenant)),
  );
  return page(
    { title: 'Simulated identity platform', scenario, returnTo: '/', isWide: true },
    html`<p>
        It stands in for the identity platform and Graph at <code>${addresses.url}</code>, and for the mail
        servers at <code>${addresses.imapUrl}</code> and <code>${addresses.smtpUrl}</code>. These accounts can
        sign in; their passwords and codes are of no use anywhere else. What an application may do by itself
        is chosen at <a href="/mailboxes">Mailboxes</a>.
      </p>
      !${tenants}`,
  );
}

function tenantSection(
  tenant: Tenant,
  accounts: readonly Account[],
  sharedMailboxes: readonly SharedMailbox[],
): string {
  const heading = `tenant-${tenant.id}`;
  return html`<section aria-labelledby="${heading}">
    <h2 id="${heading}">${tenant.displayName}</h2>
    <p class="muted">
      Tenant ID <code>${tenant.id}</code>,
      ${tenant.domains.join(', ')}${tenant.cloud === 'usgov' ? ', in the US Government cloud' : ''}
    </p>
    <div class="table" tabindex="0" role="region" aria-label="Accounts of ${tenant.displayName}">
      <table>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Password</th>
            <th scope="col">Code</th>
            <th scope="col">What for</th>
          </tr>
        </thead>
        <tbody>
          !${accounts.map(accountRow)} !${sharedMailboxes.map(sharedMailboxRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function accountRow(account: Account): string {
  return html`<tr>
    <th scope="row"><code>${account.username}</code></th>
    <td><code>${account.password}</code></td>
    <td>!${account.code === null ? 'none' : html`<code>${account.code}</code>`}</td>
    <td>${account.purpose}</td>
  </tr>`;
}

function sharedMailboxRow({ address, purpose }: SharedMailbox): string {
  return html`<tr>
    <th scope="row"><code>${address}</code></th>
    <td>none</td>
    <td>none</td>
    <td>${purpose}</td>
  </tr>`;
}

/** The choice of a scenario. `problem` says why the last choice was not taken. */
export function scenarioPage(
  directory: Directory,
  scenario: Scenario,
  returnTo: string,
  problem: string | null,
): string {
  return page(
    { title: 'Scenario', scenario, returnTo, isWide: true },
    html`!${problem === null ? '' : html`<p class="problem" role="alert">${problem}</p>`}
      <form method="post" action="/scenario">
        <input type="hidden" name="return" value="${returnTo}" />
        <fieldset>
          <legend>What shall happen?</legend>
          !${scenarioNames.map((name) => choice(name, name === scenario.name))}
        </fieldset>
        <div class="fields">
          !${numberField('times', 'Times', 'Empty: until changed', scenario.times)}
          <div>
            <label for="tenant">Organization</label>
            <select id="tenant" name="tenant">
              <option value="">Every one</option>
              !${directory.tenants.map(
                (tenant) => html`<option value="${tenant.id}">${tenant.displayName}</option>`,
              )}
            </select>
          </div>
          !${numberField('ms', 'Milliseconds', 'For Slow and IMAP: throttled', scenario.ms)}
          !${numberField('retryAfterSeconds', 'Retry after, seconds', 'For Throttled', scenario.retryAfterSeconds)}
          !${numberField('seconds', 'Lifetime, seconds', 'For Short-lived tokens', scenario.seconds)}
        </div>
        <div class="actions"><button class="primary">Use this scenario</button></div>
      </form>
      <p class="hint"><a href="${returnTo}">Back without a change</a></p>`,
  );
}

function choice(name: Scenario['name'], isChosen: boolean): string {
  const { label, description } = scenarioDescriptions[name];
  return html`<div class="choice">
    <input
      type="radio"
      name="name"
      id="scenario-${name}"
      value="${name}"
      aria-describedby="about-${name}"
      ${isChosen ? 'checked' : ''}
    />
    <div>
      <label for="scenario-${name}">${label}</label>
      <p id="about-${name}">${description}</p>
    </div>
  </div>`;
}

function numberField(name: string, label: string, hint: string, value: number | undefined): string {
  return html`<div>
    <label for="${name}">${label}</label>
    <input
      type="number"
      id="${name}"
      name="${name}"
      min="0"
      value="${value ?? ''}"
      aria-describedby="${name}-hint"
    />
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`;
}
