import type {
  UpdateWebhookEndpointInput,
  WebhookEndpointFieldsFragment,
} from '../../graphql/generated/graphql.js';

/** What somebody types of a webhook. */
export interface EndpointDraft {
  url: string;
  description: string;
  eventTypes: string[];
  isEnabled: boolean;
}

/**
 * What is sent to the hub: only what was changed. An address that is sent is looked up, and one that nobody knows any
 * more must not keep its webhook from being switched off.
 */
export function changesOf(
  before: WebhookEndpointFieldsFragment,
  draft: EndpointDraft,
): UpdateWebhookEndpointInput {
  const isSame =
    draft.eventTypes.length === before.eventTypes.length &&
    draft.eventTypes.every((type) => before.eventTypes.includes(type));
  return {
    id: before.id,
    ...(draft.url === before.url ? {} : { url: draft.url }),
    ...(draft.description === (before.description ?? '') ? {} : { description: draft.description }),
    ...(isSame ? {} : { eventTypes: [...draft.eventTypes] }),
    ...(draft.isEnabled === before.isEnabled ? {} : { isEnabled: draft.isEnabled }),
  };
}
