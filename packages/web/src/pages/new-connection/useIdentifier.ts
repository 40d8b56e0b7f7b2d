import { useApolloClient } from '@vue/apollo-composable';
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { IdentifierProposalDocument } from '../../graphql/generated/graphql.js';

const settleMs = 400;

/** The rules, which carry tables of every script and are loaded when they are needed. */
export function loadIdentifierRules() {
  return import('@landbridge/server/identifier');
}

/**
 * The identifier of a new connection. It follows the name at once by the function that the hub uses too, and takes the
 * hub's free proposal when the name has settled, until it is edited.
 *
 * @param name what is typed into the field Name
 * @param own the identifier as edited by hand; null while it follows
 */
export function useIdentifier(name: Ref<string>, own: Ref<string | null>) {
  const { client } = useApolloClient();
  const followed = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function propose(): Promise<void> {
    const asked = name.value;
    if (asked.trim() === '' || own.value !== null) return;
    try {
      const { data } = await client.query({
        query: IdentifierProposalDocument,
        variables: { name: asked },
        fetchPolicy: 'no-cache',
      });
      if (name.value === asked) followed.value = data.identifierProposal;
    } catch (error) {
      // What follows the name is shown all the same; the hub decides when it stores.
      console.info('No proposal for the identifier.', error);
    }
  }

  async function follow(): Promise<void> {
    clearTimeout(timer);
    const { identifierFromName } = await loadIdentifierRules();
    followed.value = name.value.trim() === '' ? '' : identifierFromName(name.value);
    timer = setTimeout(() => void propose(), settleMs);
  }

  watch(
    [name, () => own.value === null],
    ([, follows]) => {
      if (follows) void follow();
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  return {
    followed,
    edit: (text: string) => (own.value = text),
    followAgain: () => (own.value = null),
  };
}
