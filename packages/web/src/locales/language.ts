import {
  languageCookie,
  languageCookieSeconds,
  languageOf,
  type Language,
} from '@landbridge/server/languages';
import { readonly, ref } from 'vue';
import type { Messages } from './en/index.js';
import { i18n } from './i18n.js';

/** What is not in the first page's scripts. */
const loaders: Partial<Record<Language, () => Promise<Messages>>> = {
  cs: async () => (await import('./cs/index.js')).cs,
};

const language = ref<Language>('en');

/** The language to begin with: the one chosen before, else the first of the browser's that is spoken here. */
export function languageToBeginWith(cookies: string, browserLanguages: readonly string[]): Language {
  const chosen = cookies
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === languageCookie)?.[1];
  return languageOf(chosen) ?? browserLanguages.map(languageOf).find((known) => known !== null) ?? 'en';
}

async function speak(next: Language): Promise<void> {
  const load = loaders[next];
  if (load && !isLoaded(next)) i18n.global.setLocaleMessage(next, await load());
  language.value = next;
  i18n.global.locale.value = next;
  document.documentElement.lang = next;
}

function isLoaded(known: Language): boolean {
  return Object.keys(i18n.global.getLocaleMessage(known)).length > 0;
}

/** Makes the window speak the reader's language, before it is drawn; English when the texts cannot be fetched. */
export async function startLanguage(): Promise<void> {
  const first = languageToBeginWith(document.cookie, navigator.languages);
  try {
    await speak(first);
  } catch (error) {
    console.info('The texts could not be fetched; the window speaks English.', error);
  }
}

/** The language of the window, and how to choose another one, which this browser then remembers. */
export function useLanguage() {
  return {
    language: readonly(language),
    /** @throws when the texts cannot be fetched; the language stays then. */
    async setLanguage(next: Language): Promise<void> {
      await speak(next);
      const secure = window.location.protocol === 'https:' ? '; Secure' : '';
      document.cookie = `${languageCookie}=${next}; Path=/; Max-Age=${languageCookieSeconds}; SameSite=Lax${secure}`;
    },
  };
}
