import type { HttpAnswer } from './http.js';
import { jsonObject } from './json-object.js';

/**
 * What an error answer calls itself: the first AADSTS number (entra-docs, reference-error-codes.md), else OAuth's `error`,
 * else Graph's `error.code`. Null for a success and for what holds no such word.
 */
export function errorCodeOf({ status, text }: HttpAnswer): string | null {
  if (status < 400) return null;
  const body = jsonObject(text);
  const numbers: readonly unknown[] = Array.isArray(body?.['error_codes']) ? body['error_codes'] : [];
  const [number] = numbers;
  if (Number.isInteger(number)) return `AADSTS${String(number)}`;
  return word(body?.['error']) ?? word((body?.['error'] as { code?: unknown } | undefined)?.code);
}

function word(value: unknown): string | null {
  return typeof value === 'string' && /^\w{1,64}$/.test(value) ? value : null;
}
