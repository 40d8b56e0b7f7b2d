import { createI18n } from 'vue-i18n';
import { en, type Messages } from './en/index.js';

declare module 'vue-i18n' {
  // Makes every key known to the compiler.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- The library asks for an interface to merge.
  export interface DefineLocaleMessage extends Messages {}
}

/** The languages that the window speaks, and the one in use. */
export const i18n = createI18n<[Messages], 'en', false>({
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- The old mode is the default until version 12.
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en },
  missingWarn: import.meta.env.DEV,
});
