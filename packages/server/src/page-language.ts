import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { type Language, languageCookie, languageCookieSeconds, languageOf, languages } from './languages.js';

/** The parameter by which the links below a page choose another language. */
export const languageParameter = 'lang';

/**
 * The language of a page that the hub renders: the one just chosen, the one chosen before, or the first of the
 * browser's that is spoken here (RFC 9110 §12.5.4); English where none is.
 */
export function pageLanguage(request: FastifyRequest): Language {
  return (
    chosenNow(request) ??
    languageOf(request.cookies[languageCookie]) ??
    languageOf(new Negotiator(request.raw).languages([...languages])[0]) ??
    'en'
  );
}

/** Keeps what was just chosen for the pages that follow, and for the window. */
export function rememberLanguage(reply: FastifyReply, isSecure: boolean): void {
  const chosen = chosenNow(reply.request);
  if (chosen === null) return;
  void reply.setCookie(languageCookie, chosen, {
    path: '/',
    sameSite: 'lax',
    secure: isSecure,
    maxAge: languageCookieSeconds,
  });
}

function chosenNow({ query }: FastifyRequest): Language | null {
  if (typeof query !== 'object' || query === null || !(languageParameter in query)) return null;
  const chosen = query[languageParameter];
  return typeof chosen === 'string' ? languageOf(chosen) : null;
}
