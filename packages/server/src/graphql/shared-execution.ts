import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  Kind,
  print,
  visit,
} from 'graphql';
import type { Caller } from '../connections/schema.js';

type Run = (
  root: unknown,
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult>;

export interface SubscriptionRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly run: Run;
}

/**
 * Answers an event once for everybody who asks the same about it with the same rights: the events that followers get
 * are one object, and what is selected, not who selects, makes the answer.
 */
export class SharedExecution {
  readonly #answers = new WeakMap<object, Map<string, Promise<ExecutionResult>>>();
  readonly #documentTexts = new WeakMap<DocumentNode, string>();

  /** Makes the function that answers one subscription's events. */
  answerer(request: SubscriptionRequest): (event: object) => Promise<ExecutionResult> {
    const { run, caller, variables } = request;
    const key = this.#keyOf(request);
    return (event) => {
      const answers = this.#answers.get(event) ?? new Map<string, Promise<ExecutionResult>>();
      this.#answers.set(event, answers);
      const known = answers.get(key);
      if (known) return known;
      // The first to ask may leave while the others still wait: the answer is made for nobody in particular.
      const answer = run(event, { ...caller, signal: new AbortController().signal }, variables);
      answers.set(key, answer);
      return answer;
    };
  }

  #keyOf({ document, operationName, variables, caller }: SubscriptionRequest): string {
    let text = this.#documentTexts.get(document);
    if (text === undefined) {
      text = print(document);
      this.#documentTexts.set(document, text);
    }
    const selected = selectingVariables(document, operationName).map((name) => [name, variables[name]]);
    const { scopes, connectionIds } = caller.viewer;
    const rights = [[...scopes].sort(), connectionIds && [...connectionIds].sort()];
    return JSON.stringify([text, operationName ?? null, selected, rights]);
  }
}

/** The variables that make a difference to the answer: not those of the subscription's own arguments. */
function selectingVariables(document: DocumentNode, operationName: string | null | undefined): string[] {
  const operation = getOperationAST(document, operationName);
  const names = new Set<string>();
  const rootArguments = new Set<ArgumentNode>();
  for (const field of operation?.selectionSet.selections ?? []) {
    if (field.kind === Kind.FIELD) for (const argument of field.arguments ?? []) rootArguments.add(argument);
  }
  visit(document, {
    VariableDefinition: () => false,
    Argument: (argument) => (rootArguments.has(argument) ? false : undefined),
    Variable: ({ name }) => void names.add(name.value),
  });
  return [...names].sort();
}
