import type { Language } from '../languages.js';
import { cs } from './cs/index.js';
import { en } from './en/index.js';
import type { FailureTexts } from './texts.js';

export {
  type FailureButton,
  failureCatalogue,
  type FailureCode,
  failureCodeOf,
  failureCodeOfNumber,
  failureCodes,
  type Responsible,
  responsibles,
} from './catalogue.js';
export {
  describeFailure,
  describeStepRemedy,
  duringRefresh,
  type FailureContext,
  type FailureDescription,
  filled,
} from './describe.js';
export { type RefusalCode, refusalCodes, refusalStatuses } from './refusals.js';
export {
  stepRemedyCatalogue,
  type StepRemedyCode,
  stepRemedyCodeOf,
  stepRemedyCodes,
  stepRemedyCommands,
} from './step-remedies.js';
export type { FailureTexts } from './texts.js';

/** The sentences of every language. The window loads one of them, and not before it has something to say. */
export const failureTexts: Readonly<Record<Language, FailureTexts>> = { en, cs };
