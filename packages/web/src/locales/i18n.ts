import type { Language } from '@landbridge/server/languages';
import { createI18n } from 'vue-i18n';
import { en, type Messages } from './en/index.js';
import { readMessage } from './message-format.js';
import { czechForm } from './plural-forms.js';

declare module 'vue-i18n' {
  // Makes every key known to the compiler.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- The library asks for an interface to merge.
  export interface DefineLocaleMessage extends Messages {}
}

/** The languages that the window speaks, and the one in use. English is always there, the others are loaded. */
export const i18n = createI18n<[Messages], Language, false>({
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- The old mode is the default until version 12.
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  // Every language's messages are set before the language is.
  messages: { en } as Record<Language, Messages>,
  pluralRules: { cs: czechForm },
  messageCompiler: readMessage,
  missingWarn: import.meta.env.DEV,
});
