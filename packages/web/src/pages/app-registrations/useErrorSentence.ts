import { useI18n } from 'vue-i18n';
import type { UserErrorCode } from '../../graphql/generated/graphql.js';

/** The sentence for what the hub refuses, by its code. */
export function useErrorSentence() {
  const { t } = useI18n();
  return (code: UserErrorCode | undefined): string | undefined =>
    code === undefined ? undefined : t(`connectionForm.errors.any.${code}`);
}
