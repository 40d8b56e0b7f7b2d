import type { Ambient } from '../ambient.js';
import type { ConnectionTestStep } from '../connections/index.js';
import { failureTexts, type StepRemedyCode } from '../failures/index.js';
import {
  GraphRefusedError,
  IdTokenRefusedError,
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
    remedy: StepRemedyCode,
    work: (signal: AbortSignal) => Promise<StepResult<T>>,
  ): Promise<T> {
    const startedAt = this.ambient.now().getTime();
    const record = (ok: boolean, detail: string | null, then: StepRemedyCode | null): void => {
      const durationMs = Math.max(0, this.ambient.now().getTime() - startedAt);
      this.#recorded.push({
        name,
        ok,
        detail: detail?.slice(0, longestDetail) ?? null,
        remedy: then && failureTexts.en.stepRemedies[then],
        remedyCode: then,
        durationMs,
      });
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

function failureOf(
  error: unknown,
  remedy: StepRemedyCode,
  signal: AbortSignal,
): { detail: string; remedy: StepRemedyCode } | null {
  if (signal.aborted && isTimeout(signal.reason)) {
    return { detail: 'The test took longer than it may.', remedy: 'TEST_AGAIN_LATER' };
  }
  if (signal.aborted) return null;
  if (error instanceof MicrosoftUnavailableError) {
    return { detail: error.details.description ?? error.message, remedy: 'TEST_AGAIN_LATER' };
  }
  if (error instanceof GraphRefusedError) return { detail: graphWords(error), remedy };
  if (error instanceof MicrosoftRefusedError) {
    return { detail: error.details.description ?? error.details.error ?? error.message, remedy };
  }
  const isOurs = error instanceof UnexpectedAnswerError || error instanceof IdTokenRefusedError;
  const isTenants = error instanceof TenantUnknownError || error instanceof TenantInOtherCloudError;
  return isOurs || isTenants ? { detail: error.message, remedy } : null;
}

function graphWords({ status, graphCode, graphMessage }: GraphRefusedError): string {
  return [String(status), graphCode, graphMessage].filter((part) => part !== null).join(' ');
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
