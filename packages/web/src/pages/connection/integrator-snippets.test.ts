import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { snippetsOf } from './integrator-snippets.js';

test('hands integrators only what the schema knows', () => {
  const file = createRequire(import.meta.url).resolve('@landbridge/server/schema.graphql');
  const schema = buildSchema(readFileSync(file, 'utf8'));
  const snippets = snippetsOf(
    { id: 'Q29ubmVjdGlvbjox', identifier: 'invoices-2' },
    'https://landbridge.example.com',
  );
  const documents = snippets.map(({ name, text }) => {
    if (name !== 'curl') return text;
    const data = /--data '(.*)'$/.exec(text)?.[1] ?? '';
    return (JSON.parse(data) as { query: string }).query;
  });
  expect(documents.flatMap((document) => validate(schema, parse(document)))).toEqual([]);
  expect(snippets.at(-1)?.text).toContain('"https://landbridge.example.com/graphql"');
});
