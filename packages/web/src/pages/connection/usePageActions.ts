import { useMutation } from '@vue/apollo-composable';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { announce } from '../../announcements/announcements.js';
import {
  WithdrawAuthorizationLinkDocument,
  type ConnectionFieldsFragment,
} from '../../graphql/generated/graphql.js';
import { useConnectionActions } from '../connections/actions/useConnectionActions.js';
import type { RowAction } from '../connections/list/connection-words.js';

/** What can be done with the connection of a page. A test's steps stand on the page itself. */
export function usePageActions() {
  const { t } = useI18n();
  const actions = useConnectionActions();
  const { mutate } = useMutation(WithdrawAuthorizationLinkDocument);
  const isWithdrawing = ref(false);

  async function act(action: RowAction, connection: ConnectionFieldsFragment): Promise<void> {
    await actions.act(action, [connection]);
    const [result] = actions.testResults.value;
    actions.testResults.value = [];
    if (!result) return;
    if (result.refusal) actions.failure.value = result.refusal;
    if (result.test) announce(t(result.test.ok ? 'connections.test.ok' : 'connections.test.failed'));
  }

  async function withdraw({ id }: ConnectionFieldsFragment): Promise<void> {
    if (isWithdrawing.value) return;
    isWithdrawing.value = true;
    actions.failure.value = null;
    try {
      const payload = (await mutate({ input: { connectionId: id } }))?.data?.withdrawAuthorizationLink;
      const error = payload?.userErrors[0];
      if (error) actions.failure.value = t(`connectionForm.errors.any.${error.code}`);
      else if (!payload) actions.failure.value = t('connections.error.unreachable');
    } catch (error) {
      console.info('The link was not withdrawn, or that is not known.', error);
      actions.failure.value = t('connections.error.unreachable');
    } finally {
      isWithdrawing.value = false;
    }
  }

  return { busy: actions.busy, failure: actions.failure, linkToShow: actions.linkToShow, act, withdraw };
}
