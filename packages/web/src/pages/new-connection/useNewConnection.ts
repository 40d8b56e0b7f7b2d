import { onBeforeUnmount, onMounted, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAuthorizationLink } from '../../authorization-link/useAuthorizationLink.js';
import type { ConnectionFieldsFragment } from '../../graphql/generated/graphql.js';
import { useLeaveGuard } from './useLeaveGuard.js';
import type { FieldName } from './form-errors.js';
import { fieldOrder } from './form-errors.js';
import { useFieldSentences } from './useFieldSentences.js';
import type { useNewConnectionForm } from './useNewConnectionForm.js';
import { useSaveConnection, type SaveOutcome } from './useSaveConnection.js';

type Saved = Extract<SaveOutcome, { kind: 'saved' }>;

/**
 * What the form's buttons do.
 *
 * @param form the form's content
 * @param focusField puts the focus on a field
 */
export function useNewConnection(
  form: ReturnType<typeof useNewConnectionForm>,
  focusField: (field: FieldName) => void,
) {
  const { t } = useI18n();
  const sentence = useFieldSentences();
  const { isSaving, save } = useSaveConnection();
  const { makeLink } = useAuthorizationLink();
  const guard = useLeaveGuard({ isTouched: form.isTouched, discard: form.discard });
  /** What went wrong with the whole, as a sentence. */
  const problem = ref<string | null>(null);

  async function store(): Promise<Saved | null> {
    problem.value = null;
    const wrong = await form.validate();
    const input = wrong ? null : form.input();
    if (wrong) focusField(wrong);
    if (!input) return null;
    const outcome = await save(input);
    if (outcome.kind === 'saved') {
      form.markSaved(input);
      return outcome;
    }
    if (outcome.kind === 'unanswered') problem.value = t('connectionForm.unanswered');
    else {
      form.errors.value = outcome.fields;
      problem.value = sentence(null, outcome.whole) ?? null;
      const first = fieldOrder.find((field) => outcome.fields[field]);
      if (first) focusField(first);
    }
    return null;
  }

  /** Runs one saving at a time; whether it is over is for `run` to say, since a trip to Microsoft is not. */
  async function once(run: () => Promise<'over' | 'leaving'>): Promise<void> {
    if (isSaving.value) return;
    isSaving.value = true;
    if ((await run()) === 'over') isSaving.value = false;
  }

  function toList({ id }: ConnectionFieldsFragment): Promise<void> {
    return guard.leave({ name: 'connections', query: { connection: id } });
  }

  const saveAndSignIn = () =>
    once(async () => {
      const saved = await store();
      if (!saved) return 'over';
      if (saved.authorizationUrl === null) await toList(saved.connection);
      else window.location.assign(saved.authorizationUrl);
      return 'leaving';
    });

  const saveAndCopyLink = () =>
    once(async () => {
      const saved = await store();
      if (!saved) return 'over';
      const outcome = await makeLink(saved.connection.id);
      if (outcome.kind === 'done') {
        await guard.leave({ name: 'connections' });
        return 'leaving';
      }
      problem.value = sentence(null, outcome.code) ?? t('connectionForm.unanswered');
      return 'over';
    });

  // Back from Microsoft the browser may show the page as it was left: in the middle of saving.
  function wakeUp(event: PageTransitionEvent): void {
    if (event.persisted) isSaving.value = false;
  }
  onMounted(() => window.addEventListener('pageshow', wakeUp));
  onBeforeUnmount(() => window.removeEventListener('pageshow', wakeUp));

  return {
    isSaving,
    problem,
    isAsking: guard.isAsking,
    discard: () => guard.leave(),
    saveAndSignIn,
    saveAndCopyLink,
  };
}
