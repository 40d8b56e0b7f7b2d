import { readonly, ref } from 'vue';

export interface ToastAction {
  label: string;
  run: () => void;
}
export interface Toast {
  id: number;
  text: string;
  action: ToastAction | undefined;
}

const shown = ref<Toast | null>(null);
let lastId = 0;

/** The toast on screen; one at a time. */
export const currentToast = readonly(shown);

/** Shows one short sentence, such as *Copied*, in place of the one before it. */
export function showToast(text: string, action?: ToastAction): void {
  lastId += 1;
  shown.value = { id: lastId, text, action };
}

/** Takes the toast away. */
export function dismissToast(): void {
  shown.value = null;
}
