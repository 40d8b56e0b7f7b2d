import type { FailureCode } from './catalogue.js';
import type { RefusalCode } from './refusals.js';
import type { StepRemedyCode } from './step-remedies.js';

/** What happened, why, and what to do. `reason` goes on after a frame's colon. */
export interface FailureSentences {
  readonly title: string;
  readonly reason: string;
  readonly remedy: string;
}

/** What cannot go on, on a page of the hub. */
export interface RefusalSentences {
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
}

/** Everything that is said of failures in one language. */
export interface FailureTexts {
  readonly failures: Readonly<Record<FailureCode, FailureSentences>>;
  /** What the failure means for the connection, by what its status is now; `{reason}` goes on. */
  readonly frames: {
    readonly notAuthorized: string;
    readonly stillAuthorized: string;
    /** It is authorized, and a refresh failed. */
    readonly notRefreshed: string;
    readonly needsReauthorization: string;
    /** In a history: whatever it is now. */
    readonly past: string;
  };
  /** In the place of facts that nobody has told. */
  readonly unknown: Readonly<
    Record<
      | 'application'
      | 'account'
      | 'expectedAccount'
      | 'cloud'
      | 'scopes'
      | 'message'
      | 'mailbox'
      | 'host'
      | 'port',
      string
    >
  >;
  readonly refusals: Readonly<Record<RefusalCode, RefusalSentences>>;
  readonly stepRemedies: Readonly<Record<StepRemedyCode, string>>;
}
