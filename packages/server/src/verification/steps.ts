import type { Ambient } from '../ambient.js';
import type { ConnectionTest, ConnectionTestStep } from '../connections/index.js';
import { describeStepRemedy, failureTexts, type StepRemedyCode } from '../failures/index.js';
import {
  ApplicationNotSetUpError,
  GraphRefusedError,
  IdTokenRefusedError,
  MailError,
  MailUserMalformedError,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  TenantInOtherCloudError,
  TenantUnknownError,
} from '../microsoft/index.js';

/** A step failed and was recorded; the steps after it make no sense. */
export class StepFailedError extends Error {}

/** What a step found, in the server's own words where it has any. */
export interface StepResult<T> {
  readonly detail: string | null;
  readonly value: T;
}

/** A step that the server answered in an unexpected way. */
export class UnexpectedAnswerError extends Error {}

/** What to do when a step does not pass, with what fills its sentences. */
export interface StepRemedy {
  readonly code: StepRemedyCode;
  readonly facts: Readonly<Record<string, string>>;
}

/** One remedy whatever the server says, or one for each thing that it says. */
export type ChosenRemedy = StepRemedyCode | ((error: unknown) => StepRemedy);

const longestDetail = 500;

/** Runs a test's steps one after the other and keeps how each went. */
export class Steps {
  readonly #recorded: ConnectionTestStep[] = [];

  constructor(
    private readonly ambient: Ambient,
    readonly signal: AbortSignal,
  ) {}

  get recorded(): readonly ConnectionTestStep[] {
    return this.#recorded;
  }

  /**
   * Runs one step. `remedy` names what to do when the server refuses it.
   * @throws StepFailedError once a failure that belongs to the connection has been recorded; every other error as it came
   */
  async run<T>(
    name: string,
    remedy: ChosenRemedy,
    work: (signal: AbortSignal) => Promise<StepResult<T>>,
  ): Promise<T> {
    const startedAt = this.ambient.now().getTime();
    const record = (ok: boolean, detail: string | null, then: StepRemedy | null): void => {
      const durationMs = Math.max(0, this.ambient.now().getTime() - startedAt);
      const shortDetail = detail?.slice(0, longestDetail) ?? null;
      this.#recorded.push({ name, ok, detail: shortDetail, ...remedied(then), durationMs });
    };
    try {
      const { detail, value } = await work(this.signal);
      record(true, detail, null);
      return value;
    } catch (error) {
      const failed = failureOf(error, remedy, this.signal);
      if (failed === null) throw error;
      record(false, failed.detail, failed.remedy);
      throw new StepFailedError(name, { cause: error });
    }
  }
}

function remedied(
  remedy: StepRemedy | null,
): Pick<ConnectionTestStep, 'remedy' | 'remedyCode' | 'remedyFacts'> {
  if (remedy === null) return { remedy: null, remedyCode: null };
  const { code, facts } = remedy;
  const sentence = describeStepRemedy(code, facts, failureTexts.en);
  return {
    remedy: sentence,
    remedyCode: code,
    ...(Object.keys(facts).length > 0 ? { remedyFacts: facts } : {}),
  };
}

const passing: ReadonlySet<string | null | undefined> = new Set<StepRemedyCode>([
  'TEST_AGAIN_LATER',
  'CHECK_MAIL_SERVER_REACHABLE',
]);

/** Whether a test ended at something that may pass by itself: an outage, a throttle, a time-out. */
export function mayPass({ ok, steps }: ConnectionTest): boolean {
  return !ok && passing.has(steps.at(-1)?.remedyCode);
}

const testAgainLater: StepRemedy = { code: 'TEST_AGAIN_LATER', facts: {} };

function failureOf(
  error: unknown,
  remedy: ChosenRemedy,
  signal: AbortSignal,
): { detail: string; remedy: StepRemedy } | null {
  if (signal.aborted && isTimeout(signal.reason)) {
    return { detail: 'The test took longer than it may.', remedy: testAgainLater };
  }
  if (signal.aborted) return null;
  if (error instanceof MicrosoftUnavailableError) {
    return { detail: error.details.description ?? error.message, remedy: testAgainLater };
  }
  const detail = wordsOf(error);
  if (detail === null) return null;
  return { detail, remedy: typeof remedy === 'function' ? remedy(error) : { code: remedy, facts: {} } };
}

/** The server's own words of a failure that belongs to the connection; null for one that does not. */
function wordsOf(error: unknown): string | null {
  if (error instanceof GraphRefusedError) return graphWords(error);
  if (error instanceof MicrosoftRefusedError)
    return error.details.description ?? error.details.error ?? error.message;
  if (error instanceof MailError) return error.words;
  const isOurs =
    error instanceof UnexpectedAnswerError ||
    error instanceof IdTokenRefusedError ||
    error instanceof ApplicationNotSetUpError;
  const isTenants = error instanceof TenantUnknownError || error instanceof TenantInOtherCloudError;
  return isOurs || isTenants || error instanceof MailUserMalformedError ? error.message : null;
}

function graphWords({ status, graphCode, graphMessage }: GraphRefusedError): string {
  return [String(status), graphCode, graphMessage].filter((part) => part !== null).join(' ');
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
