import { ref, watch, type Ref } from 'vue';
import { tabMemory } from '../../browser-memory/browser-memory.js';
import { examples } from './examples.js';

const key = 'landbridge.explorer';

interface Typed {
  document: string;
  variables: string;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch (error) {
    console.info('What was typed last cannot be read.', error);
    return null;
  }
}

function stored(): Typed | null {
  const value = parsed(tabMemory.read(key));
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
    tabMemory.write(key, JSON.stringify({ document: document.value, variables: variables.value }));
  });
  return { document, variables };
}
