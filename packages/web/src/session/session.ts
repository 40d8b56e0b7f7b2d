import { computed, onScopeDispose, readonly, ref } from 'vue';
import { tabMemory } from '../browser-memory/browser-memory.js';
import { postSecondStep, type SecondStepProof } from './second-step-api.js';
import {
  type AccountLink,
  deleteSession,
  fetchSession,
  postSession,
  postSetup,
  type Administrator,
  type SignOnChoice,
} from './session-api.js';

const administrator = ref<Administrator | null>(null);
const isSetupRequired = ref(false);
const isSimulated = ref(false);
const isOver = ref(false);
const signOnChoices = ref<readonly SignOnChoice[]>([]);
const beforeSignOut = new Set<() => Promise<void>>();
let waitingForSignIn: (() => void)[] = [];

/**
 * Where this window must move before it does anything else: the same place under the installation's public address,
 * since the sign-in's cookie and Microsoft's way back are bound to that origin. Null when it is there already, or when
 * it was moved a moment ago and came back, which would go on for ever.
 */
export function placeToMoveTo(publicUrl: string, here: string, hasJustMoved: boolean): string | null {
  const target = new URL(publicUrl);
  const current = new URL(here);
  if (target.origin === current.origin || hasJustMoved) return null;
  target.pathname = current.pathname;
  target.search = current.search;
  target.hash = current.hash;
  return target.href;
}

const movedAtKey = 'landbridge.movedAt';
const loopWindowMs = 10_000;

/** Moves the window to the public address if it must. Answers whether it is on its way. */
function moveToPublicAddress(publicUrl: string): boolean {
  const movedAt = Number(tabMemory.read(movedAtKey) ?? 0);
  const target = placeToMoveTo(publicUrl, window.location.href, Date.now() - movedAt < loopWindowMs);
  if (target === null) return false;
  tabMemory.write(movedAtKey, String(Date.now()));
  window.location.replace(target);
  return true;
}

/** Asks the hub who is signed in, until it answers. Does not resolve when the window moves to the public address. */
export async function loadSession(waitBefore: (attempt: number) => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetchSession();
    if (!answer) {
      await waitBefore(attempt);
      continue;
    }
    if (moveToPublicAddress(answer.publicUrl)) return new Promise(() => undefined);
    administrator.value = answer.administrator;
    isSetupRequired.value = answer.setupRequired;
    isSimulated.value = answer.isSimulated;
    signOnChoices.value = answer.signOn;
    return;
  }
}

function enter(who: Administrator): void {
  const isAnotherPerson = isOver.value && administrator.value !== null && administrator.value.id !== who.id;
  administrator.value = who;
  isSetupRequired.value = false;
  isOver.value = false;
  if (isAnotherPerson) {
    // What the one before wrote and saw is not the next one's.
    window.location.reload();
    return;
  }
  const waiting = waitingForSignIn;
  waitingForSignIn = [];
  for (const resume of waiting) resume();
}

/** Asks what the person may do by now: the hub closes the sockets of whoever got another role. */
export async function refreshRights(): Promise<void> {
  const answer = await fetchSession();
  // Another person, or nobody, is no change of rights: the session is over, which is found out elsewhere.
  if (answer?.administrator && answer.administrator.id === administrator.value?.id)
    administrator.value = answer.administrator;
}

/** Called when the hub no longer knows the session: the window asks for a new sign-in and keeps what is on it. */
export function reportSessionOver(): void {
  if (administrator.value) isOver.value = true;
}

/** Resolves when somebody is signed in again. */
export function untilSignedInAgain(): Promise<void> {
  reportSessionOver();
  return new Promise((resolve) => waitingForSignIn.push(resolve));
}

/** Called before a session is ended by its own person; what it returns is waited for. Ends with the component. */
export function onBeforeSignOut(listener: () => Promise<void>): void {
  beforeSignOut.add(listener);
  onScopeDispose(() => beforeSignOut.delete(listener));
}

/** The session of this window, and the ways to begin and end it. */
export function useSession() {
  return {
    administrator: readonly(administrator),
    isSignedIn: computed(() => administrator.value !== null),
    isSetupRequired: readonly(isSetupRequired),
    isSimulated: readonly(isSimulated),
    isOver: readonly(isOver),
    signOnChoices: readonly(signOnChoices),
    async signIn(email: string, password: string) {
      const outcome = await postSession(email, password);
      if ('administrator' in outcome) enter(outcome.administrator);
      return outcome;
    },
    /** The second half of a sign-in whose password was right. */
    async proveSecondFactor(proof: SecondStepProof) {
      const outcome = await postSecondStep(proof);
      if ('administrator' in outcome) enter(outcome.administrator);
      return outcome;
    },
    async makeAccount(
      kind: AccountLink,
      input: { token: string; name: string; email: string; password: string },
    ) {
      const outcome = await postSetup(kind, input);
      if ('administrator' in outcome) enter(outcome.administrator);
      return outcome;
    },
    /**
     * Ends the session and loads the window anew, so that nothing of it stays in memory. Answers whether it did: false
     * when the hub cannot be reached, and the session goes on.
     */
    async signOut(): Promise<boolean> {
      await Promise.all([...beforeSignOut].map((listener) => listener()));
      const hasEnded = await deleteSession();
      if (hasEnded) window.location.assign('/sign-in');
      return hasEnded;
    },
  };
}
