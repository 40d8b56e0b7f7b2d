import { useQuery } from '@vue/apollo-composable';
import { computed, type Ref } from 'vue';
import { AppRegistrationChoicesDocument, type ConnectionType } from '../../graphql/generated/graphql.js';
import { choicesFor, usualOf } from './registration-choices.js';

/**
 * The app registrations by which a connection can sign in, and the one that is taken when none is chosen. Somebody who
 * may not read them has nothing to choose.
 *
 * @param cloud the tenant's national cloud; null while no tenant is known
 */
export function useRegistrationChoices(cloud: Ref<string | null>, type: Ref<ConnectionType | null>) {
  const { result } = useQuery(AppRegistrationChoicesDocument, {}, () => ({
    enabled: cloud.value !== null,
    fetchPolicy: 'network-only',
  }));
  const choices = computed(() => {
    const all = result.value?.appRegistrations.edges.map(({ node }) => node) ?? [];
    return choicesFor(all, cloud.value);
  });
  const usual = computed(() => usualOf(choices.value, cloud.value, type.value));
  return { choices, usual };
}
