import { createClient, type Client } from 'graphql-ws';
import { readonly, ref, type InjectionKey } from 'vue';
import { reportSessionOver, untilSignedInAgain } from '../session/session.js';

/** The one socket of this window. */
export const socketKey: InjectionKey<Client> = Symbol('socket');

const offlineAfterMs = 2_000;
const longestWaitMs = 15_000;
const unauthorizedCloseCodes = [4401, 4403];

const isDisconnected = ref(false);
/** Whether the hub has been out of reach for long enough to say so. */
export const isOffline = readonly(isDisconnected);

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
      connected: () => {
        clearTimeout(offlineTimer);
        wasRefused = false;
        isDisconnected.value = false;
      },
      closed: (event) => {
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
