import { useMutation } from '@vue/apollo-composable';
import { copyToClipboard } from '../components/clipboard.js';
import {
  CreateAuthorizationLinkDocument,
  WithdrawAuthorizationLinkDocument,
  type UserErrorCode,
} from '../graphql/generated/graphql.js';
import { showLink } from './shown-link.js';

/** Done, or why not: the hub's code, null when it did not answer. */
export type LinkOutcome = { kind: 'done' } | { kind: 'refused'; code: UserErrorCode | null };

/** Makes an authorization link for somebody else, or ends it. */
export function useAuthorizationLink() {
  const creation = useMutation(CreateAuthorizationLinkDocument);
  const withdrawal = useMutation(WithdrawAuthorizationLinkDocument);

  /** Makes a link, puts it on the clipboard where the browser allows that, and shows it. */
  async function makeLink(connectionId: string): Promise<LinkOutcome> {
    try {
      const payload = (await creation.mutate({ input: { connectionId } }))?.data?.createAuthorizationLink;
      if (!payload?.url || !payload.expiresAt || !payload.connection)
        return { kind: 'refused', code: payload?.userErrors[0]?.code ?? null };
      const { url, expiresAt, connection } = payload;
      showLink({ url, expiresAt, connection, isCopied: await copyToClipboard(url) });
      return { kind: 'done' };
    } catch (error) {
      console.info('No authorization link was made, or that is not known.', error);
      return { kind: 'refused', code: null };
    }
  }

  /** Ends the open link of a connection, and a sign-in that was begun with it. */
  async function withdrawLink(connectionId: string): Promise<LinkOutcome> {
    try {
      const payload = (await withdrawal.mutate({ input: { connectionId } }))?.data?.withdrawAuthorizationLink;
      const code = payload?.userErrors[0]?.code ?? null;
      return payload && code === null ? { kind: 'done' } : { kind: 'refused', code };
    } catch (error) {
      console.info('The link was not withdrawn, or that is not known.', error);
      return { kind: 'refused', code: null };
    }
  }

  return { makeLink, withdrawLink };
}
