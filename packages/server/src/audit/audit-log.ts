import type { Ambient } from '../ambient.js';
import type { LogTable } from '../database/index.js';
import { entryColumns, entryHash, storable } from './audit-chain.js';
import type { AuditLog } from './index.js';

/** The entries, each bound to the one before it. */
export const auditTable: LogTable = {
  name: 'audit_entries',
  columns: entryColumns,
  chain: { headTable: 'audit_head', hash: entryHash },
};

/** The audit log: entries are only ever added, in the transaction of what they tell about. */
export function createAuditLog({ ambient }: { ambient: Ambient }): AuditLog {
  return {
    async record(tx, { actor, action, subjectKind, subjectId, details }) {
      const entry = [
        ambient.now().toISOString(),
        actor.kind,
        actor.id,
        actor.name,
        actor.address ?? null,
        action,
        subjectKind,
        subjectId,
        JSON.stringify(details),
      ];
      tx.append(
        auditTable,
        entry.map((text) => (text === null ? null : storable(text))),
      );
    },
  };
}
