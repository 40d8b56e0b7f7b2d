import type { Actor, AuditLog } from '../audit/index.js';
import {
  type Connection,
  type ConnectionDependent,
  type ConnectionDependents,
  type ConnectionService,
  type Outcome,
  type UserError,
  userError,
} from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { SettingsRepository } from './settings.repository.js';
import { noSignOn, type SignOnRole, type SignOnSettings } from './sign-on-settings.js';

export interface SignOnSettingsDependencies {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly settings: SettingsRepository;
}

export interface SignOnInput {
  readonly isEnabled: boolean;
  readonly domains: readonly string[];
  readonly groupIds: readonly string[];
  readonly role: SignOnRole;
}

/** A connection by which people may sign in, as the page for it names it. */
export interface SignOnChoice {
  readonly connectionId: string;
  /** The organisation, else the connection. */
  readonly name: string;
}

const mostEntries = 50;
const domainPattern = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which SSO connections people may sign in to this hub by, and who may. */
export class SignOnSettingsService implements ConnectionDependents {
  constructor(private readonly deps: SignOnSettingsDependencies) {}

  async of(connectionId: string): Promise<SignOnSettings> {
    return (await this.deps.settings.find(connectionId)) ?? noSignOn(connectionId);
  }

  /** Replaces what is decided of an SSO connection; all that is wrong is said at once. */
  async change(
    connectionId: string,
    input: SignOnInput,
    actor: Actor,
  ): Promise<Outcome<{ settings: SignOnSettings }>> {
    const connection = await this.deps.connections.get(connectionId);
    if (connection?.type !== 'SSO') {
      return { ok: false, userErrors: [userError('CONNECTION_NOT_FOUND', 'connectionId')] };
    }
    const domains = distinct(input.domains.map((one) => one.replace(/^\s*@/, '')));
    const groupIds = distinct(input.groupIds);
    const userErrors: UserError[] = [];
    if (!domains.every((one) => domainPattern.test(one)))
      userErrors.push(userError('DOMAIN_MALFORMED', 'domains'));
    if (!groupIds.every((one) => guidPattern.test(one)))
      userErrors.push(userError('GROUP_ID_MALFORMED', 'groupIds'));
    if (domains.length > mostEntries) userErrors.push(userError('TOO_MANY', 'domains'));
    if (groupIds.length > mostEntries) userErrors.push(userError('TOO_MANY', 'groupIds'));
    if (userErrors.length > 0) return { ok: false, userErrors };
    const settings = { connectionId, isEnabled: input.isEnabled, domains, groupIds, role: input.role };
    await this.deps.database.unitOfWork.run(async (tx) => {
      await this.deps.settings.save(tx, settings);
      const { connectionId: subjectId, ...details } = settings;
      const action = 'connection.sign_on_changed';
      await this.deps.audit.record(tx, { actor, action, subjectKind: 'connection', subjectId, details });
    });
    return { ok: true, settings };
  }

  /** Whether people sign in by it. */
  async dependentsOf({ id, authorization }: Connection): Promise<readonly ConnectionDependent[]> {
    const { isEnabled } = await this.of(id);
    return isEnabled && authorization.authorizedAt !== null ? ['SIGN_ON'] : [];
  }

  /** What the sign-in page offers. */
  async choices(): Promise<SignOnChoice[]> {
    const choices: SignOnChoice[] = [];
    for (const { connectionId } of await this.deps.settings.enabled()) {
      const connection = await this.deps.connections.get(connectionId);
      if (!connection || connection.authorization.authorizedAt === null) continue;
      const { displayName, domain } = connection.tenant;
      choices.push({ connectionId, name: displayName ?? domain ?? connection.name });
    }
    return choices;
  }
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim().toLowerCase()).filter((text) => text !== ''))];
}
