import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

type Run = (
  root: unknown,
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult>;

// Compiled code weighs far more than a document: what is used least goes first.
const maxDocuments = 200;

/** Documents compiled to code, each once however often it is sent. */
export class CompiledQueries {
  readonly #byDocument = new Map<DocumentNode, Map<string, Run>>();

  constructor(private readonly schema: GraphQLSchema) {}

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
    return async (root, context, variables) => compiled.query(root, context, variables);
  }
}
