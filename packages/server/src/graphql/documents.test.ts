import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { Documents } from './documents.js';
import { defaultGraphqlLimits } from './limits.js';

const documents = new Documents(buildSchema('type Query { name: String }'), defaultGraphqlLimits);

it('checks a text once, however often it comes', () => {
  expect(documents.check('{ name }')).toBe(documents.check('{ name }'));
});

it('keeps nothing that would fill the memory', () => {
  const long = `{ name } #${'x'.repeat(20_000)}`;
  expect(documents.check(long)).toHaveProperty('document');
  expect(documents.check(long)).not.toBe(documents.check(long));
});
