import { parseArgs } from 'node:util';
import {
  type AuditHead,
  type AuditVerdict,
  hasAuditChain,
  readHead,
  verifyAuditChain,
} from '../audit/index.js';
import { readDatabase, type ReadRows } from '../database/index.js';
import { systemAmbient } from '../system-ambient.js';
import type { Command } from './command.js';
import type { DatabaseSettings } from './open-hub-database.js';

/** What `verify-audit` finds; also said where the chain is not made yet. */
type Verdict = AuditVerdict | { readonly isIntact: false; readonly problem: 'no-chain' };

/** Reads the whole audit log of a hub, which may be running. @throws DatabaseMissingError where there is none */
export function auditVerdict(config: DatabaseSettings, expected?: AuditHead): Promise<Verdict> {
  return readDatabase(placeOf(config), (query) => auditVerdictOf(query, expected));
}

/** The same of a database that is open. */
export async function auditVerdictOf(query: ReadRows, expected?: AuditHead): Promise<Verdict> {
  return (await hasAuditChain(query))
    ? verifyAuditChain(query, expected)
    : { isIntact: false, problem: 'no-chain' };
}

/** A verdict in a sentence. */
export function verdictText(verdict: Verdict): string {
  if (verdict.isIntact) {
    const { sequence, hash } = verdict.head;
    return `The audit log is intact: ${sequence} entries, the last is ${sequence}:${hash}.`;
  }
  if (!('sequence' in verdict))
    return 'The audit log is not chained yet: the next start of the hub does that.';
  return `The audit log is broken at entry ${verdict.sequence}: ${verdict.problem}.`;
}

/** Proves that the audit log is as it was written, or names the first entry that is not. */
export const verifyAudit: Command = async ({ config, args, print }) => {
  const options = optionsOf(args);
  if (!options) {
    print('landbridge verify-audit [--head] [--expect <number>:<hash>], as --head printed it.');
    return false;
  }
  if (options.wantsHead) {
    const head = await readDatabase(placeOf(config), async (query) =>
      (await hasAuditChain(query)) ? readHead(query) : null,
    );
    print(head ? `${head.sequence}:${head.hash}` : 'The audit log has no head: run landbridge verify-audit.');
    return head !== null;
  }
  const verdict = await auditVerdict(config, options.expected);
  print(verdictText(verdict));
  return verdict.isIntact;
};

function optionsOf(args: readonly string[]): { wantsHead: boolean; expected?: AuditHead } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { head: { type: 'boolean' }, expect: { type: 'string' } },
    });
    if (values.expect === undefined) return { wantsHead: values.head === true };
    const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(values.expect) ?? [];
    if (sequence === undefined || hash === undefined || values.head) return null;
    return { wantsHead: false, expected: { sequence: Number(sequence), hash } };
  } catch {
    return null;
  }
}

function placeOf({ databaseUrl, dataDir }: DatabaseSettings) {
  return { url: databaseUrl, dataDir, ambient: systemAmbient };
}
