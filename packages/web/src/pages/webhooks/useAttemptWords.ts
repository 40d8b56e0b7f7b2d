import { useI18n } from 'vue-i18n';
import type { WebhookAttemptFieldsFragment } from '../../graphql/generated/graphql.js';

const errors = [
  'TIMEOUT',
  'HOST_NOT_FOUND',
  'ADDRESS_REFUSED',
  'TLS_FAILED',
  'CONNECTION_FAILED',
  'SECRET_UNREADABLE',
] as const;

/** Why an attempt did not deliver, as a sentence; null where its status says enough. */
export function useAttemptWords() {
  const { t } = useI18n();
  return ({ outcome, statusCode, error }: WebhookAttemptFieldsFragment): string | null => {
    if (outcome === 'INTERRUPTED') return t('webhooks.interrupted');
    if (statusCode !== null && statusCode >= 300 && statusCode < 400) return t('webhooks.redirect');
    if (error === null) return null;
    // `CONNECTION_FAILED (ECONNREFUSED)`: the system's own code stands behind.
    const code = /\((.+)\)$/.exec(error)?.[1] ?? error;
    const kind = errors.find((one) => error.startsWith(one)) ?? 'other';
    return t(`webhooks.error.${kind}`, { code });
  };
}
