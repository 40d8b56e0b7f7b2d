import { useI18n } from 'vue-i18n';
import type { UserErrorCode } from '../../graphql/generated/graphql.js';
import type { FieldName } from './form-errors.js';

/** The sentence for an error, by its code and its field. */
export function useFieldSentences() {
  const { t, te } = useI18n();
  return (field: FieldName | null, code: UserErrorCode | null | undefined): string | undefined => {
    if (!code) return undefined;
    const own = `connectionForm.errors.${field ?? 'any'}.${code}`;
    return t(te(own) ? own : `connectionForm.errors.any.${code}`);
  };
}
