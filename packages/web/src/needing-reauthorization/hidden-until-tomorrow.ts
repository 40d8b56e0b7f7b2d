import { ref } from 'vue';

const key = 'landbridge.banner-hidden-on';

function dayOf(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    console.info('This browser keeps nothing.', error);
    return null;
  }
}

/** Whether somebody hid the banner today, by this browser's calendar; remembered by this browser alone. */
export function useHiddenUntilTomorrow(now: () => Date = () => new Date()) {
  const hiddenOn = ref(stored());
  return {
    isHidden: (): boolean => hiddenOn.value === dayOf(now()),
    hide(): void {
      hiddenOn.value = dayOf(now());
      try {
        localStorage.setItem(key, hiddenOn.value);
      } catch (error) {
        console.info('This browser keeps nothing: the banner is back after a reload.', error);
      }
    },
  };
}
