import { useI18n } from 'vue-i18n';
import type { ConnectionChange } from '../../graphql/connection-changes.js';
import { timeOfDay } from '../../time/relative-time.js';
import './texts.js';

/** Who deleted a connection and when, in a sentence. */
export function useDeletionWords() {
  const { t, locale } = useI18n();

  /** Null stands for a deletion that happened while nothing could be heard. */
  return (deletion: Pick<ConnectionChange, 'actor' | 'occurredAt'> | null): string => {
    if (!deletion) return t('connectionPage.deleted.unseen');
    const { actor, occurredAt } = deletion;
    return t(`connectionPage.deleted.by.${actor?.kind ?? 'nobody'}`, {
      name: actor?.name ?? '',
      time: timeOfDay(occurredAt, locale.value),
    });
  };
}
