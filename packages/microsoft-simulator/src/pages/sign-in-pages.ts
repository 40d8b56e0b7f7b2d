import { html } from 'ghtml';
import type { Account, Tenant } from '../accounts/index.js';
import type { RequestedPermission } from '../identity/consent.js';
import { page, type PageFrame } from './layout.js';

export type SignInFrame = Omit<PageFrame, 'title'>;

export interface AccountChoice {
  readonly account: Account;
  readonly tenant: Tenant;
  readonly isSignedIn: boolean;
}

/** `/interaction/<id>`, below which every form of the sign-in is sent. */
type Base = string;

function cancelForm(base: Base): string {
  return html`<form method="post" action="${base}/cancel" class="actions"><button>Cancel</button></form>`;
}

// Its button stands in the form above it, which Enter must send by its own button.
function hiddenCancelForm(base: Base): string {
  return html`<form method="post" action="${base}/cancel" id="cancel"></form>`;
}

function problem(id: string, text: string | null): string {
  return text === null ? '' : html`<p class="problem" id="${id}" role="alert">${text}</p>`;
}

/** *Pick an account*: one button for each, first those of the organization that is asked for. */
export function pickAccountPage(frame: SignInFrame, base: Base, choices: readonly AccountChoice[]): string {
  const tenants = [...new Set(choices.map((choice) => choice.tenant))];
  const groups = tenants.map((tenant) => {
    const rows = choices.filter((choice) => choice.tenant === tenant);
    return html`<h2>${tenant.displayName}</h2>
      <ul class="list">
        !${rows.map(accountRow)}
      </ul>`;
  });
  return page(
    { ...frame, title: 'Pick an account' },
    html`<form method="post" action="${base}/account">!${groups}</form>
      !${cancelForm(base)}`,
  );
}

function accountRow({ account, isSignedIn }: AccountChoice): string {
  const id = `about-${account.id}`;
  return html`<li>
    <button class="account" name="username" value="${account.username}" aria-describedby="${id}">
      ${account.username}
    </button>
    <p class="muted" id="${id}">
      ${account.displayName}: ${account.purpose}${isSignedIn ? '. Signed in' : ''}
    </p>
  </li>`;
}

/** *Enter password*; it shows the password, since there is nothing to protect. */
export function passwordPage(frame: SignInFrame, base: Base, account: Account, wrong: string | null): string {
  return page(
    { ...frame, title: 'Enter password' },
    html`<p>For <code>${account.username}</code></p>
      !${problem('password-problem', wrong)}
      <form method="post" action="${base}/password">
        <label for="password">Password</label>
        <input
          type="password"
          id="password"
          name="password"
          required
          autocomplete="off"
          aria-describedby="password-hint${wrong === null ? '' : ' password-problem'}"
          aria-invalid="${wrong === null ? 'false' : 'true'}"
        />
        <p class="hint" id="password-hint">The simulated password is <code>${account.password}</code></p>
        <div class="actions">
          <button form="cancel">Cancel</button>
          <button class="primary">Sign in</button>
        </div>
      </form>
      !${hiddenCancelForm(base)} !${otherAccountForm(base)}`,
  );
}

function otherAccountForm(base: Base): string {
  return html`<form method="post" action="${base}/other-account" class="actions">
    <button>Use another account</button>
  </form>`;
}

/** *Enter code*: the second factor. */
export function codePage(frame: SignInFrame, base: Base, account: Account, wrong: string | null): string {
  return page(
    { ...frame, title: 'Enter code' },
    html`<p>The second factor of <code>${account.username}</code></p>
      !${problem('code-problem', wrong)}
      <form method="post" action="${base}/code">
        <label for="code">Code</label>
        <input
          type="text"
          id="code"
          name="code"
          required
          inputmode="numeric"
          autocomplete="off"
          maxlength="6"
          aria-describedby="code-hint${wrong === null ? '' : ' code-problem'}"
          aria-invalid="${wrong === null ? 'false' : 'true'}"
        />
        <p class="hint" id="code-hint">The simulated code is <code>${account.code ?? ''}</code></p>
        <div class="actions">
          <button form="cancel">Cancel</button>
          <button class="primary">Verify</button>
        </div>
      </form>
      !${hiddenCancelForm(base)}`,
  );
}

export interface ConsentPageFacts {
  readonly appName: string;
  readonly account: Account;
  readonly tenant: Tenant;
  readonly permissions: readonly RequestedPermission[];
  readonly organization: 'no' | 'offered' | 'always';
}

/** *Permissions requested*. */
export function consentPage(frame: SignInFrame, base: Base, facts: ConsentPageFacts): string {
  const { appName, account, organization } = facts;
  const whom =
    organization === 'always'
      ? html` for everybody at <strong>${facts.tenant.displayName}</strong>:`
      : html` for <code>${account.username}</code>:`;
  return page(
    { ...frame, title: 'Permissions requested' },
    html`<p><strong>${appName}</strong> asks,!${whom}</p>
      <ul class="list">
        !${facts.permissions.map(permissionRow)}
      </ul>
      <form method="post" action="${base}/consent">
        !${organization === 'offered' ? organizationBox : ''}
        <div class="actions">
          <button form="decline">Cancel</button>
          <button class="primary" name="decision" value="accept">Accept</button>
        </div>
      </form>
      <form method="post" action="${base}/consent" id="decline">
        <input type="hidden" name="decision" value="cancel" />
      </form>`,
  );
}

const organizationBox = html`<div class="check">
  <input type="checkbox" id="organization" name="organization" value="yes" />
  <label for="organization">Consent on behalf of your organization</label>
</div>`;

function permissionRow(permission: RequestedPermission): string {
  const kind = permission.kind === 'application' ? ' (without a signed-in user)' : '';
  return html`<li>
    <p class="permission">${permission.title}</p>
    <code>${permission.name}${kind}</code>
  </li>`;
}

/** Signed in, but an administrator has to consent, or the account is not let in; the way back is a button. */
export function refusedPage(frame: SignInFrame, base: Base, facts: RefusedPageFacts): string {
  return page(
    { ...frame, title: facts.title },
    html`<p>Signed in as <code>${facts.account.username}</code></p>
      <p class="problem">${facts.message}</p>
      <form method="post" action="${base}/return" class="actions">
        <button class="primary">Return to the application</button>
      </form>
      !${otherAccountForm(base)}`,
  );
}

export interface RefusedPageFacts {
  readonly title: string;
  readonly account: Account;
  readonly message: string;
}
