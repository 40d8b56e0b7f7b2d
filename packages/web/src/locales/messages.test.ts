import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en/index.js';

const source = path.resolve(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('locales'),
);

/** Every key that the sources name in full. */
const used = new Set(
  files.flatMap((file) => {
    const text = readFileSync(path.join(source, file), 'utf8');
    return [...text.matchAll(/(?:\bt|\$t)\(\s*'([\w.]+)'|\bkeypath="([\w.]+)"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
  }),
);

function textAt(key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], en);
}

function leaves(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)] as [string, string]],
  );
}

describe('the texts', () => {
  it('exist for every key that the window asks for', () => {
    expect(used.size).toBeGreaterThan(50);
    expect([...used].filter((key) => typeof textAt(key) !== 'string')).toEqual([]);
  });

  it('blame nobody and beg nobody', () => {
    expect(leaves(en).filter(([, text]) => /\b(please|oops|invalid)\b/i.test(text))).toEqual([]);
  });
});
