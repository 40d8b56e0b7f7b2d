import type { Messages } from '../en/index.js';
import { account } from './account.js';
import { apiKeys } from './api-keys.js';
import { audit } from './audit.js';
import { people } from './people.js';
import { appRegistrations } from './app-registrations.js';
import { authorizationLink } from './authorization-link.js';
import { common } from './common.js';
import { connectionForm } from './connection-form.js';
import { connectionPage } from './connection-page.js';
import { connectionTypes } from './connection-types.js';
import { connections } from './connections.js';
import { deleteConnection } from './delete-connection.js';
import { editConnection } from './edit-connection.js';
import { exchangeSetup } from './exchange-setup.js';
import { explorer } from './explorer.js';
import { help } from './help.js';
import { needingReauthorization } from './needing-reauthorization.js';
import { session } from './session.js';
import { shell } from './shell.js';
import { status } from './status.js';
import { strips } from './strips.js';
import { webhooks } from './webhooks.js';

/** Every text in Czech. A key that `en` has and this has not is a type error. */
export const cs: Messages = {
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
  account,
  apiKeys,
  audit,
  people,
  appRegistrations,
  authorizationLink,
  connectionPage,
  editConnection,
  exchangeSetup,
  explorer,
  webhooks,
};
