export const deliveryStatuses = ['PENDING', 'DELIVERED', 'PARKED'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/**
 * Why a delivery is tried no more: three days were not enough, the receiver is gone for good, or was disabled, or what
 * signs cannot be decrypted.
 */
export type ParkedBecause = 'EXHAUSTED' | 'ENDPOINT_GONE' | 'ENDPOINT_DISABLED' | 'SECRET_UNREADABLE';

/** One event on its way to one endpoint. Times in ISO 8601 UTC. */
export interface WebhookDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly status: DeliveryStatus;
  readonly parkedBecause: ParkedBecause | null;
  /** All there ever were. */
  readonly attempts: number;
  /** Since it was created, or was replayed last. */
  readonly roundAttempts: number;
  readonly roundBeganAt: string;
  readonly nextAttemptAt: string | null;
  readonly deliveredAt: string | null;
  readonly createdAt: string;
}

/** SENDING until its end is known; INTERRUPTED when its process died, so that nobody knows whether it arrived. */
export type AttemptOutcome = 'SENDING' | 'DELIVERED' | 'REFUSED' | 'FAILED' | 'INTERRUPTED';

export interface WebhookAttempt {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly outcome: AttemptOutcome;
  readonly statusCode: number | null;
  readonly durationMs: number | null;
  /** The first 1,000 characters. */
  readonly answer: string | null;
  /** Why nothing was answered, e.g. `TIMEOUT`. */
  readonly error: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

export interface DeliveryFilter {
  readonly endpointId?: string | null;
  readonly status?: DeliveryStatus | null;
  readonly eventType?: string | null;
}
