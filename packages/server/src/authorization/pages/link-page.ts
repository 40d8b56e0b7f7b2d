import { html } from 'ghtml';
import type { Connection, ConnectionTypeDeclaration } from '../../connections/index.js';
import type { Link } from '../link.js';
import type { Page } from './page.js';

interface LinkPageFacts {
  readonly link: Link;
  readonly connection: Connection;
  readonly declaration: ConnectionTypeDeclaration;
  readonly action: string;
  readonly proof: string;
  readonly microsoftOrigins: readonly string[];
}

/**
 * Who asks, what would be connected, and what Microsoft will ask for, before one button. It has no language of its
 * own in the address and no script: it must work wherever a link is opened.
 */
export function linkPage({
  link,
  connection,
  declaration,
  action,
  proof,
  microsoftOrigins,
}: LinkPageFacts): Page {
  const tenant = connection.tenant.displayName ?? connection.tenant.domain ?? connection.tenant.id;
  const known = connection.tenant.domain ?? connection.tenant.id;
  const title = declaration.hasMailbox ? 'Connect your mailbox' : 'Connect your organization';
  const body = html`<h1>${title}</h1>
    <p class="lead">
      <strong>${capitalized(link.requestedBy)}</strong> asks you to sign in at Microsoft 365 for this
      connection.
    </p>
    <dl class="card">
      <dt>What</dt>
      <dd><strong>${connection.name}</strong><br />${declaration.label}: ${declaration.purpose}</dd>
      <dt>Account</dt>
      <dd>
        ${whose(connection, declaration)} at
        <strong>${tenant}</strong>${known === tenant ? '' : ` (${known})`}
      </dd>
      <dt>Microsoft will ask to</dt>
      <dd>${declaration.permissions.map((permission) => permission.description).join('; ')}</dd>
    </dl>
    <form method="post" action="${action}">
      <input type="hidden" name="proof" value="${proof}" />
      <button type="submit" class="primary">Continue to Microsoft 365</button>
    </form>
    <p class="muted">
      You sign in at Microsoft. Landbridge never sees your password, and you can withdraw access at Microsoft
      at any time.
    </p>
    <p class="note">
      Works once, until ${utc(link.expiresAt)}. Did not expect this? Close the page; nothing happens.
    </p>`;
  return { status: 200, title, body, formTargets: microsoftOrigins };
}

function whose(connection: Connection, declaration: ConnectionTypeDeclaration): string {
  if (connection.mailbox) return `one that may open ${connection.mailbox},`;
  if (declaration.signer === 'MAILBOX_OWNER') return 'yours';
  return declaration.signer === 'GLOBAL_ADMINISTRATOR' ? 'a Global Administrator' : 'an administrator';
}

/** A name begins with a capital letter anyway; what stands for a name begins a sentence here. */
function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const utcTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

function utc(time: string): string {
  return `${utcTime.format(new Date(time))} UTC`;
}
