import { readonly, ref } from 'vue';

const polite = ref('');

/** What the polite live region of the window says at this moment. */
export const politeAnnouncement = readonly(polite);

/** Says one sentence to those who do not see the window, when they are not busy reading. */
export function announce(sentence: string): void {
  polite.value = sentence;
}
