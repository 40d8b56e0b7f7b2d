import { useMutation } from '@vue/apollo-composable';
import { ref } from 'vue';
import { copyToClipboard } from '../components/clipboard.js';
import { CreateAuthorizationLinkDocument, type UserErrorCode } from '../graphql/generated/graphql.js';

export type LinkOutcome =
  | { kind: 'copied' }
  /** It was made, but has to be copied by hand: `linkToShow` holds it. */
  | { kind: 'shown' }
  | { kind: 'refused'; code: UserErrorCode | null };

/** Makes an authorization link for somebody else and puts it on the clipboard, or shows it where that is refused. */
export function useAuthorizationLink() {
  const { mutate } = useMutation(CreateAuthorizationLinkDocument);
  const linkToShow = ref<string | null>(null);

  async function copyLink(connectionId: string): Promise<LinkOutcome> {
    try {
      const payload = (await mutate({ input: { connectionId } }))?.data?.createAuthorizationLink;
      if (!payload?.url) return { kind: 'refused', code: payload?.userErrors[0]?.code ?? null };
      if (await copyToClipboard(payload.url)) return { kind: 'copied' };
      linkToShow.value = payload.url;
      return { kind: 'shown' };
    } catch (error) {
      console.info('No authorization link was made, or that is not known.', error);
      return { kind: 'refused', code: null };
    }
  }
  return { linkToShow, copyLink };
}
