import type { ConnectionAccess, ConnectionType } from '../../graphql/generated/graphql.js';
import { tabMemory } from '../../browser-memory/browser-memory.js';
import { connectionTypeOrder } from '../../connection-types/icons.js';

/** What was typed into the form, as it survives a reload and the way back. */
export interface Draft {
  name: string;
  /** Null while the identifier follows the name. */
  identifier: string | null;
  note: string;
  tenantId: string;
  /** The domain for which the field took the GUID. */
  takenFrom: string | null;
  type: ConnectionType | null;
  /** Of the mail types, which alone have a choice. */
  access: ConnectionAccess;
  mailbox: string;
  /** Empty: that of the type or the cloud. */
  appRegistrationId: string;
  /** One for each connection that is meant: two clicks, or a repeated request, add one. */
  idempotencyKey: string;
  /** What was stored under the key; other content is another connection. */
  savedAs: string | null;
}

const prefix = 'landbridge.new-connection.';

/** 128 random bits, also on pages without TLS, where `crypto.randomUUID` is missing. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export function emptyDraft(): Draft {
  return {
    name: '',
    identifier: null,
    note: '',
    tenantId: '',
    takenFrom: null,
    type: null,
    access: 'DELEGATED',
    mailbox: '',
    appRegistrationId: '',
    idempotencyKey: newKey(),
    savedAs: null,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function parse(stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const value = JSON.parse(stored) as Record<string, unknown>;
    return {
      name: textOf(value['name']),
      identifier: textOrNull(value['identifier']),
      note: textOf(value['note']),
      tenantId: textOf(value['tenantId']),
      takenFrom: textOrNull(value['takenFrom']),
      type: connectionTypeOrder.find((type) => type === value['type']) ?? null,
      access: value['access'] === 'APPLICATION' ? 'APPLICATION' : 'DELEGATED',
      mailbox: textOf(value['mailbox']),
      appRegistrationId: textOf(value['appRegistrationId']),
      idempotencyKey: textOf(value['idempotencyKey']) || newKey(),
      savedAs: textOrNull(value['savedAs']),
    };
  } catch (error) {
    console.info('The stored draft cannot be read.', error);
    return null;
  }
}

/** The draft's place in this tab. */
export interface DraftStore {
  load(): Draft | null;
  save(draft: Draft): void;
  clear(): void;
}

/**
 * A draft that belongs to one entry of the tab's history: a reload or Back finds it again, while a new visit of the
 * form starts empty.
 */
export function openDraftStore(history: History = window.history): DraftStore {
  const state = (history.state ?? {}) as Record<string, unknown>;
  let id = textOrNull(state['draft']);
  if (id === null) {
    id = newKey();
    history.replaceState({ ...state, draft: id }, '');
  }
  const key = `${prefix}${id}`;
  return {
    load: () => parse(tabMemory.read(key)),
    save: (draft) => tabMemory.write(key, JSON.stringify(draft)),
    clear: () => tabMemory.forget(key),
  };
}
