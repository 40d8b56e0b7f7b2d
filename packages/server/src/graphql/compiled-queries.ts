import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { QueryCost } from './query-cost.js';

type Run = (
  root: unknown,
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult>;

// Compiled code weighs far more than a document: what is used least goes first.
const maxDocuments = 200;
const maxVariableErrors = 10;

/** Documents compiled to code, each once however often it is sent. */
export class CompiledQueries {
  readonly #byDocument = new Map<DocumentNode, Map<string, Run>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly cost: QueryCost,
  ) {}

  /** The code for one operation of a document that was validated before. */
  get(document: DocumentNode, operationName: string | null | undefined): Run {
    const operations = this.#operationsOf(document);
    const name = operationName ?? '';
    const known = operations.get(name);
    if (known) return known;
    const run = this.#compile(document, operationName);
    operations.set(name, run);
    return run;
  }

  #operationsOf(document: DocumentNode): Map<string, Run> {
    const operations = this.#byDocument.get(document) ?? new Map<string, Run>();
    this.#byDocument.delete(document);
    this.#byDocument.set(document, operations);
    if (this.#byDocument.size > maxDocuments) {
      const [oldest] = this.#byDocument.keys();
      if (oldest) this.#byDocument.delete(oldest);
    }
    return operations;
  }

  #compile(document: DocumentNode, operationName: string | null | undefined): Run {
    const compiled = compileQuery(this.schema, document, operationName ?? undefined);
    if (!isCompiledQuery(compiled)) return async () => compiled;
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    return async (root, context, variables) => {
      // graphql-jit's own coercion knows no default values inside inputs; what graphql-js has coerced passes it unchanged.
      const coerced = getVariableValues(this.schema, definitions, variables, {
        maxErrors: maxVariableErrors,
      });
      if (coerced.errors) return { errors: coerced.errors };
      const refusal = this.cost.refusalOf({ document, operationName, variables });
      if (refusal) return { errors: [refusal] };
      const result = await compiled.query(root, context, coerced.coerced);
      return result.errors ? { ...result, errors: result.errors.map(asGraphqlError) } : result;
    };
  }
}

/** graphql-jit's errors lack `extensions`, on which Apollo Server and graphql-ws rely. */
function asGraphqlError(error: GraphQLError): GraphQLError {
  const { message, path, locations, originalError } = error;
  const proper = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null });
  return locations ? Object.assign(proper, { locations }) : proper;
}
