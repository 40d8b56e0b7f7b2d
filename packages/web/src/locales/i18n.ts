import { createI18n } from 'vue-i18n';
import { en, type Messages } from './en/index.js';

declare module 'vue-i18n' {
  // Makes every key known to the compiler. The library asks for an interface.
  export interface DefineLocaleMessage extends Messages {}
}

/** The languages that the window speaks, and the one in use. */
export const i18n = createI18n<[Messages], 'en', false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en },
  missingWarn: import.meta.env.DEV,
});
