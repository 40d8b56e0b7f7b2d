import { connectionEventPrefix, type WhatHappened, whatHappened } from '../connections/index.js';
import type { LoggedEvent } from '../events/index.js';

/** What an endpoint may ask for; a part of the API. */
export const webhookEventTypes = [
  'connection.needs_reauthorization',
  'connection.recovered',
  'connection.authorized',
  'connection.verification_failed',
  'app_registration.expires_soon',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** Sent on request alone, whatever an endpoint asked for. */
export const testEventType = 'webhook.test';

/** What an endpoint is told that names no types. */
export const defaultEventTypes: readonly WebhookEventType[] = [
  'connection.needs_reauthorization',
  'connection.recovered',
];

/** Whether a text names a type that an endpoint may ask for. */
export function isWebhookEventType(text: string): text is WebhookEventType {
  return webhookEventTypes.some((type) => type === text);
}

const expirySoon = 'app_registration.expires_soon';
const ofKinds: Partial<Record<WhatHappened['kind'], WebhookEventType>> = {
  AUTHORIZED: 'connection.authorized',
  NEEDS_REAUTHORIZATION: 'connection.needs_reauthorization',
  VERIFICATION_FAILED: 'connection.verification_failed',
};
const loggedTypes: ReadonlySet<string> = new Set([
  expirySoon,
  ...Object.keys(ofKinds).map((kind) => connectionEventPrefix + kind.toLowerCase()),
]);

/** The types that an event of the log is told as; none for most. */
export function publicTypesOf(event: LoggedEvent): WebhookEventType[] {
  if (!loggedTypes.has(event.type)) return [];
  if (event.type === expirySoon) return [expirySoon];
  const { kind, isRecovery } = whatHappened(event);
  const type = ofKinds[kind];
  if (!type) return [];
  return isRecovery ? [type, 'connection.recovered'] : [type];
}
