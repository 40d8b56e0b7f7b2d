import type { Transaction } from '../database/index.js';
import type { AuditAction } from './audit-actions.js';

export type { AuditAction } from './audit-actions.js';
export { AuditEntries, type AuditFilter, type StoredAuditEntry } from './audit-entries.js';
export { createAuditLog } from './audit-log.js';
export { type ExportFormat, exportFormats } from './export-formats.js';
export {
  type AuditHead,
  type AuditVerdict,
  hasAuditChain,
  readHead,
  verifyAuditChain,
} from './chain-verification.js';

/** Who did something. */
export interface Actor {
  readonly kind: 'administrator' | 'api-key' | 'authorization-link' | 'system';
  readonly id: string | null;
  /** Of an authorization link: who made it. */
  readonly name: string;
  /** Where the request came from; absent where there was none. */
  readonly address?: string | null;
}

/** Who does what nobody asked for: tests by itself, ends what ran out. */
export const theHub: Actor = { kind: 'system', id: null, name: 'Landbridge' };

export interface AuditEntry {
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Who did what, written in the same transaction. */
export interface AuditLog {
  record(tx: Transaction, entry: AuditEntry): Promise<void>;
}
