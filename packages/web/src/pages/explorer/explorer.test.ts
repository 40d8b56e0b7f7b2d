import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { explorer } from '../../locales/en/explorer.js';
import { examples } from './examples.js';
import { operationsOf, readVariables } from './operations.js';
import { describeType, findEntries } from './reference.js';

const schema = buildSchema(readFileSync('../server/schema.graphql', 'utf8'));

it('offers examples that the hub accepts, each by a name', () => {
  for (const example of examples) {
    expect(validate(schema, parse(example.document)), example.key).toEqual([]);
    expect(explorer.example[example.key]).not.toBe('');
  }
});

it('lists the operations of a document, and leaves a broken one to the hub', () => {
  expect(operationsOf('query A { a } subscription B { b } fragment F on T { f }')).toEqual([
    { name: 'A', kind: 'query' },
    { name: 'B', kind: 'subscription' },
  ]);
  expect(operationsOf('{ a }')).toEqual([{ name: undefined, kind: 'query' }]);
  expect(operationsOf('query {')).toEqual([]);
});

it.each(['[1]', '"a"', 'null', '{', '1'])('takes %s for no variables', (text) => {
  expect(readVariables(text)).toBeNull();
});

it('takes nothing typed for no variables', () => {
  expect(readVariables(' \n')).toEqual({});
  expect(readVariables('{"id": "a"}')).toEqual({ id: 'a' });
});

it('describes fields with their arguments, and what can be opened from them', () => {
  const query = describeType(schema, 'Query');
  const connection = query?.fields.find(({ name }) => name === 'connection');
  expect(connection).toMatchObject({
    type: 'Connection',
    opens: 'Connection',
    args: [
      { name: 'id', type: 'ID', opens: null },
      { name: 'identifier', type: 'String', opens: null },
    ],
  });
  expect(describeType(schema, 'ConnectionType')?.fields.map(({ name }) => name)).toContain('MAIL_IMAP');
  expect(describeType(schema, 'Nothing')).toBeNull();
});

it('finds types and fields by a part of their name', () => {
  const labels = findEntries(schema, 'AUTHORIZATIONURL').map(({ label }) => label);
  expect(labels).toContain('AddConnectionPayload.authorizationUrl');
  expect(findEntries(schema, '  ')).toEqual([]);
  expect(findEntries(schema, 'no such thing')).toEqual([]);
});
