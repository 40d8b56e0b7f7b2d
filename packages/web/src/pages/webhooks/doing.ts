import type { WebhookEndpointFieldsFragment } from '../../graphql/generated/graphql.js';

/** What somebody is about to do: the dialog that is open. */
export type Doing =
  | { readonly what: 'add' }
  | {
      readonly what: 'edit' | 'test' | 'rotate' | 'delete';
      readonly endpoint: WebhookEndpointFieldsFragment;
    }
  | { readonly what: 'secret'; readonly secret: string; readonly hasBefore: boolean };
