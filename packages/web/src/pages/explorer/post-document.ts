import { reportSessionOver } from '../../session/session.js';

export interface GraphqlRequest {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
}

/**
 * Sends a document over HTTP and answers the hub's JSON as it came, errors included.
 * @throws {TypeError} when the hub cannot be reached
 * @throws {SyntaxError} when the answer is no JSON
 */
export async function postDocument(request: GraphqlRequest, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    credentials: 'same-origin',
    body: JSON.stringify(request),
    ...(signal && { signal }),
  });
  if (response.status === 401) reportSessionOver();
  return response.json();
}
