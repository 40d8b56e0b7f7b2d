import { createClient, type Client } from 'graphql-ws';
import { computed, ref, type InjectionKey } from 'vue';
import { refreshRights, reportSessionOver, untilSignedInAgain } from '../session/session.js';

/** The one socket of this window. */
export const socketKey: InjectionKey<Client> = Symbol('socket');

const offlineAfterMs = 2_000;
const longestWaitMs = 15_000;
const unauthorizedCloseCodes = [4401, 4403];

const pongWithinMs = 5_000;

const isDisconnected = ref(false);
const isBrowserOffline = ref(!navigator.onLine);
window.addEventListener('offline', () => (isBrowserOffline.value = true));
window.addEventListener('online', () => (isBrowserOffline.value = false));

/** Whether the hub has been out of reach for long enough to say so, or the browser knows that it has no network. */
export const isOffline = computed(() => isDisconnected.value || isBrowserOffline.value);

/** How long to wait before the given attempt (0 is the first repeat), in milliseconds, spread so that a restarted hub is not stormed. */
export function reconnectDelayMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longestWaitMs, 500 * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + (ceiling / 2) * random();
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function closeCodeOf(event: unknown): number | undefined {
  return typeof event === 'object' && event !== null && 'code' in event && typeof event.code === 'number'
    ? event.code
    : undefined;
}

/**
 * The WebSocket to the hub, on the same path as HTTP. It never gives up: it comes back by itself after any outage, and
 * after a session that ended as soon as somebody is signed in again.
 */
export function createSocket(url: string): Client {
  let offlineTimer: ReturnType<typeof setTimeout> | undefined;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  let open: WebSocket | undefined;
  let wasRefused = false;
  return createClient({
    url,
    keepAlive: 15_000,
    lazyCloseTimeout: 5_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: async (attempt) => {
      if (wasRefused) await untilSignedInAgain();
      else await wait(reconnectDelayMs(attempt));
    },
    on: {
      connected: (socket) => {
        open = socket as WebSocket;
        clearTimeout(offlineTimer);
        wasRefused = false;
        isDisconnected.value = false;
        // The hub closes the sockets of whoever got another role, and one given while there was no socket was not told.
        void refreshRights();
      },
      // A network that went away without a word leaves the socket open for minutes.
      ping: (isReceived) => {
        if (isReceived) return;
        clearTimeout(pongTimer);
        pongTimer = setTimeout(() => open?.close(4408, 'No answer'), pongWithinMs);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(pongTimer);
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        const code = closeCodeOf(event);
        wasRefused = code !== undefined && unauthorizedCloseCodes.includes(code);
        clearTimeout(offlineTimer);
        if (wasRefused) reportSessionOver();
        else if (code !== 1000)
          offlineTimer = setTimeout(() => (isDisconnected.value = true), offlineAfterMs);
      },
    },
  });
}

/** Called when a request over HTTP did not get through. */
export function reportUnreachable(): void {
  isDisconnected.value = true;
}

/** Called when a request over HTTP got through again. */
export function reportReachable(): void {
  isDisconnected.value = false;
}
