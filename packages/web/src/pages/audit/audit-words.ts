import { useI18n } from 'vue-i18n';
import type { AuditEntryFieldsFragment } from '../../graphql/generated/graphql.js';
import { audit, type ActKey } from '../../locales/en/audit.js';
import { exactTime } from '../../time/relative-time.js';
import { roles } from '../people/roles.js';

type Facts = Readonly<Record<string, unknown>>;
type Words = (facts: Facts) => string | null;

/** An act of the log as a key of the texts. */
export function keyOf(action: string): ActKey | null {
  const key = action.replace('.', '_');
  return Object.hasOwn(audit.acts, key) ? (key as ActKey) : null;
}

function factsOf(details: string): Facts {
  const facts: unknown = JSON.parse(details);
  return typeof facts === 'object' && facts !== null ? (facts as Facts) : {};
}

function textOf(facts: Facts, name: string): string | null {
  const value = facts[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function listOf(facts: Facts, name: string): string[] {
  const value = facts[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function hasKey<T extends object>(texts: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(texts, key);
}

/** The sentences of the audit log: who did it, and what it was. */
export function useAuditWords() {
  const { t, locale } = useI18n();

  const role = (facts: Facts, name = 'role'): string => {
    const known = roles.find((one) => one === facts[name]);
    return known ? t(`people.roles.${known}`) : (textOf(facts, name) ?? '');
  };
  const code: Words = (facts) => {
    const found = textOf(facts, 'aadsts') ?? textOf(facts, 'code');
    return found && t('audit.details.code', { code: found });
  };
  const count: Words = ({ count: n }) => (typeof n === 'number' ? t('audit.details.times', { n }) : null);
  const times = (n: number): string => t('audit.details.times', { n });
  const listed = (texts: readonly string[]): string | null =>
    texts.length === 0 ? null : new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(texts);
  const factor: Words = (facts) =>
    facts['kind'] === 'passkey'
      ? t('audit.factors.passkey', { name: textOf(facts, 'passkey') ?? '' })
      : t('audit.factors.authenticator');

  /** What an act alone does not say, where there is more than a name to it. */
  const details: Partial<Record<ActKey, Words>> = {
    connection_updated: (facts) =>
      listed(
        listOf(facts, 'changed').map((one) => (hasKey(audit.fields, one) ? t(`audit.fields.${one}`) : one)),
      ),
    connection_tested: ({ ok }) => t(ok === true ? 'audit.details.passed' : 'audit.details.failed'),
    connection_grant_lost: code,
    connection_authorization_failed: code,
    connection_authorization_succeeded: ({ account }) => {
      const name =
        typeof account === 'object' && account !== null ? textOf(account as Facts, 'username') : null;
      return name && t('audit.details.as', { account: name });
    },
    connection_authorization_link_created: (facts) => {
      const until = textOf(facts, 'expiresAt');
      return until && t('audit.details.until', { time: exactTime(until, locale.value) });
    },
    connection_sign_on_changed: (facts) => {
      if (facts['isEnabled'] !== true) return t('audit.details.off');
      const rules = listed([...listOf(facts, 'domains'), ...listOf(facts, 'groupIds')]);
      const as = rules && t('audit.details.asRole', { role: role(facts) });
      return [t('audit.details.on'), rules, as].filter((part) => part !== null).join(', ');
    },
    token_issued: (facts) => listOf(facts, 'scopes').join(' ') || null,
    webhook_deliveries_replayed: count,
    notices_sent: ({ notices }) => (Array.isArray(notices) ? times(notices.length) : null),
    administrator_signed_in: (facts) => {
      const method = (textOf(facts, 'method') ?? '').replace('-', '_');
      return hasKey(audit.methods, method) ? t(`audit.methods.${method}`) : null;
    },
    administrator_more_attempts_failed: count,
    administrator_session_ended: (facts) =>
      [textOf(facts, 'browser'), textOf(facts, 'system'), textOf(facts, 'address')]
        .filter((part) => part !== null)
        .join(', ') || null,
    administrator_other_sessions_ended: count,
    administrator_second_factor_added: factor,
    administrator_second_factor_removed: factor,
    administrator_passkey_renamed: (facts) =>
      t('audit.details.fromTo', { from: textOf(facts, 'before') ?? '', to: textOf(facts, 'passkey') ?? '' }),
    administrator_sign_on_refused: (facts) => textOf(facts, 'username'),
    administrator_microsoft_account_connected: (facts) => textOf(facts, 'username'),
    administrator_microsoft_account_disconnected: (facts) => textOf(facts, 'username'),
    administrator_created: (facts) => {
      const name = textOf(facts, 'invitedBy');
      if (name) return t('audit.details.invitedBy', { role: role(facts), name });
      return facts['by'] === 'single-sign-on' ? t('audit.methods.single_sign_on') : null;
    },
    administrator_role_changed: (facts) =>
      t('audit.details.fromTo', { from: role(facts, 'from'), to: role(facts, 'to') }),
    person_invited: (facts) => t('audit.details.asRole', { role: role(facts) }),
    audit_exported: (facts) => textOf(facts, 'format')?.toUpperCase() ?? null,
  };

  /** What the log itself calls the thing; null where it has no name there. */
  function subject(facts: Facts): string | null {
    return textOf(facts, 'name') ?? textOf(facts, 'email') ?? textOf(facts, 'origin');
  }

  return {
    /** `connectionName` is what the connection is called now, where it is one and still there. */
    what({ action, details: json }: AuditEntryFieldsFragment, connectionName: string | null): string {
      const key = keyOf(action);
      const facts = factsOf(json);
      const name = subject(facts) ?? connectionName;
      const act = key === null ? action : t(`audit.acts.${key}`);
      const sentence = name === null ? act : t('audit.ofWhat', { what: act, subject: name });
      const detail = (key && details[key]?.(facts)) ?? null;
      return detail === null ? sentence : t('audit.detailed', { what: sentence, detail });
    },
    who: ({ actor }: AuditEntryFieldsFragment): string => t(`audit.by.${actor.kind}`, { name: actor.name }),
  };
}
