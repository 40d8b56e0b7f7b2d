import type { Ambient } from '../ambient.js';
import type { AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { EventLog } from '../events/index.js';
import { configuredRegistrations, type RegistrationSettings } from './configured-registrations.js';
import { ExpiryWatch } from './expiry-watch.js';
import { RegistrationRepository } from './registration.repository.js';
import { RegistrationService } from './registration.service.js';
import { Registry } from './registry.js';

export interface AppRegistrationsOptions {
  readonly database: Database;
  readonly events: Pick<EventLog, 'append'>;
  readonly audit: AuditLog;
  readonly ambient: Ambient;
  readonly settings: RegistrationSettings;
  /** Whether a stand-in plays Microsoft, whose client IDs need not be GUIDs. */
  readonly isStandIn: boolean;
  /** Told, in its transaction, of every credential that is added. */
  readonly credentialAdded: (tx: Transaction) => Promise<void>;
  readonly reportError: (error: unknown) => void;
}

/** The part, put together: which registrations there are, what is done with them, and who watches over their expiry. */
export interface AppRegistrationsPart {
  readonly registry: Registry;
  readonly service: RegistrationService;
  start(): void;
  stop(): Promise<void>;
}

/** Puts the part together; nothing is read before it is asked. */
export function createAppRegistrations(options: AppRegistrationsOptions): AppRegistrationsPart {
  const rows = new RegistrationRepository(options.database);
  const entries = configuredRegistrations(options.settings);
  const registry = new Registry({ rows, configured: entries, ambient: options.ambient });
  const configured = entries.map(({ registration }) => registration);
  const watch = new ExpiryWatch({ ...options, rows, registrations: () => registry.all() });
  return {
    registry,
    service: new RegistrationService({
      ...options,
      rows,
      configured,
      credentialAdded: async (tx) => {
        tx.afterCommit(() => watch.lookSoon());
        await options.credentialAdded(tx);
      },
    }),
    start: () => watch.start(),
    stop: () => watch.stop(),
  };
}
