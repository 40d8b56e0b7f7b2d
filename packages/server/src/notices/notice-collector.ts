import type { Ambient } from '../ambient.js';
import type { AuthorizationFailure } from '../connections/index.js';
import type { Transaction } from '../database/index.js';
import type { LoggedEvent } from '../events/index.js';
import type { Work } from '../work/index.js';
import type { ExpiryNotice, Notice } from './notice.js';
import type { NoticeRepository } from './notice.repository.js';

export const sendingJob = 'notices.send';

export interface NoticeCollectorDependencies {
  readonly ambient: Pick<Ambient, 'now' | 'newId'>;
  readonly rows: Pick<NoticeRepository, 'insert'>;
  readonly work: Pick<Work, 'add'>;
  /** So long is waited for more: an expired secret ends many connections at once, and that is one e-mail. */
  readonly delayMs: number;
}

/** Makes notices of a page of events, and the job that will send them. */
export async function collectNotices(
  tx: Transaction,
  page: readonly LoggedEvent[],
  { ambient, rows, work, delayMs }: NoticeCollectorDependencies,
): Promise<void> {
  const notices = page.flatMap((event) => noticeOf(event, ambient.newId()) ?? []);
  if (notices.length === 0) return;
  for (const notice of notices) await rows.insert(tx, notice);
  const runAt = new Date(endOfDelay(ambient.now().getTime(), delayMs));
  await work.add(tx, { kind: sendingJob, payload: null, key: sendingJob, runAt });
}

/** The same moment for all that come within it: else each would push the job on, and none would be sent while they come. */
function endOfDelay(nowMs: number, delayMs: number): number {
  return delayMs === 0 ? nowMs : Math.ceil((nowMs + 1) / delayMs) * delayMs;
}

function noticeOf({ type, subjectId, data, occurredAt }: LoggedEvent, id: string): Notice | null {
  const common = { id, subjectId, occurredAt };
  switch (type) {
    case 'connection.needs_reauthorization': {
      const failure = (data['failure'] ?? null) as AuthorizationFailure | null;
      return { ...common, kind: type, facts: { failure } };
    }
    case 'app_registration.expires_soon':
      return { ...common, kind: type, facts: data as unknown as ExpiryNotice['facts'] };
    default:
      return null;
  }
}
