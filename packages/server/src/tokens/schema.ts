import { IssuingResolver } from './issuing.resolver.js';
import type { IssuingService } from './issuing.service.js';

export interface TokenSchemaDependencies {
  readonly issuing: Pick<IssuingService, 'issue'>;
}

/** The resolvers of this part; read by `graphql/` alone. */
export function tokenResolvers({ issuing }: TokenSchemaDependencies): object[] {
  return [new IssuingResolver(issuing)];
}
