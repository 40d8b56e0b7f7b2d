import type { Command } from '../command.js';
import { append } from './append.js';
import { authenticate, login } from './authenticate.js';
import { copy, move } from './copy.js';
import { expunge } from './expunge.js';
import { fetch } from './fetch.js';
import { list, lsub, subscribe } from './folder-lists.js';
import { create, remove, rename } from './folders.js';
import { idle } from './idle.js';
import { search } from './search.js';
import { close, examine, select, status, unselect } from './select.js';
import { capability, id, logout, namespace, noop } from './session-commands.js';
import { store } from './store.js';

/** Every command that the simulator knows, by its name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    APPEND: append,
    AUTHENTICATE: authenticate,
    CAPABILITY: capability,
    CHECK: noop,
    CLOSE: close,
    COPY: copy,
    CREATE: create,
    DELETE: remove,
    EXAMINE: examine,
    EXPUNGE: expunge,
    FETCH: fetch,
    ID: id,
    IDLE: idle,
    LIST: list,
    LOGIN: login,
    LOGOUT: logout,
    LSUB: lsub,
    MOVE: move,
    NAMESPACE: namespace,
    NOOP: noop,
    RENAME: rename,
    SEARCH: search,
    SELECT: select,
    STATUS: status,
    STORE: store,
    SUBSCRIBE: subscribe,
    UNSELECT: unselect,
    UNSUBSCRIBE: subscribe,
  } satisfies Record<string, Command>),
);
