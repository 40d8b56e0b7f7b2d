import { ref, watch, type Ref } from 'vue';
import { examples } from './examples.js';

const key = 'landbridge.explorer';

interface Typed {
  document: string;
  variables: string;
}

function stored(): Typed | null {
  const text = sessionStorage.getItem(key);
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  const isTyped =
    typeof value === 'object' &&
    value !== null &&
    'document' in value &&
    typeof value.document === 'string' &&
    'variables' in value &&
    typeof value.variables === 'string';
  return isTyped ? { document: value.document as string, variables: value.variables as string } : null;
}

/** What was typed last in this tab, so that a reload loses nothing; the first example to begin with. */
export function useTypedText(): { document: Ref<string>; variables: Ref<string> } {
  const first = stored() ?? {
    document: examples[0]?.document ?? '',
    variables: JSON.stringify(examples[0]?.variables ?? {}, null, 2),
  };
  const document = ref(first.document);
  const variables = ref(first.variables);
  watch([document, variables], () => {
    sessionStorage.setItem(key, JSON.stringify({ document: document.value, variables: variables.value }));
  });
  return { document, variables };
}
