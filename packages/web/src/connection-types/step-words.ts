import { useI18n } from 'vue-i18n';
import { en } from '../locales/en/index.js';

function isKnownStep(name: string): name is keyof typeof en.connections.test.step {
  return Object.hasOwn(en.connections.test.step, name);
}

/** The words for a step of a test. One that a newer server knows and this window does not is called as the server calls it. */
export function useStepWords(): (name: string) => string {
  const { t } = useI18n();
  return (name) => (isKnownStep(name) ? t(`connections.test.step.${name}`) : name);
}
