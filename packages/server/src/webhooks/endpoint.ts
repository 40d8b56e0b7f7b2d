import type { Actor } from '../audit/index.js';
import type { WebhookEventType } from './event-types.js';

/** Where webhooks go. Times in ISO 8601 UTC. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly eventTypes: readonly WebhookEventType[];
  readonly isEnabled: boolean;
  /** `GONE`: it answered 410. Null while it is enabled, or when somebody disabled it. */
  readonly disabledBecause: 'GONE' | null;
  /** What happened before is not told to it. */
  readonly activeFrom: string;
  readonly createdBy: Actor;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A secret of an endpoint, without the secret itself. */
export interface WebhookSecret {
  readonly id: string;
  readonly createdAt: string;
  /** Until then it signs beside the newer one; null: it is the newest. */
  readonly expiresAt: string | null;
}
