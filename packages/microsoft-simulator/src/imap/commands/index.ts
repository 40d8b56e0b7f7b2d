import type { Command } from '../command.js';
import { authenticate, login } from './authenticate.js';
import { list, lsub, subscribe } from './folder-lists.js';
import { close, examine, select, status, unselect } from './select.js';
import { capability, id, logout, namespace, noop } from './session-commands.js';

/** Every command that the simulator knows, by its name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    AUTHENTICATE: authenticate,
    CAPABILITY: capability,
    CHECK: noop,
    CLOSE: close,
    EXAMINE: examine,
    ID: id,
    LIST: list,
    LOGIN: login,
    LOGOUT: logout,
    LSUB: lsub,
    NAMESPACE: namespace,
    NOOP: noop,
    SELECT: select,
    STATUS: status,
    SUBSCRIBE: subscribe,
    UNSELECT: unselect,
    UNSUBSCRIBE: subscribe,
  } satisfies Record<string, Command>),
);
