import { useApolloClient } from '@vue/apollo-composable';
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { IdentifierProposalDocument } from '../../graphql/generated/graphql.js';
import { identifierAsTyped } from './identifier-as-typed.js';

const settleMs = 400;

/**
 * The identifier of a new connection. It follows the name at once by the rules that the hub uses too, and takes the
 * hub's free proposal when the name has settled, until it is edited. Of a script that only the hub can write in a–z
 * there is nothing to show before that.
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

  function follow(): void {
    clearTimeout(timer);
    followed.value = name.value.trim() === '' ? '' : (identifierAsTyped(name.value) ?? followed.value);
    timer = setTimeout(() => void propose(), settleMs);
  }

  watch(
    [name, () => own.value === null],
    ([, follows]) => {
      if (follows) follow();
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
