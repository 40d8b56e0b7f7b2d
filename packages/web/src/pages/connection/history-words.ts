import { useI18n } from 'vue-i18n';
import { useStepWords } from '../../connection-types/step-words.js';
import { useFailureSentences } from '../../failures/useFailureSentences.js';
import type { ConnectionFieldsFragment, HistoryEntryFragment } from '../../graphql/generated/graphql.js';
import { connectionPage } from '../../locales/en/connection-page.js';

type KnownKind = keyof typeof connectionPage.history.kinds;

function isKnown(kind: string): kind is KnownKind {
  return Object.hasOwn(connectionPage.history.kinds, kind);
}

/** The sentences of a history: what happened, and who did it. */
export function useHistoryWords() {
  const { t, locale } = useI18n();
  const stepWords = useStepWords();
  const { sentencesOf } = useFailureSentences();

  /** What a kind alone does not say; null where it says everything. */
  function detailOf(
    { failure, failedStep, changedFields, kind }: HistoryEntryFragment,
    { name, tenant }: ConnectionFieldsFragment,
  ): string | null {
    if (failure && kind !== 'AUTHORIZATION_CANCELLED' && kind !== 'AUTHORIZATION_EXPIRED') {
      // Null while the language is being fetched.
      const title = sentencesOf(failure, { name, tenant, authorization: null })?.title.replace(/\.$/, '');
      return [title, failure.aadsts && `(${failure.aadsts})`].filter((part) => part).join(' ') || null;
    }
    if (failedStep) return t('connectionPage.history.failedStep', { step: stepWords(failedStep.name) });
    if (changedFields.length === 0) return null;
    const fields = changedFields.map((field) => t(`connectionPage.history.fields.${field}`));
    return new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(fields);
  }

  function what(entry: HistoryEntryFragment, connection: ConnectionFieldsFragment): string {
    const { kind, account } = entry;
    if (!isKnown(kind)) return kind;
    if (kind === 'AUTHORIZED' && connection.type === 'ENTRA_ID')
      return t('connectionPage.history.wholeOrganization');
    const name = account?.username ?? account?.displayName;
    if (kind === 'AUTHORIZED' && name) return t('connectionPage.history.authorizedAs', { account: name });
    const words = t(`connectionPage.history.kinds.${kind}`);
    const detail = detailOf(entry, connection);
    return detail === null ? words : t('connectionPage.history.detailed', { what: words, detail });
  }

  /** Null where the log does not know. */
  function who({ actor }: HistoryEntryFragment): string | null {
    return actor && t(`connectionPage.history.by.${actor.kind}`, { name: actor.name });
  }

  return { what, who };
}
