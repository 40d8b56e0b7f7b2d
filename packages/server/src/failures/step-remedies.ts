/** What to do when a step of a connection's own test did not pass. */
export const stepRemedyCodes = [
  'AUTHORIZE_AGAIN',
  'AUTHORIZE_AGAIN_OR_CHECK_REGISTRATION',
  'AUTHORIZE_AS_SIGNER',
  'ACCEPT_ORGANIZATION_PERMISSIONS',
  'ACCEPT_SIGNING_PERMISSION',
  'CHECK_SHAREPOINT_ACCESS',
  'CHECK_TENANT_AND_NETWORK',
  'TEST_AGAIN_LATER',
] as const;
export type StepRemedyCode = (typeof stepRemedyCodes)[number];

/** The remedy that a code names; null for a code of another version. */
export function stepRemedyCodeOf(code: string | null | undefined): StepRemedyCode | null {
  return stepRemedyCodes.find((known) => known === code) ?? null;
}
