import { ref } from 'vue';
import { browserMemory } from '../browser-memory/browser-memory.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

// public/theme.js reads the same key before the first paint.
const storageKey = 'landbridge.theme';

function stored(): Theme {
  const value = browserMemory.read(storageKey);
  return themes.find((theme) => theme === value) ?? 'system';
}

const theme = ref<Theme>(stored());

/** The colours that this browser is set to, and how to change them. */
export function useTheme() {
  return {
    theme,
    setTheme(next: Theme): void {
      theme.value = next;
      if (next === 'system') {
        browserMemory.forget(storageKey);
        delete document.documentElement.dataset['theme'];
      } else {
        browserMemory.write(storageKey, next);
        document.documentElement.dataset['theme'] = next;
      }
    },
  };
}
