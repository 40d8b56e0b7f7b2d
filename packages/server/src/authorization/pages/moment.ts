import { html } from 'ghtml';
import type { Language } from '../../languages.js';

/**
 * A moment as HTML. Its reader's time zone is not known here: it is UTC and says so, and the pages' script makes it
 * the reader's own.
 */
export function moment(at: string, language: Language): string {
  const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return html`<time datetime="${at}">${words.format(new Date(at))} UTC</time>`;
}

/** `2026-11-25 14:20:28 UTC`, as Microsoft's support looks it up. */
export function utcStamp(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')} UTC`;
}
