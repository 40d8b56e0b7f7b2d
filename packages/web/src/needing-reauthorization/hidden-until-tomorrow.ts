import { ref } from 'vue';
import { browserMemory } from '../browser-memory/browser-memory.js';

const key = 'landbridge.banner-hidden-on';

function dayOf(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** Whether somebody hid the banner today, by this browser's calendar; remembered by this browser alone. */
export function useHiddenUntilTomorrow(now: () => Date = () => new Date()) {
  const hiddenOn = ref(browserMemory.read(key));
  return {
    isHidden: (): boolean => hiddenOn.value === dayOf(now()),
    hide(): void {
      hiddenOn.value = dayOf(now());
      browserMemory.write(key, hiddenOn.value);
    },
  };
}
