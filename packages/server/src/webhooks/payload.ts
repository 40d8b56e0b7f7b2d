import { createHash } from 'node:crypto';
import { type Connection, globalIdOf, type WhatHappened, whatHappened } from '../connections/index.js';
import type { LoggedEvent } from '../events/index.js';
import { describeFailure, failureTexts } from '../failures/index.js';
import { testEventType, type WebhookEventType } from './event-types.js';

/** What is delivered, word for word the same each time. */
export interface WebhookEvent {
  /** Stable: what its receivers know it by. */
  readonly id: string;
  readonly type: WebhookEventType | typeof testEventType;
  readonly payload: string;
  readonly occurredAt: string;
}

/** The id of a public event of the log, the same whoever makes it and however often. */
export function eventIdOf(salt: string, position: number, type: WebhookEventType): string {
  const hash = createHash('sha256').update(`${salt}:${position}:${type}`).digest('base64url');
  return `evt_${hash.slice(0, 22).replace(/[-_]/g, '0')}`;
}

/** A public event about a connection, as the connection is now. */
export function connectionWebhookEvent(
  id: string,
  { type, event, connection }: { type: WebhookEventType; event: LoggedEvent; connection: Connection },
): WebhookEvent {
  const { name, identifier, mailbox, tenant, authorization } = connection;
  const status = statusOf[type] ?? authorization.status;
  const data = {
    connection: {
      id: globalIdOf('Connection', connection.id),
      name,
      identifier,
      type: connection.type,
      mailbox,
      tenant,
      status,
      account: authorization.account && { username: authorization.account.username },
      authorizedAt: authorization.authorizedAt,
      reason: reasonOf(whatHappened(event), { ...connection, authorization: { status } }),
    },
  };
  return webhookEvent(id, type, event.occurredAt, data);
}

/** A public event about the credential of an app registration. */
export function expiryWebhookEvent(id: string, type: WebhookEventType, event: LoggedEvent): WebhookEvent {
  const { name, clientId, cloud, credentialKind, expiresAt, daysLeft, isExpired } = event.data;
  const data = {
    appRegistration: {
      id: globalIdOf('AppRegistration', event.subjectId),
      ...{ name, clientId, cloud },
      credential: { kind: credentialKind, expiresAt, daysLeft, isExpired },
    },
  };
  return webhookEvent(id, type, event.occurredAt, data);
}

/** What is sent to see whether it arrives. */
export function testWebhookEvent(id: string, occurredAt: string): WebhookEvent {
  return webhookEvent(id, testEventType, occurredAt, { message: 'This is a test of Landbridge.' });
}

/** The event tells what became of it then; meanwhile the connection may have moved on. */
const statusOf: Partial<Record<WebhookEventType, Connection['authorization']['status']>> = {
  'connection.authorized': 'AUTHORIZED',
  'connection.recovered': 'AUTHORIZED',
  'connection.needs_reauthorization': 'NEEDS_REAUTHORIZATION',
};

function webhookEvent(
  id: string,
  type: WebhookEvent['type'],
  occurredAt: string,
  data: Readonly<Record<string, unknown>>,
): WebhookEvent {
  return { id, type, occurredAt, payload: JSON.stringify({ type, timestamp: occurredAt, data }) };
}

/** Why, in English and with what Microsoft's support asks for; null where nothing went wrong. */
function reasonOf(
  { failure, failedStep }: WhatHappened,
  connection: Parameters<typeof describeFailure>[1],
): Readonly<Record<string, unknown>> | null {
  if (failure) {
    const { title, explanation, remedy } = describeFailure(failure, connection, failureTexts.en);
    const { code, aadsts, correlationId, traceId } = failure;
    return { code, title, explanation, remedy, aadsts, correlationId, traceId };
  }
  if (!failedStep) return null;
  const { name, remedyCode, detail, remedy } = failedStep;
  return { code: remedyCode ?? name, step: name, explanation: detail, remedy };
}
