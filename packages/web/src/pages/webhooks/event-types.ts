/** The types of events that can be asked for, as the hub names them, with the key of their words. */
export const eventTypes = [
  { type: 'connection.needs_reauthorization', words: 'needsReauthorization' },
  { type: 'connection.recovered', words: 'recovered' },
  { type: 'connection.authorized', words: 'authorized' },
  { type: 'connection.verification_failed', words: 'verificationFailed' },
  { type: 'app_registration.expires_soon', words: 'expiresSoon' },
] as const;

/** What a new webhook is told of unless somebody chooses otherwise. */
export const usualEventTypes: readonly string[] = [
  'connection.needs_reauthorization',
  'connection.recovered',
];

const known = [...eventTypes, { type: 'webhook.test', words: 'test' }] as const;

/** The key of a type's words; null of one that a later hub knows: it is shown by its own name. */
export function eventWordsKey(type: string) {
  const words = known.find((one) => one.type === type)?.words;
  return words === undefined ? null : (`webhooks.events.${words}.name` as const);
}
