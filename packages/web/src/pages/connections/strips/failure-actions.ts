import { failureCatalogue, failureCodeOf, type FailureButton } from '@landbridge/server/failures/catalogue';

export type StripAction = FailureButton;

/** The buttons of a red strip, the most useful one first. A code that a newer hub knows can be tried again. */
export function actionsFor(code: string): readonly StripAction[] {
  const known = failureCodeOf(code);
  return known ? failureCatalogue[known].buttons : ['tryAgain'];
}
