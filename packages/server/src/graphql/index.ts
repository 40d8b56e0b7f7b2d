export { buildGraphqlSchema, type SchemaDependencies } from './build-schema.js';
export type { InstallationFacts } from './installation.resolver.js';
export { printedSchema } from './printed-schema.js';
