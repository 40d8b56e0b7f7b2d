import { useI18n } from 'vue-i18n';
import type { Failure } from '../../session/requests.js';
import { useThrottleSentence } from '../sign-in/useThrottleSentence.js';

const codes = [
  'WRONG_CREDENTIALS',
  'WRONG_CODE',
  'NOT_BEGUN',
  'AUTHENTICATOR_EXISTS',
  'PASSKEYS_UNAVAILABLE',
  'NOT_MADE',
  'PASSKEY_REFUSED',
  'TOO_MANY_PASSKEYS',
  'NAME_UNUSABLE',
  'NOT_FOUND',
  'SIGN_ON_OFF',
  'SIGN_ON_UNAVAILABLE',
  'UNAUTHENTICATED',
] as const;

/** Why the hub refused, in a sentence. */
export function useRefusalSentence(): (refusal: Failure) => string {
  const { t } = useI18n();
  const throttleSentence = useThrottleSentence();
  return ({ code, retryAfterSeconds }) => {
    if (retryAfterSeconds !== undefined) return throttleSentence(retryAfterSeconds);
    return t(`account.refusals.${codes.find((known) => known === code) ?? 'UNREACHABLE'}`);
  };
}
