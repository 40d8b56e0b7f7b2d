import type { WebhookDeliveryFieldsFragment } from '../../graphql/generated/graphql.js';

type Waiting = Pick<WebhookDeliveryFieldsFragment, 'status' | 'nextAttemptAt'>;

const soonMs = 2 * 60_000;
const quickMs = 2_500;
const calmMs = 15_000;

/** How long until deliveries are read again (milliseconds): quickly while one is about to be sent at `now`. */
export function paceOf(deliveries: readonly Waiting[], now: number): number {
  const isSoon = deliveries.some(
    ({ status, nextAttemptAt }) =>
      status === 'PENDING' && (nextAttemptAt === null || Date.parse(nextAttemptAt) - now < soonMs),
  );
  return isSoon ? quickMs : calmMs;
}
