import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

/** Times leave as they are stored, ISO 8601 UTC, without being parsed; what comes in is checked. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'A moment in UTC, ISO 8601 with milliseconds, e.g. 2026-11-25T10:15:00.000Z.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => String(value),
  parseValue: (value) => new Date(GraphQLDateTime.parseValue(value)).toISOString(),
  parseLiteral: (node, variables) => new Date(GraphQLDateTime.parseLiteral(node, variables)).toISOString(),
});
