import { checkNote, type UserError, userError } from '../connections/index.js';
import type { Ambient } from '../ambient.js';
import { AddressRefusedError, checkWebhookUrl, permittedAddresses, type Resolve } from './address.js';
import { defaultEventTypes, isWebhookEventType, type WebhookEventType } from './event-types.js';

/** What an endpoint shall be; what is absent stays as it is, or is what a new one begins with. */
export interface EndpointInput {
  readonly url?: string | null;
  readonly description?: string | null;
  readonly eventTypes?: readonly string[] | null;
  readonly isEnabled?: boolean | null;
}

export interface EndpointChanges {
  readonly url?: string;
  readonly description?: string | null;
  readonly eventTypes?: readonly WebhookEventType[];
  readonly isEnabled?: boolean;
}

export interface EndpointChecks {
  readonly ambient: Pick<Ambient, 'sleep'>;
  readonly allowPrivate: boolean;
  readonly resolve: Resolve;
}

const resolveTimeoutMs = 5_000;
const maxEventTypes = 50;

/** Checks every field and returns all that is wrong at once; the host's addresses are asked for. */
export async function checkEndpoint(
  input: EndpointInput,
  checks: EndpointChecks,
): Promise<{ changes: EndpointChanges; errors: UserError[] }> {
  const errors: UserError[] = [];
  const changes: { -readonly [Field in keyof EndpointChanges]: EndpointChanges[Field] } = {};
  if (typeof input.url === 'string') {
    const url = await checkedUrl(input.url, checks);
    if ('error' in url) errors.push(url.error);
    else changes.url = url.value;
  }
  if (input.description !== undefined) {
    const description = checkNote(input.description ?? '');
    if (!description.ok) errors.push(textError(description.problem));
    else changes.description = description.value;
  }
  if (input.eventTypes) {
    const distinct = [...new Set(input.eventTypes.slice(0, maxEventTypes))];
    if (distinct.length === 0) errors.push(userError('REQUIRED', 'eventTypes'));
    if (!distinct.every(isWebhookEventType)) errors.push(userError('EVENT_TYPE_UNKNOWN', 'eventTypes'));
    changes.eventTypes = distinct.filter(isWebhookEventType);
  }
  if (typeof input.isEnabled === 'boolean') changes.isEnabled = input.isEnabled;
  return { changes, errors };
}

/** What a new endpoint is unless it says otherwise. */
export const newEndpoint = { description: null, eventTypes: defaultEventTypes, isEnabled: true } as const;

function textError(problem: 'REQUIRED' | 'TOO_LONG' | 'INVALID_CHARACTERS' | 'MAILBOX_MALFORMED'): UserError {
  return userError(problem, 'description');
}

async function checkedUrl(
  text: string,
  { ambient, allowPrivate, resolve }: EndpointChecks,
): Promise<{ value: string } | { error: UserError }> {
  if (text.trim() === '') return { error: userError('REQUIRED', 'url') };
  const checked = checkWebhookUrl(text, { allowPrivate });
  if (!checked.ok) return { error: userError(checked.problem, 'url') };
  const ended = new AbortController();
  try {
    const { hostname } = new URL(checked.url);
    const tooLong = ambient.sleep(resolveTimeoutMs, ended.signal).then(() => {
      throw new Error('The name was not resolved in time.');
    });
    const looking = permittedAddresses(hostname, { allowPrivate, resolve });
    await Promise.race([looking, tooLong]);
    return { value: checked.url };
  } catch (error) {
    const code = error instanceof AddressRefusedError ? 'WEBHOOK_URL_NOT_ALLOWED' : 'WEBHOOK_HOST_NOT_FOUND';
    return { error: userError(code, 'url') };
  } finally {
    ended.abort();
  }
}
