import type { Ambient } from './ambient.js';
import { type Registry, registrationGauges } from './app-registrations/index.js';
import { connectionGauges } from './connections/index.js';
import type { Database } from './database/index.js';
import { tokenGauges } from './tokens/index.js';
import { webhookGauges } from './webhooks/index.js';

/** What every part has to tell monitoring, read when it is collected. */
export function hubGauges(given: {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly registrations: Registry['all'];
}) {
  return [
    ...connectionGauges(given),
    ...tokenGauges(given),
    ...registrationGauges(given),
    ...webhookGauges(given),
  ];
}
