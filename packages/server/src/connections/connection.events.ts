import type { Actor } from '../audit/index.js';
import type { LoggedEvent, NewEvent } from '../events/index.js';
import type { AuthorizationFailure } from './authorization-failure.js';
import {
  type AuthorizationHappening,
  type ConnectionChangeKind,
  connectionChangeKinds,
} from './authorization-state.js';
import type { Connection, ConnectionTestStep, MicrosoftAccount } from './connection.js';

export const changeableFields = ['name', 'note', 'mailbox', 'appRegistrationId'] as const;
export type ChangeableField = (typeof changeableFields)[number];

/** What the log keeps of one thing that happened to a connection, for subscribers and for its history. */
export interface WhatHappened {
  readonly kind: ConnectionChangeKind;
  /** Null in events that were logged before the log knew who. */
  readonly actor: Actor | null;
  /** Who signed in. */
  readonly account?: MicrosoftAccount | null;
  readonly failure?: AuthorizationFailure;
  /** The step at which the connection's own test ended. */
  readonly failedStep?: ConnectionTestStep;
  readonly changed?: readonly ChangeableField[];
  /** It needed to be authorized again, and was. */
  readonly isRecovery?: boolean;
}

export const connectionEventPrefix = 'connection.';

const kinds: ReadonlySet<unknown> = new Set(connectionChangeKinds);

/** One thing that happened to a connection, as it is logged. */
export function connectionEvent(connectionId: string, what: WhatHappened): NewEvent {
  return {
    type: `${connectionEventPrefix}${what.kind.toLowerCase()}`,
    subjectId: connectionId,
    data: { ...what },
  };
}

/** What a logged event of a connection tells. @throws Error when its kind is none that this version knows */
export function whatHappened({ position, data }: LoggedEvent): WhatHappened {
  const { kind } = data;
  if (!isChangeKind(kind)) throw new Error(`The event ${position} is of an unknown kind.`);
  return { ...data, kind, actor: (data['actor'] ?? null) as Actor | null };
}

/** What of a happening is kept in the log; no token is ever part of one. */
export function factsOf(happening: AuthorizationHappening): Omit<WhatHappened, 'kind' | 'actor'> {
  if ('failure' in happening) return { failure: happening.failure };
  if (happening.kind === 'GRANTED') return { account: happening.account };
  if (happening.kind !== 'VERIFIED') return {};
  const failedStep = happening.test.steps.find(({ ok }) => !ok);
  return failedStep ? { failedStep } : {};
}

/** Which of the changeable fields differ. */
export function changedFields(before: Connection, after: Connection): ChangeableField[] {
  return changeableFields.filter((field) => before[field] !== after[field]);
}

function isChangeKind(kind: unknown): kind is ConnectionChangeKind {
  return kinds.has(kind);
}
