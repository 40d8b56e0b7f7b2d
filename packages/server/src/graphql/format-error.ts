import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Ambient } from '../ambient.js';
import { DomainError } from '../errors.js';

export interface ErrorLog {
  error(facts: Record<string, unknown>, message: string): void;
}

// Messages repeat the caller's values, which may be as long as the body.
const maxMessageLength = 500;

/** Makes the one function that every error leaves by: codes and facts of ours, and nothing of what went wrong inside. */
export function errorFormatter({ ambient, log }: { ambient: Pick<Ambient, 'randomToken'>; log: ErrorLog }) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = thrownError(error);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (original instanceof DomainError) {
      return { message: original.message, ...place, extensions: { ...original.facts, code: original.code } };
    }
    const code = codeOf(formatted, original);
    if (code !== null) {
      return { message: formatted.message.slice(0, maxMessageLength), ...place, extensions: { code } };
    }
    const errorId = ambient.randomToken(9);
    log.error({ err: original, errorId, path: formatted.path }, 'A GraphQL request failed');
    const message = `Something went wrong inside. The log has the details under ${errorId}.`;
    return { message, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } };
  };
}

/** The code of an error that the libraries or the limits raised about the request; null for anything else. */
function codeOf(formatted: GraphQLFormattedError, original: unknown): string | null {
  if (!(original instanceof GraphQLError)) return null;
  const code = original.extensions['code'] ?? formatted.extensions?.['code'];
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') return code;
  // graphql-js and graphql-jit word it so when a variable cannot be coerced, which is the caller's mistake.
  return /^Variable "\$/.test(original.message) ? 'BAD_USER_INPUT' : null;
}

/** What a resolver threw: the executors, and Apollo Server, wrap it, once or twice. */
function thrownError(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? thrownError(error.originalError) : error;
}
