import 'reflect-metadata';
export { createGraphql, type Graphql, type GraphqlOptions } from './create-graphql.js';
export type { ErrorLog } from './format-error.js';
export type { GraphqlGuard, Revocations } from './guard.js';
export type { InstallationFacts } from './installation.resolver.js';
export { defaultGraphqlLimits, type GraphqlLimits } from './limits.js';
export { printedSchema } from './printed-schema.js';
