import type { AccessService } from '../src/access/index.js';
import type { Ambient } from '../src/ambient.js';
import { createAuditLog } from '../src/audit/index.js';
import type { ConnectionService } from '../src/connections/index.js';
import type { Database } from '../src/database/index.js';
import type { HttpServerOptions } from '../src/http/index.js';
import { createMicrosoft } from '../src/microsoft/index.js';
import { createSingleSignOn, MicrosoftAccounts } from '../src/single-sign-on/index.js';

/** An HTTP server by which nobody signs in at Microsoft. */
export const noSignOn: HttpServerOptions['signOn'] = {
  register: () => undefined,
  registerAccount: () => undefined,
  choices: async () => [],
};

/** The settings are there; Microsoft is not. */
export function noSingleSignOn(given: {
  database: Database;
  ambient: Ambient;
  connections: ConnectionService;
  access: AccessService;
  publicUrl: string;
}) {
  const { ambient, access, database } = given;
  const audit = createAuditLog({ ambient });
  return createSingleSignOn({
    ...given,
    audit,
    accounts: new MicrosoftAccounts({ database, audit, ambient }),
    microsoft: createMicrosoft({ settings: { cloud: 'global' }, ambient }),
    registrationOf: () => Promise.reject(new Error('Nobody signs in here.')),
    people: access.signOnPeople,
  });
}
