import { useI18n } from 'vue-i18n';

const hourSeconds = 3600;

/** When to come again after too many attempts. */
export function useThrottleSentence(): (seconds: number) => string {
  const { t } = useI18n();
  return (n) => {
    if (n < hourSeconds) return t('session.signIn.tooMany', { n }, n);
    const hours = Math.ceil(n / hourSeconds);
    return t('account.secondStep.tooManyToday', { n: hours }, hours);
  };
}
