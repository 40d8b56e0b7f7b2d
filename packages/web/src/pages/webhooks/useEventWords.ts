import { useI18n } from 'vue-i18n';
import { eventWordsKey } from './event-types.js';

/** What a type of event is called. */
export function useEventWords() {
  const { t } = useI18n();
  return (type: string): string => {
    const key = eventWordsKey(type);
    return key === null ? type : t(key);
  };
}
