import { noDetails, type MicrosoftErrorDetails } from '../errors.js';
import type { HttpAnswer } from '../http.js';
import { jsonObject } from '../json-object.js';

const longestDescription = 2000;

/**
 * What the identity platform said in an error answer (entra-docs, reference-error-codes.md: `error`, `error_codes`,
 * `trace_id`, `correlation_id`). `secrets` are cut out of its words, in case a server repeats what it was sent.
 */
export function errorDetails(answer: HttpAnswer, secrets: readonly string[] = []): MicrosoftErrorDetails {
  const body = jsonObject(answer.text) ?? {};
  const described = describedError(text(body['error_description']), secrets);
  const numbers = Array.isArray(body['error_codes'])
    ? body['error_codes'].filter((code) => Number.isInteger(code))
    : [];
  return {
    ...described,
    error: text(body['error']),
    suberror: text(body['suberror']),
    aadsts: numbers.length > 0 ? numbers : described.aadsts,
    correlationId: text(body['correlation_id']) ?? described.correlationId,
    traceId: text(body['trace_id']) ?? described.traceId,
    status: answer.status,
    retryAfterSeconds: retryAfterSeconds(answer.headers['retry-after']),
  };
}

/**
 * Takes an `error_description` apart: `AADSTS65004: words. Trace ID: … Correlation ID: … Timestamp: …`, on one line or
 * several, which is all that a callback brings.
 */
export function describedError(
  description: string | null,
  secrets: readonly string[] = [],
): MicrosoftErrorDetails {
  if (description === null) return noDetails;
  const clean = secrets.reduce(
    (words, secret) => (secret === '' ? words : words.replaceAll(secret, '…')),
    description,
  );
  const number = /AADSTS(\d{4,9})\b/.exec(clean)?.[1];
  const words = clean.split(/\s*(?:Trace ID|Correlation ID|Timestamp):/, 1)[0] ?? clean;
  return {
    ...noDetails,
    aadsts: number === undefined ? [] : [Number(number)],
    description: printable(words).slice(0, longestDescription),
    correlationId: identifierAfter('Correlation ID', clean),
    traceId: identifierAfter('Trace ID', clean),
  };
}

function identifierAfter(name: string, description: string): string | null {
  return new RegExp(`${name}:\\s*([0-9a-fA-F-]{36})`).exec(description)?.[1] ?? null;
}

/** Without control and direction characters: these words are shown to people. */
function printable(words: string): string {
  return words
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestDescription * 2) : null;
}

/** RFC 9110 §10.2.3 in its form of seconds, which is the only one Microsoft uses. */
function retryAfterSeconds(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header.trim()) ? Number(header) : null;
}
