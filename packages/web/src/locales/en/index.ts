import type { account } from './account.js';
import type { apiKeys } from './api-keys.js';
import type { audit } from './audit.js';
import type { people } from './people.js';
import type { appRegistrations } from './app-registrations.js';
import type { authorizationLink } from './authorization-link.js';
import { common } from './common.js';
import { connectionForm } from './connection-form.js';
import type { connectionPage } from './connection-page.js';
import { connectionTypes } from './connection-types.js';
import { connections } from './connections.js';
import { deleteConnection } from './delete-connection.js';
import type { editConnection } from './edit-connection.js';
import type { exchangeSetup } from './exchange-setup.js';
import type { explorer } from './explorer.js';
import { help } from './help.js';
import { needingReauthorization } from './needing-reauthorization.js';
import { session } from './session.js';
import { shell } from './shell.js';
import { status } from './status.js';
import { strips } from './strips.js';
import type { webhooks } from './webhooks.js';

/** Every text that a person reads. Further languages are typed by this one: `const cs: Messages`. */
export const en = {
  common,
  connectionForm,
  connectionTypes,
  connections,
  deleteConnection,
  help,
  needingReauthorization,
  session,
  shell,
  status,
  strips,
};

/** With the texts that a window brings along when it is opened, so that the first page has none of them to load. */
export type Messages = typeof en & {
  account: typeof account;
  apiKeys: typeof apiKeys;
  audit: typeof audit;
  people: typeof people;
  appRegistrations: typeof appRegistrations;
  authorizationLink: typeof authorizationLink;
  connectionPage: typeof connectionPage;
  editConnection: typeof editConnection;
  exchangeSetup: typeof exchangeSetup;
  explorer: typeof explorer;
  webhooks: typeof webhooks;
};
