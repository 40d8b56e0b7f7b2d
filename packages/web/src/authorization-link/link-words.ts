import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { ConnectionTypesDocument } from '../graphql/generated/graphql.js';
import { useSession } from '../session/session.js';
import { timeWithZone } from '../time/relative-time.js';
import type { MadeLink } from './shown-link.js';

/** A `mailto:` address without a recipient (RFC 6068 §2, §5: percent-encoded, lines end with CRLF). */
export function mailAddress({ subject, body }: { subject: string; body: string }): string {
  const encoded = (text: string) => encodeURIComponent(text.replace(/\r?\n/g, '\r\n'));
  return `mailto:?subject=${encoded(subject)}&body=${encoded(body)}`;
}

/** Whether only this computer can open an address. */
export function isLoopbackAddress(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

/** The sentences that depend on whose link it is. */
export function useLinkWords(link: MadeLink) {
  const { t, locale } = useI18n();
  const { administrator } = useSession();
  const { result } = useQuery(ConnectionTypesDocument);
  const { name, tenant, type, mailbox } = link.connection;
  const tenantName = tenant.displayName ?? tenant.domain ?? tenant.id;

  /** To whom it is to be sent; null until the hub has said who signs in for this type. */
  const addressee = computed(() => {
    const signer = result.value?.connectionTypes.find((info) => info.type === type)?.signer;
    if (!signer) return null;
    if (mailbox) return t('authorizationLink.sendTo.mailbox', { mailbox });
    return t(`authorizationLink.sendTo.${signer}`, { tenant: tenantName });
  });
  const mail = computed(() => ({
    subject: t('authorizationLink.mail.subject', { name }),
    body: [
      t('authorizationLink.mail.greeting'),
      t('authorizationLink.mail.why', {
        name,
        type: t(`connectionTypes.${type}.label`),
        tenant: tenantName,
      }),
      `${t('authorizationLink.mail.how')}\n${link.url}`,
      t('authorizationLink.mail.until', { time: timeWithZone(link.expiresAt, locale.value) }),
      administrator.value?.name ?? '',
    ]
      .filter((paragraph) => paragraph !== '')
      .join('\n\n'),
  }));
  return { addressee, mail };
}
