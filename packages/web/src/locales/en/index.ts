import { common } from './common.js';
import { connectionForm } from './connection-form.js';
import { connectionTypes } from './connection-types.js';
import { connections } from './connections.js';
import { deleteConnection } from './delete-connection.js';
import { editConnection } from './edit-connection.js';
import { explorer } from './explorer.js';
import { help } from './help.js';
import { session } from './session.js';
import { shell } from './shell.js';
import { status } from './status.js';
import { strips } from './strips.js';

/** Every text that a person reads. Further languages are typed by this one: `const cs: Messages`. */
export const en = {
  common,
  connectionForm,
  connectionTypes,
  connections,
  deleteConnection,
  editConnection,
  explorer,
  help,
  session,
  shell,
  status,
  strips,
};

export type Messages = typeof en;
