/** An error in the shape of Microsoft Graph: https://learn.microsoft.com/graph/errors */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'GraphError';
  }
}

/** The body of a failed request. */
export function graphErrorBody(
  error: GraphError,
  facts: { now: Date; requestId: string; clientRequestId: string },
) {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        date: facts.now.toISOString().slice(0, 19),
        'request-id': facts.requestId,
        'client-request-id': facts.clientRequestId,
      },
    },
  };
}
