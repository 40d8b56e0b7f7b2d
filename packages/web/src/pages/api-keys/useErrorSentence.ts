import { useI18n } from 'vue-i18n';
import type { Outcome } from '../../graphql/useChanges.js';

/** What is said of a change that was not made: at its field, or of the whole. */
export function useErrorSentence() {
  const { t } = useI18n();
  /** Of a field; undefined where nothing is wrong with it. */
  function ofField(outcome: Outcome<unknown> | null, field: string): string | undefined {
    const code = outcome?.kind === 'refused' ? outcome.errors[field] : undefined;
    return code === undefined ? undefined : t(`connectionForm.errors.any.${code}`);
  }
  /** Of what is at none of these fields. */
  function ofWhole(outcome: Outcome<unknown> | null, fields: readonly string[] = []): string | undefined {
    if (outcome?.kind === 'unanswered') return t('apiKeys.unanswered');
    if (outcome?.kind !== 'refused') return undefined;
    const other = Object.keys(outcome.errors).find((field) => !fields.includes(field));
    return other === undefined ? undefined : ofField(outcome, other);
  }
  return { ofField, ofWhole };
}
