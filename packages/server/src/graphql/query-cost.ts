import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  visit,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { defaultPageSize, maxPageSize } from '../connections/index.js';

const uncountable = Number.POSITIVE_INFINITY;
// The sizes that one document is sent with are few, unless somebody plays with them.
const maxKept = 20;

interface Counted {
  readonly deciding: readonly string[];
  readonly costs: Map<string, number>;
}

export interface CostedRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  /** As they were sent, and known to fit their types. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * How much a request asks for: one for each field, and what is below a list as often as the list may have entries
 * (`first`, `last`, or as many as there are `ids`). The same document with the same sizes is counted once.
 */
export class QueryCost {
  readonly #documents = new WeakMap<DocumentNode, Counted>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly most: number,
  ) {}

  /** What refuses a request that asks for too much; null lets it pass. */
  refusalOf(request: CostedRequest): GraphQLError | null {
    const cost = this.#costOf(request);
    if (cost <= this.most) return null;
    const [asked, allowed] = [cost, this.most].map((number) => number.toLocaleString('en'));
    return new GraphQLError(
      `This asks for ${cost === uncountable ? 'more fields than can be counted' : `up to ${asked} fields`}, those of a list counted for each of its entries; a request may ask for ${allowed}. Ask for smaller pages, or fewer fields.`,
      { extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 } } },
    );
  }

  #costOf({ document, operationName, variables }: CostedRequest): number {
    const known: Counted = this.#documents.get(document) ?? {
      deciding: decidingVariables(document),
      costs: new Map<string, number>(),
    };
    this.#documents.set(document, known);
    const key = JSON.stringify([
      operationName ?? '',
      known.deciding.map((name) => decisionOf(name, variables)),
    ]);
    const before = known.costs.get(key);
    if (before !== undefined) return before;
    if (known.costs.size >= maxKept) known.costs.clear();
    const cost = this.#count({ document, operationName, variables });
    known.costs.set(key, cost);
    return cost;
  }

  #count({ document, operationName, variables }: CostedRequest): number {
    try {
      return getComplexity({
        schema: this.schema,
        query: document,
        variables,
        estimators: [costOfField],
        ...(operationName && { operationName }),
      });
    } catch (error) {
      // Fragments that spread each other again and again: it stops counting at 10,000 nodes.
      if (error instanceof GraphQLError) return uncountable;
      throw error;
    }
  }
}

function costOfField({ args, field, childComplexity }: ComplexityEstimatorArgs): number {
  if (!field.args.some(({ name }) => isSize(name))) return 1 + childComplexity;
  const { first, last, ids } = args as {
    first?: number | null;
    last?: number | null;
    ids?: readonly unknown[];
  };
  const size = Math.min(ids?.length ?? last ?? first ?? defaultPageSize, maxPageSize);
  return 1 + Math.max(size, 1) * childComplexity;
}

function isSize(argument: string): boolean {
  return argument === 'first' || argument === 'last' || argument === 'ids';
}

/** What of a variable makes a difference. One that is absent has its default, which null has not. */
function decisionOf(name: string, variables: CostedRequest['variables']): unknown {
  if (!Object.hasOwn(variables, name)) return 'absent';
  const value = variables[name];
  return Array.isArray(value) ? value.length : value;
}

/** The variables that make a difference: sizes, and what leaves fields out. */
function decidingVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  const noteIn = (node: ArgumentNode | DirectiveNode): void => {
    visit(node, { Variable: ({ name }) => void names.add(name.value) });
  };
  visit(document, {
    Directive: (node) => noteIn(node),
    Argument: (node) => {
      if (isSize(node.name.value) && node.value.kind === Kind.VARIABLE) noteIn(node);
    },
  });
  return [...names];
}
