import { readonly, ref } from 'vue';

export interface ToastAction {
  label: string;
  run: () => void;
}
export interface ToastOptions {
  /** Something to press, such as *Undo*. A toast that has one stays beside later ones. */
  action?: ToastAction;
  /** Called when the toast has gone and its action was not pressed. */
  onGone?: () => void;
}
export interface Toast extends ToastOptions {
  id: number;
  text: string;
}

const shown = ref<Toast[]>([]);
let lastId = 0;

/** The toasts on screen, the newest last. */
export const toasts = readonly(shown);

/** Shows one short sentence, such as *Copied*, in place of an earlier one that asks for nothing. */
export function showToast(text: string, options: ToastOptions = {}): Toast {
  lastId += 1;
  const toast = { id: lastId, text, ...options };
  shown.value = [...shown.value.filter(({ action }) => action), toast];
  return toast;
}

/** Takes a toast away; with `act` its action is run, otherwise it has gone by itself. */
export function endToast(id: number, act = false): void {
  const toast = shown.value.find((one) => one.id === id);
  if (!toast) return;
  shown.value = shown.value.filter((one) => one.id !== id);
  if (act) toast.action?.run();
  else toast.onGone?.();
}
