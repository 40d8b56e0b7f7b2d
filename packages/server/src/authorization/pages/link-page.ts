import { html } from 'ghtml';
import type { Connection, ConnectionTypeDeclaration } from '../../connections/index.js';
import type { Language } from '../../languages.js';
import type { Link } from '../link.js';
import { markOf } from './mark.js';
import { moment } from './moment.js';
import type { Page } from './page.js';
import { requesterName } from './requester.js';
import { pageTexts, sentence } from './texts/index.js';

interface LinkPageFacts {
  readonly language: Language;
  readonly link: Link;
  readonly connection: Connection;
  readonly declaration: ConnectionTypeDeclaration;
  readonly action: string;
  readonly proof: string;
  readonly microsoftOrigins: readonly string[];
}

/**
 * Who asks, what would be connected, and what Microsoft will ask for, before one button. It needs no script: it must
 * work wherever a link is opened.
 */
export function linkPage(facts: LinkPageFacts): Page {
  const { language, link, connection, declaration, action, proof, microsoftOrigins } = facts;
  const texts = pageTexts[language].link;
  const isMailbox = connection.access === 'DELEGATED' && declaration.hasMailbox;
  const title = isMailbox ? texts.titleMailbox : texts.titleOrganization;
  const requestedBy = requesterName(link.requestedBy, language);
  const permissions = declaration.permissions.map(
    ({ name, description }) => texts.permissions[name] ?? description,
  );
  const body = html`<h1>${title}</h1>
    <p class="lead">!${sentence(texts.lead, { requestedBy: { strong: requestedBy } })}</p>
    <dl class="card">
      <dt>${texts.what}</dt>
      <dd>
        <strong>${connection.name}</strong><br />${declaration.label}: ${texts.purposes[declaration.type]}
      </dd>
      <dt>${texts.account}</dt>
      <dd>!${whose(facts)}</dd>
      <dt>${texts.asks}</dt>
      <dd>${permissions.join('; ')}</dd>
    </dl>
    <form method="post" action="${action}">
      <input type="hidden" name="proof" value="${proof}" />
      <button type="submit" class="primary">${texts.go}</button>
    </form>
    <p class="muted">${texts.privacy}</p>
    <p class="note marked">
      !${markOf('waiting')}<span
        >!${sentence(texts.until, { time: { html: moment(link.expiresAt, language) } })}
        ${texts.unexpected}</span
      >
    </p>`;
  return { status: 200, language, title, body, formTargets: microsoftOrigins };
}

function whose({ language, connection, declaration }: LinkPageFacts): string {
  const { whose: texts } = pageTexts[language].link;
  const { displayName, domain, id } = connection.tenant;
  const tenant = displayName ?? domain ?? id;
  const known = domain ?? id;
  const words = { tenant: { strong: tenant }, mailbox: connection.mailbox ?? '' };
  const opensShared = connection.mailbox !== null && connection.access === 'DELEGATED';
  const account = sentence(opensShared ? texts.SHARED_MAILBOX : texts[declaration.signer], words);
  return known === tenant ? account : html`!${account} (${known})`;
}
