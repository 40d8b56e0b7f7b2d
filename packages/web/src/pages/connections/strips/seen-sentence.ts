import { useI18n } from 'vue-i18n';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { strips } from '../../../locales/en/strips.js';

type Step = NonNullable<ConnectionFieldsFragment['authorization']['verification']>['steps'][number];
type KnownStep = keyof typeof strips.authorized.seen;

function isKnown(name: string): name is KnownStep {
  return Object.hasOwn(strips.authorized.seen, name);
}

/** Says in a sentence what a test that passed has seen; only that it passed where its last step tells nothing. */
export function useSeenSentence(): (steps: readonly Step[]) => string {
  const { t } = useI18n();
  return (steps) => {
    const last = steps.at(-1);
    if (!last?.detail || !isKnown(last.name)) return t('strips.authorized.verified');
    if (last.name !== 'IMAP_INBOX') return t(`strips.authorized.seen.${last.name}`, { detail: last.detail });
    // The hub's own words are `INBOX (2)`.
    const messages = /\((\d+)\)$/.exec(last.detail)?.[1];
    if (messages === undefined) return t('strips.authorized.verified');
    return t(`strips.authorized.seen.${last.name}`, Number(messages));
  };
}
