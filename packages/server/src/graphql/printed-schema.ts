import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraphqlSchema, type SchemaDependencies } from './build-schema.js';

const heading = '# Made from the code by `pnpm --filter @landbridge/server schema`; change it there.\n';

/** The schema as text, sorted, so that it changes only where the API does. */
export async function printedSchema(): Promise<string> {
  const schema = await buildGraphqlSchema(unaskable as SchemaDependencies);
  return `${heading}${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** A schema that is printed and never asked needs no services behind it. */
const unaskable: Partial<SchemaDependencies> = {};
