import { useI18n } from 'vue-i18n';
import { announce } from '../../announcements/announcements.js';
import type { ConnectionFieldsFragment } from '../../graphql/generated/graphql.js';
import { useConnectionActions } from '../connections/actions/useConnectionActions.js';
import type { RowAction } from '../connections/list/connection-words.js';

/** What can be done with the connection of a page. A test's steps stand on the page itself. */
export function usePageActions() {
  const { t } = useI18n();
  const actions = useConnectionActions();

  async function act(action: RowAction, connection: ConnectionFieldsFragment): Promise<void> {
    await actions.act(action, [connection]);
    const [result] = actions.testResults.value;
    actions.testResults.value = [];
    if (!result) return;
    if (result.refusal) actions.failure.value = result.refusal;
    if (result.test) announce(t(result.test.ok ? 'connections.test.ok' : 'connections.test.failed'));
  }

  return { busy: actions.busy, failure: actions.failure, act };
}
