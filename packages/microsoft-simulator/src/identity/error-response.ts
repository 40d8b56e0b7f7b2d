import { randomUUID } from 'node:crypto';
import type { IdentityError } from './aadsts.js';

/** The body of a failed token or metadata request, as Microsoft writes it. */
export interface ErrorResponse {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  /** `2026-11-25 09:30:00Z`. */
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
  readonly error_uri: string;
  readonly suberror?: string;
}

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The time as Microsoft writes it in errors: `2026-11-25 09:30:00Z`. */
export function formatTimestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/**
 * What Microsoft answers for `error`.
 * @param correlationId `client-request-id` of the request; it is repeated when it is a GUID, or else a new one is made
 * @param url the simulator's own address, for `error_uri`
 */
export function errorResponse(
  error: IdentityError,
  context: { now: Date; url: string; correlationId?: string | undefined },
): ErrorResponse {
  const timestamp = formatTimestamp(context.now);
  const traceId = randomUUID();
  const correlationId =
    context.correlationId !== undefined && guidPattern.test(context.correlationId)
      ? context.correlationId
      : randomUUID();
  return {
    error: error.error,
    error_description: `${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [error.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${context.url}/error?code=${error.code}`,
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
  };
}
