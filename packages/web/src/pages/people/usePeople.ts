import { useApolloClient } from '@vue/apollo-composable';
import { ref, shallowRef } from 'vue';
import {
  ChangeRoleDocument,
  InvitationsDocument,
  InvitePersonDocument,
  PeopleDocument,
  RemovePersonDocument,
  WithdrawInvitationDocument,
  type InvitationFieldsFragment,
  type InvitePersonInput,
  type PeopleQuery,
  type PersonFieldsFragment,
  type Role,
} from '../../graphql/generated/graphql.js';
import { useChanges } from '../../graphql/useChanges.js';

/** Who may use this installation, everybody: there are few. And what is done with them, one change at a time. */
export function usePeople() {
  const { client } = useApolloClient();
  /** Null until they were read. */
  const people = shallowRef<PersonFieldsFragment[] | null>(null);
  const invitations = shallowRef<readonly InvitationFieldsFragment[]>([]);
  const hasFailed = ref(false);
  const { isBusy, change } = useChanges(read);

  async function readPage(after: string | null): Promise<PeopleQuery['people']> {
    const { data } = await client.query({
      query: PeopleDocument,
      variables: { after },
      fetchPolicy: 'no-cache',
    });
    return data.people;
  }

  async function read(): Promise<void> {
    try {
      const found: PersonFieldsFragment[] = [];
      let after: string | null = null;
      do {
        const page = await readPage(after);
        found.push(...page.edges.map(({ node }) => node));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      const { data } = await client.query({ query: InvitationsDocument, fetchPolicy: 'no-cache' });
      people.value = found;
      invitations.value = data.invitations;
      hasFailed.value = false;
    } catch (error) {
      console.info('The people cannot be read.', error);
      hasFailed.value = true;
    }
  }

  return {
    people,
    invitations,
    hasFailed,
    isBusy,
    read,
    invite: (input: InvitePersonInput) => change(InvitePersonDocument, input, (data) => data.invitePerson),
    changeRole: (id: string, role: Role) =>
      change(ChangeRoleDocument, { id, role }, (data) => data.changeRole),
    remove: (id: string, keepApiKeys: boolean) =>
      change(RemovePersonDocument, { id, keepApiKeys }, (data) => data.removePerson),
    withdraw: (id: string) => change(WithdrawInvitationDocument, { id }, (data) => data.withdrawInvitation),
  };
}

export type PeopleChanges = ReturnType<typeof usePeople>;
