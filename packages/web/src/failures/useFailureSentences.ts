import { describeFailure, describeStepRemedy } from '@landbridge/server/failures/describe';
import { stepRemedyCodeOf } from '@landbridge/server/failures/step-remedies';
import type { FailureTexts } from '@landbridge/server/failures/texts';
import type { Language } from '@landbridge/server/languages';
import { shallowReactive } from 'vue';
import type { ConnectionFieldsFragment } from '../graphql/generated/graphql.js';
import { useLanguage } from '../locales/language.js';

type Authorization = ConnectionFieldsFragment['authorization'];
type Step = Pick<
  NonNullable<Authorization['verification']>['steps'][number],
  'remedy' | 'remedyCode' | 'remedyFacts'
>;

export interface FailureSentences {
  title: string;
  explanation: string;
  remedy: string;
}

/** The catalogue of failures, a language at a time; English comes from the hub with each failure. */
const loaders: Partial<Record<Language, () => Promise<FailureTexts>>> = {
  cs: async () => (await import('@landbridge/server/failures/cs/index')).cs,
};
const texts = shallowReactive(new Map<Language, FailureTexts | 'loading' | 'unreachable'>());

/** The texts of a language; null while they are fetched, undefined where the hub's English has to do. */
function textsOf(language: Language): FailureTexts | null | undefined {
  const known = texts.get(language);
  const load = loaders[language];
  if (!load || known === 'unreachable') return undefined;
  if (known === undefined) void fetchTexts(language, load);
  return typeof known === 'object' ? known : null;
}

async function fetchTexts(language: Language, load: () => Promise<FailureTexts>): Promise<void> {
  // Not while it is being drawn: whoever asked is drawn again when the texts are here.
  await Promise.resolve();
  if (texts.has(language)) return;
  texts.set(language, 'loading');
  try {
    texts.set(language, await load());
  } catch (error) {
    console.info('The sentences of failures could not be fetched; they are said in English.', error);
    texts.set(language, 'unreachable');
  }
}

/** What fills the placeholders of a sentence. */
function wordsOf(facts: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(facts.map(({ name, value }) => [name, value]));
}

/** What went wrong with a connection, in the reader's language; fetched when there is something to say. */
export function useFailureSentences() {
  const { language } = useLanguage();

  /** The sentences of a connection's failure; null when there is none, or while they are being fetched. */
  function failureOf(
    connection: Pick<ConnectionFieldsFragment, 'name' | 'tenant' | 'authorization'>,
  ): FailureSentences | null {
    const { error, status } = connection.authorization;
    return error && sentencesOf(error, { ...connection, authorization: { status } });
  }

  /** The sentences of one failure; `authorization` is null for one of the past. */
  function sentencesOf(
    error: NonNullable<Authorization['error']>,
    context: Parameters<typeof describeFailure>[1],
  ): FailureSentences | null {
    const found = textsOf(language.value);
    if (found === undefined) return error;
    const facts = wordsOf(error.facts);
    return found && describeFailure({ code: error.code, facts, message: error.message }, context, found);
  }

  /** What to do when a step of a test did not pass; null when nothing is known, or while it is being fetched. */
  function remedyOf({ remedy, remedyCode, remedyFacts }: Step): string | null {
    const code = stepRemedyCodeOf(remedyCode);
    if (code === null) return remedy;
    const found = textsOf(language.value);
    if (found === undefined) return remedy;
    return found && describeStepRemedy(code, wordsOf(remedyFacts), found);
  }

  return { failureOf, sentencesOf, remedyOf };
}
