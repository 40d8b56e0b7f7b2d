import type { Answers } from '../../testing/hub.js';

type Own = Record<string, unknown>;

/** An endpoint as the hub tells it; what a test is about is said by the test. */
export function anEndpoint(own: Own = {}) {
  return {
    __typename: 'WebhookEndpoint',
    id: 'endpoint-1',
    url: 'https://erp.example.com/landbridge',
    description: 'ERP',
    eventTypes: ['connection.needs_reauthorization', 'connection.recovered'],
    isEnabled: true,
    disabledBecause: null,
    secrets: [{ __typename: 'WebhookSecret', createdAt: '2026-11-25T09:00:00.000Z', expiresAt: null }],
    ...own,
  };
}

/** An attempt as the hub tells it. */
export function anAttempt(own: Own = {}) {
  return {
    __typename: 'WebhookAttempt',
    number: 1,
    url: 'https://erp.example.com/landbridge',
    outcome: 'DELIVERED',
    statusCode: 204,
    durationMs: 12,
    answer: '',
    error: null,
    startedAt: '2026-11-25T09:00:00.000Z',
    ...own,
  };
}

/** A delivery as the hub tells it. */
export function aDelivery(own: Own = {}) {
  return {
    __typename: 'WebhookDelivery',
    id: 'delivery-1',
    eventId: 'evt_1',
    eventType: 'connection.recovered',
    status: 'DELIVERED',
    parkedBecause: null,
    attemptCount: 1,
    nextAttemptAt: null,
    deliveredAt: null,
    createdAt: '2026-11-25T09:00:00.000Z',
    payload: '{"type":"connection.recovered"}',
    attempts: [anAttempt()],
    ...own,
  };
}

function pageOf(typename: string, nodes: object[], hasNextPage = false) {
  return {
    __typename: `${typename}Connection`,
    edges: nodes.map((node, at) => ({ __typename: `${typename}Edge`, cursor: `cursor-${at}`, node })),
    pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: hasNextPage ? 'cursor' : null },
  };
}

/** The hub has these endpoints. */
export function endpointsOf(...nodes: object[]): Answers {
  return {
    WebhookEndpoints: () => ({ data: { webhookEndpoints: pageOf('WebhookEndpoint', nodes) } }),
  };
}

/** The hub has these deliveries to its one endpoint. */
export function logOf(...nodes: ReturnType<typeof aDelivery>[]): Answers {
  const data = { webhookDeliveries: pageOf('WebhookDelivery', nodes) };
  const totalCount = nodes.filter(({ status }) => status === 'PARKED').length;
  return {
    LastWebhookDelivery: () => ({ data }),
    WebhookTests: () => ({ data }),
    WebhookLog: ({ status }) => ({
      data: {
        webhookEndpoint: anEndpoint(),
        webhookDeliveries: pageOf(
          'WebhookDelivery',
          nodes.filter((node) => status === null || node.status === status),
        ),
        parked: { __typename: 'WebhookDeliveryConnection', totalCount },
      },
    }),
  };
}

/** What the hub says to a mutation. */
export function payload(
  name: string,
  fields: object,
  userErrors: { code: string; field: string[] | null }[] = [],
): Answers {
  const operation = name.charAt(0).toUpperCase() + name.slice(1);
  const errors = userErrors.map((error) => ({ __typename: 'UserError', message: '', ...error }));
  return {
    [operation]: () => ({
      data: { [name]: { __typename: `${operation}Payload`, ...fields, userErrors: errors } },
    }),
  };
}
