import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';

export interface ReferenceArgument {
  name: string;
  type: string;
  /** The type that a click on it opens; null for a scalar. */
  opens: string | null;
}

export interface ReferenceField {
  name: string;
  description: string;
  /** Empty for a value of an enum. */
  type: string;
  opens: string | null;
  args: ReferenceArgument[];
}

export interface ReferenceType {
  name: string;
  description: string;
  fields: ReferenceField[];
}

const mostFound = 50;

function opensOf(type: GraphQLType): string | null {
  const named = getNamedType(type);
  const hasFields =
    isObjectType(named) || isInterfaceType(named) || isInputObjectType(named) || isEnumType(named);
  return hasFields ? named.name : null;
}

function argumentsOf(args: readonly GraphQLArgument[]): ReferenceArgument[] {
  return args.map(({ name, type }) => ({ name, type: String(type), opens: opensOf(type) }));
}

/** What the schema says of a type; null when it knows none of that name. */
export function describeType(schema: GraphQLSchema, name: string): ReferenceType | null {
  const type = schema.getType(name);
  if (!type) return null;
  const about = { name, description: type.description ?? '' };
  if (isEnumType(type)) {
    const fields = type.getValues().map((value) => ({
      name: value.name,
      description: value.description ?? '',
      type: '',
      opens: null,
      args: [],
    }));
    return { ...about, fields };
  }
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type))
    return { ...about, fields: [] };
  const fields = Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields()).map(
    (field) => ({
      name: field.name,
      description: field.description ?? '',
      type: String(field.type),
      opens: opensOf(field.type),
      args: 'args' in field ? argumentsOf(field.args) : [],
    }),
  );
  return { ...about, fields };
}

/** Types and fields whose name holds the words, without case; fifty at most. */
export function findEntries(schema: GraphQLSchema, words: string): { label: string; type: string }[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const found: { label: string; type: string }[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (type.name.toLowerCase().includes(wanted)) found.push({ label: type.name, type: type.name });
    for (const field of describeType(schema, type.name)?.fields ?? []) {
      if (field.name.toLowerCase().includes(wanted))
        found.push({ label: `${type.name}.${field.name}`, type: type.name });
    }
  }
  return found.slice(0, mostFound);
}
