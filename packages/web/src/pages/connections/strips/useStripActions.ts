import { useMutation } from '@vue/apollo-composable';
import { onBeforeUnmount, onMounted, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAuthorizationLink } from '../../../authorization-link/useAuthorizationLink.js';
import { AuthorizeConnectionDocument } from '../../../graphql/generated/graphql.js';
import type { StripAction } from './failure-actions.js';

/** What the buttons of a strip do; one at a time. */
export function useStripActions(connectionId: () => string) {
  const { t } = useI18n();
  const { mutate: authorize } = useMutation(AuthorizeConnectionDocument);
  const { makeLink } = useAuthorizationLink();
  const isBusy = ref(false);
  /** Why the last action did not work, as a sentence. */
  const problem = ref<string | null>(null);

  /** Goes to the sign-in. Answers whether the window is leaving. */
  async function signIn(allowAccountChange: boolean): Promise<boolean> {
    const payload = (await authorize({ input: { id: connectionId(), allowAccountChange } }))?.data
      ?.authorizeConnection;
    if (payload?.authorizationUrl) {
      window.location.assign(payload.authorizationUrl);
      return true;
    }
    const code = payload?.userErrors[0]?.code;
    problem.value = t(code ? `connectionForm.errors.any.${code}` : 'strips.actions.unanswered');
    return false;
  }

  async function copy(): Promise<void> {
    const outcome = await makeLink(connectionId());
    if (outcome.kind === 'refused') {
      problem.value = t(
        outcome.code ? `connectionForm.errors.any.${outcome.code}` : 'strips.actions.unanswered',
      );
    }
  }

  async function run(action: StripAction): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    let isLeaving = false;
    try {
      if (action === 'copyLink') await copy();
      else isLeaving = await signIn(action === 'allowOtherAccount');
    } catch (error) {
      console.info('The action of a strip failed.', error);
      problem.value = t('strips.actions.unanswered');
    }
    if (!isLeaving) isBusy.value = false;
  }

  function wakeUp(event: PageTransitionEvent): void {
    if (event.persisted) isBusy.value = false;
  }
  onMounted(() => window.addEventListener('pageshow', wakeUp));
  onBeforeUnmount(() => window.removeEventListener('pageshow', wakeUp));

  return { isBusy, problem, run };
}
