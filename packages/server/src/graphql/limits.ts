import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** How much one request, or one socket, may ask for. */
export interface GraphqlLimits {
  /** Tokens of a document. */
  readonly maxTokens: number;
  readonly maxAliases: number;
  /** Levels of fields, introspection included. */
  readonly maxDepth: number;
  readonly maxDirectives: number;
  /** Fields that one request asks for, those of a list counted for each of its entries. */
  readonly maxCost: number;
  /** Of what is wrong with a document, how much is told. */
  readonly maxErrors: number;
  /** Bytes of one message over a socket. */
  readonly maxMessageBytes: number;
  readonly maxSubscriptionsPerSocket: number;
  /** How long a new socket may take to say who it is, in milliseconds. */
  readonly connectionInitTimeoutMs: number;
  /** How long a socket that is closed may take to say goodbye before it is cut off, in milliseconds. */
  readonly closeTimeoutMs: number;
}

export const defaultGraphqlLimits: GraphqlLimits = {
  maxTokens: 2_000,
  maxAliases: 30,
  maxDepth: 15,
  maxDirectives: 20,
  maxCost: 20_000,
  maxErrors: 5,
  maxMessageBytes: 256 * 1024,
  maxSubscriptionsPerSocket: 100,
  connectionInitTimeoutMs: 5_000,
  closeTimeoutMs: 1_000,
};

/** The rules that bound a document; over HTTP and over sockets they are the same. */
export function limitRules({ maxAliases, maxDepth, maxDirectives }: GraphqlLimits): ValidationRule[] {
  return [
    maxAliasesRule({
      n: maxAliases,
      allowList: [],
      ...reporting(`A document has at most ${maxAliases} aliases.`),
    }),
    maxDepthRule({
      n: maxDepth,
      ignoreIntrospection: false,
      flattenFragments: true,
      ...reporting(`A document is at most ${maxDepth} levels deep.`),
    }),
    maxDirectivesRule({
      n: maxDirectives,
      ...reporting(`A document has at most ${maxDirectives} directives.`),
    }),
  ];
}

/** Apollo Server answers what is reported with 400, and what a rule throws with 500. */
function reporting(message: string) {
  const onReject = (context: ValidationContext | null) => {
    context?.reportError(new GraphQLError(message, { extensions: { code: 'DOCUMENT_TOO_LARGE' } }));
  };
  return { propagateOnRejection: false, onReject: [onReject] };
}
