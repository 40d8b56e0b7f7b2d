import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { type GraphqlLimits, limitRules } from './limits.js';

export type CheckedDocument =
  { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

const maxKept = 500;
// A text may be as long as a message: what no client of ours sends is checked each time it comes.
const longestKept = 20_000;

/** Parses and validates what comes over sockets, the same text once for all of them (unless it is very long). */
export class Documents {
  readonly #checked = new Map<string, CheckedDocument>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: GraphqlLimits,
  ) {}

  check(text: string): CheckedDocument {
    const known = this.#checked.get(text);
    if (known) return known;
    const checked = this.#check(text);
    if (text.length > longestKept) return checked;
    this.#checked.set(text, checked);
    if (this.#checked.size > maxKept) {
      const [oldest] = this.#checked.keys();
      if (oldest !== undefined) this.#checked.delete(oldest);
    }
    return checked;
  }

  #check(text: string): CheckedDocument {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: this.limits.maxTokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    const rules = [...specifiedRules, ...limitRules(this.limits)];
    const errors = validate(this.schema, document, rules, { maxErrors: this.limits.maxErrors });
    return errors.length > 0
      ? { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) }
      : { document };
  }
}

/** The codes that Apollo Server gives over HTTP. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code, ...error.extensions },
  });
}
