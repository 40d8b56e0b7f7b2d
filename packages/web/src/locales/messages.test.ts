import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
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
import { en as first, type Messages } from './en/index.js';
import { webhooks } from './en/webhooks.js';
import { i18n } from './i18n.js';

const en: Messages = {
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
};

const source = path.resolve(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('locales'),
);

/** Every key that the sources name in full. */
const used = new Set(
  files.flatMap((file) => {
    const text = readFileSync(path.join(source, file), 'utf8');
    return [...text.matchAll(/(?:\bt|\$t)\(\s*'([\w.]+)'|\bkeypath="([\w.]+)"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
  }),
);

function textAt(key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], en);
}

function leaves(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)] as [string, string]],
  );
}

afterEach(() => vi.restoreAllMocks());

describe('the texts', () => {
  it('exist for every key that the window asks for', () => {
    expect(used.size).toBeGreaterThan(50);
    expect([...used].filter((key) => typeof textAt(key) !== 'string')).toEqual([]);
  });

  const english = new Map(leaves(en));
  const czech = leaves(cs);
  const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

  it('say in Czech what the English ones say, with the same words filled in', () => {
    expect(czech.map(([key]) => key)).toEqual([...english.keys()]);
    const differing = czech.filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('are translated, but for names and signs', () => {
    const same = czech.filter(([key, text]) => text === english.get(key)).map(([, text]) => text);
    const named =
      /^(?:Landbridge|GraphQL|eToken|Mail \(\w+\)|(?:Microsoft )?Entra ID.*|Single Sign-On.*|SharePoint|Microsoft 365 Bridge|Tenant.*|Web|E-mail|Correlation ID|Trace ID|US Government.*|China.*|[^a-zà-ž]*|.*(?:Home|Pg|Shift|Ctrl|Enter|Delete|Esc).*|\{n\} m?s|(?:\{\w+\}[ :·–→]*)+)$/;
    expect(same.filter((text) => !named.test(text))).toEqual([]);
  });

  it('have a Czech form for one, for a few and for many wherever the English ones have one and many', () => {
    const forms = (text: string) => text.split(' | ').length;
    // A choice between two sentences: nothing is counted.
    const chosen = ['editConnection.intro'];
    const wrong = czech.filter(([key, text]) => {
      const inEnglish = forms(english.get(key) ?? '');
      return forms(text) !== (inEnglish === 1 || chosen.includes(key) ? inEnglish : inEnglish + 1);
    });
    expect(wrong).toEqual([]);
  });

  it('in Czech use Czech quotation marks and address nobody by first name', () => {
    expect(czech.filter(([, text]) => /["“”](?![^„]*$)/.test(text.replace(/„[^“]*“/g, '')))).toEqual([]);
    expect(
      czech.filter(([, text]) =>
        /(?<!\p{L})(?:zkus|klikni|vyber|přihlas|napiš|tvůj|tvoje|ty)(?!\p{L})/iu.test(text),
      ),
    ).toEqual([]);
  });

  it('can all be read: an at sign, a bar or a brace of their own is escaped', () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    i18n.global.setLocaleMessage('cs', cs);
    i18n.global.setLocaleMessage('en', en);
    const unreadable = (['en', 'cs'] as const).flatMap((language) =>
      [...english.keys()].filter((key) => {
        report.mockClear();
        i18n.global.t(key, {}, { locale: language });
        return report.mock.calls.length > 0;
      }),
    );
    expect(unreadable).toEqual([]);
  });

  it('blame nobody and beg nobody', () => {
    expect(leaves(en).filter(([, text]) => /\b(please|oops|invalid)\b/i.test(text))).toEqual([]);
  });
});
