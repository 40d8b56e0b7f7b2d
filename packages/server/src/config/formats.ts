import { z } from 'zod';
import { type EncryptionKey, parseEncryptionKeys } from '../database/index.js';
import { isLoopbackHost } from '../loopback.js';

/** A whole number within bounds. */
export function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, { error: message, abort: true })
    .transform(Number)
    .refine((n) => n >= min && n <= max, message);
}

/** One of some words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z
    .string()
    .refine(
      (text): text is T[number] => words.includes(text),
      `must be one of ${words.join(', ')}`,
    ) as z.ZodType<T[number], string>;
}

/** Words as documentation lists them. */
export function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** The keys of a list, or a problem for each that is none. */
export function toEncryptionKeys(text: string, context: z.RefinementCtx): readonly EncryptionKey[] {
  const parsed = parseEncryptionKeys(text);
  if ('keys' in parsed) return parsed.keys;
  context.addIssue({ code: 'custom', message: `is not a list of keys: ${parsed.problems.join('; ')}` });
  return z.NEVER;
}

/** An address of one of these protocols, encrypted unless it is this machine. */
export function url(protocols: readonly string[]) {
  const message = `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return z
    .string()
    .refine((text) => protocolOf(text, protocols), { error: message, abort: true })
    .transform((text) => text.replace(/\/+$/, ''))
    .refine((text) => {
      const { protocol, hostname } = new URL(text);
      return !['http:', 'imap:'].includes(protocol) || isLoopbackHost(hostname);
    }, 'must be encrypted (https, imaps) unless it is this machine');
}

/** Whether an address has one of these protocols and names a host. */
export function protocolOf(text: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocols.includes(protocol) && hostname !== '';
}
