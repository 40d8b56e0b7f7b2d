import type { Connection, ConnectionTest, Tenant } from '../connections/index.js';
import type { AuthorizationFailure } from '../connections/index.js';
import type { Cloud, Microsoft } from '../microsoft/index.js';
import type { TokenService } from '../tokens/index.js';
import type { Steps } from './steps.js';

/** What a type's test works with. */
export interface VerificationContext {
  readonly connection: Connection;
  readonly steps: Steps;
  readonly microsoft: Pick<Microsoft, 'cloudOf' | 'graph' | 'identity' | 'idTokens'>;
  readonly tokens: Pick<TokenService, 'accessToken'>;
  /** The remote-signing application's own scope; null when none is configured. */
  readonly etokenScope: string | null;
}

/** The cloud of the connection that is tested. */
export function cloudOf({ microsoft, connection }: VerificationContext): Cloud {
  return microsoft.cloudOf(connection.tenant.cloud);
}

/** The test of one type: its steps in order. What it learns of the tenant is returned. */
export type Verification = (context: VerificationContext) => Promise<Tenant | null>;

export type VerificationResult =
  | { readonly outcome: 'tested'; readonly test: ConnectionTest; readonly tenant: Tenant | null }
  | { readonly outcome: 'not-authorized' }
  | { readonly outcome: 'grant-lost'; readonly failure: AuthorizationFailure };
