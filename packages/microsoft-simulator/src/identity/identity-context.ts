import type { Cloud, Directory, Tenant } from '../accounts/index.js';
import type { Clock } from '../clock.js';
import type { ScenarioSwitch } from '../scenario/index.js';
import type { IdentityStore } from '../state/index.js';
import type { Applications } from './application.js';
import type { AuthorizationCodes } from './authorization-code.js';
import type { Authority } from './check-tenant.js';
import type { Interactions } from './interaction.js';
import type { Sessions } from './session.js';

/** What every part of the identity platform works with. */
export interface IdentityContext {
  /** The address that browsers and applications see, without a slash at its end. */
  readonly url: () => string;
  /** The national cloud that the simulator stands for. */
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly applications: Applications;
  readonly store: IdentityStore;
  readonly scenario: ScenarioSwitch;
  readonly codes: AuthorizationCodes;
  readonly interactions: Interactions;
  readonly sessions: Sessions;
}

/** The one tenant of a path, or null where accounts of all of them may come. */
export function tenantOfAuthority(authority: Authority): Tenant | null {
  return authority.kind === 'tenant' ? authority.tenant : null;
}
