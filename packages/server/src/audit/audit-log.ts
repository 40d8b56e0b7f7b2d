import type { Ambient } from '../ambient.js';
import type { LogTable } from '../database/index.js';
import type { AuditLog } from './index.js';

const auditTable: LogTable = {
  name: 'audit_entries',
  columns: [
    'occurred_at',
    'actor_kind',
    'actor_id',
    'actor_name',
    'action',
    'subject_kind',
    'subject_id',
    'details',
  ],
};

/** The audit log: entries are only ever added, in the transaction of what they tell about. */
export function createAuditLog({ ambient }: { ambient: Ambient }): AuditLog {
  return {
    async record(tx, { actor, action, subjectKind, subjectId, details }) {
      tx.append(auditTable, [
        ambient.now().toISOString(),
        actor.kind,
        actor.id,
        actor.name,
        action,
        subjectKind,
        subjectId,
        JSON.stringify(details),
      ]);
    },
  };
}
