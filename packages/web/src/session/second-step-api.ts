import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { failureOf, send } from './requests.js';
import { type Administrator, type TooManyAttempts, tooManyAttempts } from './session-api.js';

export type SecondStepMethod = 'passkey' | 'authenticator' | 'recovery-code';

/** What is asked for besides the password. */
export interface SecondStep {
  /** What the hub would take, the easiest first. */
  methods: SecondStepMethod[];
  passkeyRequest: PublicKeyCredentialRequestOptionsJSON | null;
}

export type SecondStepProof =
  { method: 'authenticator' | 'recovery-code'; code: string } | { method: 'passkey'; answer: unknown };

export type SecondStepOutcome =
  | { administrator: Administrator }
  | { code: 'WRONG_CODE' | 'SIGN_IN_EXPIRED' | 'UNREACHABLE' }
  | TooManyAttempts;

/** What is asked for of who comes back from Microsoft; null where nothing waits any more. */
export async function fetchSecondStep(): Promise<SecondStep | null> {
  const response = await send('GET', '/session/second-step');
  return response?.ok ? ((await response.json()) as { secondStep: SecondStep }).secondStep : null;
}

/** Proves the second factor of the sign-in whose password was right. */
export async function postSecondStep(proof: SecondStepProof): Promise<SecondStepOutcome> {
  const response = await send('POST', '/session/second-step', proof);
  if (!response) return { code: 'UNREACHABLE' };
  if (response.ok) return (await response.json()) as { administrator: Administrator };
  const failure = await failureOf(response);
  if (failure.code === 'TOO_MANY_ATTEMPTS') return tooManyAttempts(failure);
  if (failure.code === 'WRONG_CODE' || failure.code === 'SIGN_IN_EXPIRED') return { code: failure.code };
  return { code: 'UNREACHABLE' };
}
