import type { ConnectionChangeKind, ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { lacksNewTokens } from '../list/connection-words.js';

export type StripKind = 'authorized' | 'failed' | 'waiting' | 'again' | 'notice';
export const notices = ['CALLBACK_REPLAYED', 'CALLBACK_REPLACED'] as const;
export type Notice = (typeof notices)[number];

/** One message about one connection. */
export interface Strip {
  connection: ConnectionFieldsFragment;
  kind: StripKind;
  /** What the way back itself had to say, beside the connection's state. */
  notice: Notice | null;
}

/** What a connection's own state has to say after the way back from Microsoft; null: nothing. */
export function stripKindOf(connection: ConnectionFieldsFragment): StripKind | null {
  const { authorization } = connection;
  // A failure from before is kept until the attempt that is under way has ended.
  if (authorization.awaitingUntil !== null) return 'waiting';
  // It works with the tokens that it has: no failure yet.
  if (lacksNewTokens(connection)) return 'again';
  if (authorization.error) return 'failed';
  if (authorization.status === 'AUTHORIZED') return 'authorized';
  return authorization.status === 'NEEDS_REAUTHORIZATION' ? 'again' : null;
}

const loudKinds: readonly ConnectionChangeKind[] = [
  'AUTHORIZED',
  'AUTHORIZATION_FAILED',
  'AUTHORIZATION_CANCELLED',
  'AUTHORIZATION_EXPIRED',
  'NEEDS_REAUTHORIZATION',
];

/** What a pushed change is shown as; null for what the table shows quietly. */
export function stripKindOfChange(
  kind: ConnectionChangeKind,
  connection: ConnectionFieldsFragment,
): StripKind | null {
  if (!loudKinds.includes(kind)) return null;
  if (kind === 'AUTHORIZED') return 'authorized';
  if (connection.authorization.error) return 'failed';
  return kind === 'NEEDS_REAUTHORIZATION' ? 'again' : null;
}
