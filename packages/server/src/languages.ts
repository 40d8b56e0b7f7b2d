/** The languages that people read here: the window, the pages of `/auth/…`, and what goes wrong. */
export const languages = ['en', 'cs'] as const;
export type Language = (typeof languages)[number];

/** Each language by the name that its own readers look for. */
export const languageNames = {
  en: 'English',
  cs: 'Čeština',
} satisfies Record<Language, string>;

/** The cookie that keeps a person's choice; the window and the pages of `/auth/…` both read and write it. */
export const languageCookie = 'landbridge_language';
export const languageCookieSeconds = 365 * 24 * 60 * 60;

/** The language of a tag such as `cs-CZ` (RFC 5646 §2.2.1: its first subtag); null when it is none of ours. */
export function languageOf(tag: string | undefined): Language | null {
  const primary = tag?.trim().toLowerCase().split('-', 1)[0];
  return languages.find((language) => language === primary) ?? null;
}
