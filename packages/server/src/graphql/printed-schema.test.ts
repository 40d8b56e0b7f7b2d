import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { printedSchema } from './printed-schema.js';

const file = new URL('../../schema.graphql', import.meta.url);

function withoutDescription(type: GraphQLNamedType): string[] {
  if (type.name.startsWith('__')) return [];
  const missing =
    type.description ||
    ['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Boolean', 'ID'].includes(type.name)
      ? []
      : [type.name];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return missing;
  for (const field of Object.values(type.getFields())) {
    if (!field.description) missing.push(`${type.name}.${field.name}`);
    const args = 'args' in field ? field.args : [];
    for (const argument of args)
      if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name})`);
  }
  return missing;
}

describe('the schema', () => {
  it('is checked in as the code makes it', async () => {
    expect(await printedSchema()).toBe(await readFile(file, 'utf8'));
  });

  it('describes every type, field and argument', async () => {
    const schema = buildSchema(await printedSchema());
    expect(Object.values(schema.getTypeMap()).flatMap(withoutDescription)).toEqual([]);
  });
});
