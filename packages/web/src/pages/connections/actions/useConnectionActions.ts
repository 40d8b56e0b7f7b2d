import { useMutation } from '@vue/apollo-composable';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { announce } from '../../../announcements/announcements.js';
import { useAuthorizationLink } from '../../../authorization-link/useAuthorizationLink.js';
import { runInBulk } from '../../../bulk/bulk-runs.js';
import { showToast } from '../../../components/toasts.js';
import {
  AuthorizeConnectionDocument,
  TestConnectionDocument,
  type ConnectionFieldsFragment,
  type TestConnectionMutation,
  type UserErrorCode,
} from '../../../graphql/generated/graphql.js';
import type { RowAction } from '../list/connection-words.js';

/** How one connection's test went: its steps, or why it was not made. */
export interface TestResult {
  connection: ConnectionFieldsFragment;
  test: TestConnectionMutation['testConnection']['test'];
  refusal: string | null;
}

const testsAtOnce = 3;
const sentenceCodes = [
  'CONNECTION_NOT_FOUND',
  'NOT_AUTHORIZED',
  'NEEDS_REAUTHORIZATION',
  'TEMPORARILY_UNAVAILABLE',
] as const satisfies readonly UserErrorCode[];

function useErrorSentence() {
  const { t } = useI18n();
  return (connection: ConnectionFieldsFragment, code: UserErrorCode | null, message: string): string => {
    const known = sentenceCodes.find((candidate) => candidate === code);
    const { name } = connection;
    if (known) return t(`connections.error.${known}`, { name });
    return code === null
      ? t('connections.error.unreachable')
      : t('connections.error.other', { name, message });
  };
}

/** What can be done with the connections selected, and how it went. */
export function useConnectionActions() {
  const { t } = useI18n();
  const router = useRouter();
  const sentence = useErrorSentence();
  const authorizeMutation = useMutation(AuthorizeConnectionDocument);
  const testMutation = useMutation(TestConnectionDocument);
  const { makeLink, withdrawLink } = useAuthorizationLink();
  const busy = ref<RowAction | null>(null);
  const failure = ref<string | null>(null);
  const testResults = ref<TestResult[]>([]);
  /** How many were left when the tests were cancelled. */
  const notTested = ref(0);

  async function authorize(connection: ConnectionFieldsFragment): Promise<void> {
    const result = await authorizeMutation.mutate({ input: { id: connection.id } });
    const payload = result?.data?.authorizeConnection;
    if (payload?.authorizationUrl) {
      window.location.assign(payload.authorizationUrl);
      return;
    }
    const error = payload?.userErrors[0];
    failure.value = sentence(connection, error?.code ?? null, error?.message ?? '');
  }

  async function testOne(connection: ConnectionFieldsFragment): Promise<TestResult> {
    try {
      const result = await testMutation.mutate({ input: { id: connection.id } });
      const payload = result?.data?.testConnection;
      const error = payload?.userErrors[0];
      const refusal = payload?.test ? null : sentence(connection, error?.code ?? null, error?.message ?? '');
      return { connection, test: payload?.test ?? null, refusal };
    } catch (error) {
      console.info('The test was not made, or its answer is not known.', error);
      return { connection, test: null, refusal: sentence(connection, null, '') };
    }
  }

  async function test(connections: ConnectionFieldsFragment[]): Promise<void> {
    const outcome = await runInBulk(t('connections.test.running'), connections, {
      atOnce: testsAtOnce,
      each: testOne,
    });
    testResults.value = outcome.results.map(({ result }) => result);
    notTested.value = outcome.left.length;
    if (testResults.value.length === 0) showToast(t('connections.test.none'));
  }

  async function copyLink(connection: ConnectionFieldsFragment): Promise<void> {
    const outcome = await makeLink(connection.id);
    if (outcome.kind === 'refused') failure.value = sentence(connection, outcome.code, '');
  }

  async function withdraw({ id, name }: ConnectionFieldsFragment): Promise<void> {
    const outcome = await withdrawLink(id);
    if (outcome.kind === 'done') announce(t('connections.linkWithdrawn', { name }));
    else
      failure.value = t(
        outcome.code ? `connectionForm.errors.any.${outcome.code}` : 'connections.error.unreachable',
      );
  }

  async function perform(action: RowAction, connections: ConnectionFieldsFragment[]): Promise<void> {
    const first = connections[0];
    if (!first) return;
    if (action === 'edit') await router.push({ name: 'edit-connection', params: { id: first.id } });
    else if (action === 'authorize') await authorize(first);
    else if (action === 'copyLink') await copyLink(first);
    else if (action === 'withdrawLink') await withdraw(first);
    else await test(connections);
  }

  /** Does it once: a second click meanwhile is ignored. */
  async function act(action: RowAction, connections: ConnectionFieldsFragment[]): Promise<void> {
    if (busy.value) return;
    busy.value = action;
    failure.value = null;
    try {
      await perform(action, connections);
    } catch (error) {
      console.info('The hub did not answer as expected.', error);
      failure.value = t('connections.error.unreachable');
    } finally {
      busy.value = null;
    }
  }

  return {
    busy,
    failure,
    testResults,
    notTested,
    act,
    isTestShown: computed({ get: () => testResults.value.length > 0, set: () => (testResults.value = []) }),
  };
}
