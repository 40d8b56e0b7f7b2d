import type { ComposerTranslation } from 'vue-i18n';
import type { Outcome } from '../../graphql/useChanges.js';

/** Why a change was not made; undefined where it was. */
export function refusalOf(outcome: Outcome<unknown>, t: ComposerTranslation): string | undefined {
  if (outcome.kind === 'unanswered') return t('people.unanswered');
  const [code] = outcome.kind === 'refused' ? Object.values(outcome.errors) : [];
  return code === undefined ? undefined : t(`connectionForm.errors.any.${code}`);
}
