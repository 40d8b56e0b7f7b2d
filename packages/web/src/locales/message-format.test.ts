import { expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import { cs } from './cs/index.js';
import { account } from './en/account.js';
import { apiKeys } from './en/api-keys.js';
import { audit } from './en/audit.js';
import { people } from './en/people.js';
import { appRegistrations } from './en/app-registrations.js';
import { authorizationLink } from './en/authorization-link.js';
import { connectionPage } from './en/connection-page.js';
import { editConnection } from './en/edit-connection.js';
import { exchangeSetup } from './en/exchange-setup.js';
import { explorer } from './en/explorer.js';
import { en as first } from './en/index.js';
import { webhooks } from './en/webhooks.js';
import { i18n } from './i18n.js';
import { czechForm } from './plural-forms.js';

const messages = {
  en: {
    ...first,
    account,
    apiKeys,
    audit,
    people,
    appRegistrations,
    authorizationLink,
    connectionPage,
    editConnection,
    exchangeSetup,
    explorer,
    webhooks,
  },
  cs,
};

/** vue-i18n as it comes, with its own compiler. */
const whole = createI18n({
  legacy: false,
  locale: 'en',
  messages,
  pluralRules: { cs: czechForm },
});

/** Each text's key, and something for each of the names in it. */
function texts(node: object, prefix = ''): { key: string; named: Record<string, string> }[] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    const key = `${prefix}${name}`;
    if (typeof value === 'object' && value !== null) return texts(value, `${key}.`);
    const names = String(value).matchAll(/\{(\w+)\}/g);
    return [{ key, named: Object.fromEntries([...names].map(([, of]) => [of, `‹${String(of)}›`])) }];
  });
}

it.each(['en', 'cs'] as const)('every text in %s is read as vue-i18n reads it', (locale) => {
  i18n.global.setLocaleMessage('en', messages.en);
  i18n.global.setLocaleMessage('cs', messages.cs);
  for (const { key, named } of texts(messages[locale]))
    for (const count of [0, 1, 2, 5]) {
      // vue-i18n notes the count among the names.
      const read = i18n.global.t(key, { ...named }, { locale, plural: count });
      expect(read, key).toBe(whole.global.t(key, { ...named }, { locale, plural: count }));
    }
});
