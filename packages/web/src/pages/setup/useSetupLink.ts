import { ref, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import { type AccountLink, postSetupLink, type SetupLinkOutcome } from '../../session/session-api.js';
import { forgetSetupToken, takeSetupToken } from './setup-token.js';

/** The one-time link of the address bar, and whether it still works: asked before anything is typed. */
export function useSetupLink(kind: AccountLink) {
  const route = useRoute();
  const token = ref('');
  /** Null until the hub has answered. */
  const outcome = shallowRef<SetupLinkOutcome | null>(null);

  /** The link was used or refused: a reload must not bring it back. */
  function end(): void {
    forgetSetupToken();
    outcome.value = { code: 'SETUP_LINK_INVALID' };
  }

  async function take(): Promise<void> {
    const taken = takeSetupToken(window.location, window.history);
    token.value = taken;
    outcome.value = null;
    const answer =
      taken === '' ? ({ code: 'SETUP_LINK_INVALID' } as const) : await postSetupLink(kind, taken);
    // Another link was pasted meanwhile.
    if (token.value !== taken) return;
    if (answer.code === 'SETUP_LINK_INVALID') end();
    else outcome.value = answer;
  }

  // A link that is pasted into this tab changes the fragment alone, which loads nothing anew.
  watch(
    () => route.hash,
    () => void take(),
    { immediate: true },
  );

  return { token, outcome, end };
}
