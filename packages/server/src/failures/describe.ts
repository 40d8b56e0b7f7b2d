import { failureCatalogue, failureCodeOf, type Responsible } from './catalogue.js';
import type { StepRemedyCode } from './step-remedies.js';
import type { FailureTexts } from './texts.js';

/** A failure as far as its sentences need it. */
export interface DescribedFailure {
  /** A code of this catalogue; one of another version is described in general words. */
  readonly code: string;
  /** What was found out, e.g. the account that signed in. */
  readonly facts: Readonly<Record<string, string>>;
  /** Microsoft's own words. */
  readonly message: string | null;
}

/** Whose failure it is: the sentences follow what the connection's status is now. */
export interface FailureContext {
  readonly name: string;
  readonly tenant: {
    readonly id: string;
    readonly displayName: string | null;
    readonly domain: string | null;
  };
  /** Null for a failure of the past, told in a history. */
  readonly authorization: { readonly status: string } | null;
}

export interface FailureDescription {
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
  readonly responsible: Responsible;
}

const longestMessage = 300;

/** A failure in the sentences of one language. */
export function describeFailure(
  failure: DescribedFailure,
  context: FailureContext,
  texts: FailureTexts,
): FailureDescription {
  const code = failureCodeOf(failure.code) ?? 'MICROSOFT_REFUSED';
  const words = failureWords(failure, context, texts);
  const { title, reason, remedy } = texts.failures[code];
  const explanation = frameOf(failure, context, texts).replace('{reason}', () => reason);
  return {
    title: filled(title, words),
    explanation: filled(explanation, words),
    remedy: filled(remedy, words),
    responsible: failureCatalogue[code].responsible,
  };
}

/** What to do when a step of a test did not pass, in the sentences of one language. */
export function describeStepRemedy(
  code: StepRemedyCode,
  facts: Readonly<Record<string, string>>,
  texts: FailureTexts,
): string {
  return filled(texts.stepRemedies[code], { ...texts.unknown, ...facts });
}

/** In a failure's facts under `during`: it was no sign-in that failed, but a refresh of what had been granted. */
export const duringRefresh = 'REFRESH';

function frameOf(
  { facts }: DescribedFailure,
  { authorization }: FailureContext,
  { frames }: FailureTexts,
): string {
  if (authorization === null) return frames.past;
  if (authorization.status === 'AUTHORIZED')
    return facts['during'] === duringRefresh ? frames.notRefreshed : frames.stillAuthorized;
  return authorization.status === 'NEEDS_REAUTHORIZATION'
    ? frames.needsReauthorization
    : frames.notAuthorized;
}

/** What fills the placeholders of a failure's sentences. */
export function failureWords(
  { facts, message }: DescribedFailure,
  { name, tenant }: FailureContext,
  { unknown }: FailureTexts,
): Record<string, string> {
  return {
    ...unknown,
    ...(message === null ? {} : { message: shortened(message) }),
    ...facts,
    connection: name,
    tenant: tenant.displayName ?? tenant.domain ?? tenant.id,
  };
}

function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`;
}

/** A sentence whose placeholders are filled once; what is filled in is not read for placeholders again. */
export function filled(sentence: string, words: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => words[key] ?? whole);
}
