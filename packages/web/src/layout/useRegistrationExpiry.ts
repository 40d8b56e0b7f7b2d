import { useQuery } from '@vue/apollo-composable';
import { computed, onBeforeUnmount, onMounted, ref } from 'vue';
import { afterFirstPaint } from '../components/after-first-paint.js';
import { RegistrationExpiriesDocument } from '../graphql/generated/graphql.js';
import { expiryOf } from '../pages/app-registrations/expiry.js';
import { useNow } from '../time/now.js';

/**
 * Whether an app registration has nothing left to prove itself with (`expired`), or will not in 30 days (`soon`); null
 * while all is well, for whoever may not read them, and until the page has been drawn. A credential beside which there
 * is one that lasts alarms nobody.
 */
export function useRegistrationExpiry() {
  const now = useNow();
  const isDrawn = ref(false);
  let cancel = (): void => undefined;
  onMounted(() => (cancel = afterFirstPaint(() => (isDrawn.value = true))));
  onBeforeUnmount(() => cancel());
  const { result } = useQuery(RegistrationExpiriesDocument, {}, () => ({ enabled: isDrawn.value }));
  return computed(() => {
    let worst: 'soon' | 'expired' | null = null;
    for (const { node } of result.value?.appRegistrations.edges ?? []) {
      const kinds = new Set(node.credentials.map(({ expiresAt }) => expiryOf(expiresAt, now.value).kind));
      if (kinds.size === 0 || kinds.has('fine') || kinds.has('unknown')) continue;
      if (!kinds.has('soon')) return 'expired';
      worst = 'soon';
    }
    return worst;
  });
}
