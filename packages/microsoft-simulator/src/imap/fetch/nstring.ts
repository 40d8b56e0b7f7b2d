import { quoted } from '../command-arguments.js';

/** A string that may be missing (RFC 9051 `nstring`). */
export function nstring(text: string | null): string {
  return text === null ? 'NIL' : quoted(text);
}
