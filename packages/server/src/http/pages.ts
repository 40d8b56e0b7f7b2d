import type { FastifyReply } from 'fastify';
import { html } from 'ghtml';
import { type Language, languageNames, languages } from '../languages.js';
import { languageParameter, rememberLanguage } from '../page-language.js';
import { contentSecurityPolicy } from './security-headers.js';
import { pageAssets } from './page-assets.js';

/** A page that the server renders itself, for people without an account and for browsers without scripts. */
export interface ServerPage {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  /** HTML whose every value is escaped. */
  readonly body: string;
  /** Origins besides this one that the page's form may lead to: browsers apply form-action to redirects as well. */
  readonly formTargets?: readonly string[];
}

/**
 * The whole document around a page's body. `title` is text, `body` is HTML whose every value is escaped;
 * `hasLanguageLinks` offers the same page in the other languages, by its address alone.
 */
export function renderPage({
  language,
  title,
  body,
  hasLanguageLinks = false,
}: Pick<ServerPage, 'language' | 'title' | 'body'> & { hasLanguageLinks?: boolean }): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Landbridge</title>
        <link rel="preload" href="${pageAssets.font}" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="${pageAssets.stylesheet}" />
        <script src="${pageAssets.script}" defer></script>
      </head>
      <body>
        <header>
          <svg class="logo" viewBox="0 0 30 18" aria-hidden="true" focusable="false">
            <path d="M0 0h30v6h-2v12h-8v-3a5 5 0 0 0-10 0v3H2V6H0z" fill="currentColor" />
          </svg>
          <span>Landbridge</span>
          !${hasLanguageLinks ? languageLinks(language) : ''}
        </header>
        <main>!${body}</main>
      </body>
    </html>`;
}

const languageWords = { en: 'Language', cs: 'Jazyk' } satisfies Record<Language, string>;

function languageLinks(current: Language): string {
  const links = languages.map((language) =>
    language === current
      ? html`<span aria-current="true">${languageNames[language]}</span>`
      : html`<a
          href="?${languageParameter}=${language}"
          lang="${language}"
          hreflang="${language}"
          rel="nofollow"
          >${languageNames[language]}</a
        >`,
  );
  return html`<nav aria-label="${languageWords[current]}">!${links.join(' ')}</nav>`;
}

/**
 * Answers with a page that nobody keeps and that tells nobody its address. Its language is remembered when it was just
 * chosen. A callback's address holds what cannot be asked for twice, so its pages have no links to other languages.
 */
export function sendPage(reply: FastifyReply, page: ServerPage): FastifyReply {
  const hasLanguageLinks = !reply.request.url.startsWith('/auth/callback');
  rememberLanguage(reply, reply.request.protocol === 'https');
  return reply
    .code(page.status)
    .header('content-security-policy', contentSecurityPolicy(page.formTargets))
    .header('cache-control', 'no-store')
    .header('content-language', page.language)
    .header('vary', 'Accept-Language, Cookie')
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(renderPage({ ...page, hasLanguageLinks }));
}
